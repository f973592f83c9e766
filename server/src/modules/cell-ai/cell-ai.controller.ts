import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { cellAiRoutes as routes, type CellAi } from '#shared/contract/cell-ai.js';
import { API_PREFIX } from '#shared/contract/route.js';
import { BodyOf, Endpoint, type RequestBody } from '../../common/endpoint.js';
import { Caller, type Identity } from '../../common/identity.js';
import { CellAiService } from './cell-ai.service.js';

@ApiTags('cell-ai')
@Controller(API_PREFIX)
export class CellAiController {
  constructor(@Inject(CellAiService) private readonly cellAi: CellAiService) {}

  @Endpoint(routes.get)
  state(@Caller() { workspaceId }: Identity): Promise<CellAi> {
    return this.cellAi.state(workspaceId);
  }

  @Endpoint(routes.change)
  change(
    @Caller() identity: Identity,
    @BodyOf(routes.change) wanted: RequestBody<typeof routes.change>,
  ): Promise<CellAi> {
    return this.cellAi.change(identity, wanted);
  }

  @Endpoint(routes.run)
  run(
    @Caller() { workspaceId }: Identity,
    @BodyOf(routes.run) { estimate }: RequestBody<typeof routes.run>,
  ): Promise<CellAi> {
    return this.cellAi.run(workspaceId, estimate);
  }

  @Endpoint(routes.cancel)
  cancel(@Caller() { workspaceId }: Identity): Promise<CellAi> {
    return this.cellAi.cancel(workspaceId);
  }
}
