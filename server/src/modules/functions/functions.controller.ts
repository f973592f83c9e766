import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { functionRoutes as routes } from '#shared/contract/functions.js';
import { API_PREFIX } from '#shared/contract/route.js';
import { BodyOf, Endpoint, type RequestBody, type ResponseBody } from '../../common/endpoint.js';
import { Caller, type Identity } from '../../common/identity.js';
import { FunctionsService } from './functions.service.js';

@ApiTags('functions')
@Controller(API_PREFIX)
export class FunctionsController {
  constructor(@Inject(FunctionsService) private readonly functions: FunctionsService) {}

  @Endpoint(routes.batch)
  batch(
    @Caller() { workspaceId }: Identity,
    @BodyOf(routes.batch) { calls }: RequestBody<typeof routes.batch>,
  ): Promise<ResponseBody<typeof routes.batch>> {
    return this.functions.batch(workspaceId, calls);
  }
}
