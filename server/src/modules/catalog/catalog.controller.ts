import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { catalogRoutes as routes } from '#shared/contract/catalog.js';
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
import { CatalogService } from './catalog.service.js';

@ApiTags('catalog')
@Controller(API_PREFIX)
export class CatalogController {
  constructor(@Inject(CatalogService) private readonly catalog: CatalogService) {}

  @Endpoint(routes.list)
  list(
    @Caller() { workspaceId }: Identity,
    @QueryOf(routes.list) query: QueryParams<typeof routes.list>,
  ): Promise<ResponseBody<typeof routes.list>> {
    return this.catalog.list(workspaceId, query);
  }

  @Endpoint(routes.get)
  get(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.get) { id }: PathParams<typeof routes.get>,
  ): Promise<ResponseBody<typeof routes.get>> {
    return this.catalog.get(workspaceId, id);
  }

  @Endpoint(routes.edit)
  edit(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.edit) { id }: PathParams<typeof routes.edit>,
    @BodyOf(routes.edit) change: RequestBody<typeof routes.edit>,
  ): Promise<ResponseBody<typeof routes.edit>> {
    return this.catalog.edit(workspaceId, id, change);
  }

  @Endpoint(routes.scan)
  scan(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.scan) { id }: PathParams<typeof routes.scan>,
  ): Promise<ResponseBody<typeof routes.scan>> {
    return this.catalog.scan(workspaceId, id);
  }
}
