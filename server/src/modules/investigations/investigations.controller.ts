import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { investigationRoutes as routes, type Investigation } from '#shared/contract/investigations.js';
import { API_PREFIX } from '#shared/contract/route.js';
import {
  BodyOf,
  Endpoint,
  PathOf,
  QueryOf,
  type PathParams,
  type QueryParams,
  type RequestBody,
  type ResponseBody,
} from '../../common/endpoint.js';
import { Caller, type Identity } from '../../common/identity.js';
import { InvestigationsService } from './investigations.service.js';

@ApiTags('investigations')
@Controller(API_PREFIX)
export class InvestigationsController {
  constructor(@Inject(InvestigationsService) private readonly investigations: InvestigationsService) {}

  @Endpoint(routes.start)
  start(
    @Caller() identity: Identity,
    @BodyOf(routes.start) start: RequestBody<typeof routes.start>,
  ): Promise<Investigation> {
    return this.investigations.start(identity, start);
  }

  @Endpoint(routes.list)
  async list(
    @Caller() { workspaceId }: Identity,
    @QueryOf(routes.list) { limit }: QueryParams<typeof routes.list>,
  ): Promise<ResponseBody<typeof routes.list>> {
    return { items: await this.investigations.list(workspaceId, limit) };
  }

  @Endpoint(routes.get)
  get(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.get) { id }: PathParams<typeof routes.get>,
  ): Promise<Investigation> {
    return this.investigations.get(workspaceId, id);
  }

  @Endpoint(routes.cut)
  cut(
    @Caller() identity: Identity,
    @PathOf(routes.cut) { id }: PathParams<typeof routes.cut>,
    @BodyOf(routes.cut) cut: RequestBody<typeof routes.cut>,
  ): Promise<Investigation> {
    return this.investigations.cut(identity, id, cut);
  }

  @Endpoint(routes.back)
  back(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.back) { id, step }: PathParams<typeof routes.back>,
  ): Promise<Investigation> {
    return this.investigations.back(workspaceId, id, step);
  }

  @Endpoint(routes.end)
  end(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.end) { id }: PathParams<typeof routes.end>,
  ): Promise<Investigation> {
    return this.investigations.end(workspaceId, id);
  }
}
