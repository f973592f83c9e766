import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { opinionRoutes as routes, type Opinion } from '#shared/contract/opinions.js';
import { API_PREFIX } from '#shared/contract/route.js';
import {
  BodyOf,
  Endpoint,
  PathOf,
  QueryOf,
  type PathParams,
  type QueryParams,
  type RequestBody,
} from '../../common/endpoint.js';
import { Caller, type Identity } from '../../common/identity.js';
import { OpinionsService } from './opinions.service.js';

@ApiTags('opinions')
@Controller(API_PREFIX)
export class OpinionsController {
  constructor(@Inject(OpinionsService) private readonly opinions: OpinionsService) {}

  @Endpoint(routes.list)
  async list(
    @Caller() { workspaceId }: Identity,
    @QueryOf(routes.list) { limit }: QueryParams<typeof routes.list>,
  ): Promise<{ items: Opinion[] }> {
    return { items: await this.opinions.list(workspaceId, limit) };
  }

  @Endpoint(routes.save)
  async save(
    @Caller() identity: Identity,
    @PathOf(routes.save) { id }: PathParams<typeof routes.save>,
    @BodyOf(routes.save) opinion: RequestBody<typeof routes.save>,
  ): Promise<{ opinion: Opinion | null }> {
    return { opinion: await this.opinions.save(identity, id, opinion) };
  }
}
