import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_PREFIX } from '#shared/contract/route.js';
import { runRoutes as routes, type Run } from '#shared/contract/runs.js';
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
import { RunsService } from './runs.service.js';

@ApiTags('runs')
@Controller(API_PREFIX)
export class RunsController {
  constructor(@Inject(RunsService) private readonly runs: RunsService) {}

  @Endpoint(routes.start)
  start(
    @Caller() identity: Identity,
    @PathOf(routes.start) { analysis }: PathParams<typeof routes.start>,
    @QueryOf(routes.start) { wait }: QueryParams<typeof routes.start>,
    @BodyOf(routes.start) request: RequestBody<typeof routes.start>,
  ): Promise<Run> {
    return this.runs.start(identity, analysis, request, wait);
  }

  @Endpoint(routes.get)
  get(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.get) { id }: PathParams<typeof routes.get>,
    @QueryOf(routes.get) { wait }: QueryParams<typeof routes.get>,
  ): Promise<Run> {
    return this.runs.get(workspaceId, id, wait);
  }

  @Endpoint(routes.list)
  list(
    @Caller() { workspaceId }: Identity,
    @QueryOf(routes.list) page: QueryParams<typeof routes.list>,
  ): Promise<ResponseBody<typeof routes.list>> {
    return this.runs.list(workspaceId, page);
  }

  @Endpoint(routes.cancel)
  cancel(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.cancel) { id }: PathParams<typeof routes.cancel>,
  ): Promise<Run> {
    return this.runs.cancel(workspaceId, id);
  }
}
