import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { definitionRoutes as routes, type Definition } from '#shared/contract/definitions.js';
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
import { DefinitionsService } from './definitions.service.js';

@ApiTags('definitions')
@Controller(API_PREFIX)
export class DefinitionsController {
  constructor(@Inject(DefinitionsService) private readonly definitions: DefinitionsService) {}

  @Endpoint(routes.list)
  async list(
    @Caller() { workspaceId }: Identity,
    @QueryOf(routes.list) { dataset }: QueryParams<typeof routes.list>,
  ): Promise<{ items: Definition[] }> {
    return { items: await this.definitions.list(workspaceId, dataset) };
  }

  @Endpoint(routes.add)
  add(
    @Caller() identity: Identity,
    @BodyOf(routes.add) definition: RequestBody<typeof routes.add>,
  ): Promise<Definition> {
    return this.definitions.add(identity, definition);
  }

  @Endpoint(routes.change)
  change(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.change) { id }: PathParams<typeof routes.change>,
    @BodyOf(routes.change) definition: RequestBody<typeof routes.change>,
  ): Promise<Definition> {
    return this.definitions.change(workspaceId, id, definition);
  }

  @Endpoint(routes.remove)
  async remove(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.remove) { id }: PathParams<typeof routes.remove>,
  ): Promise<Record<string, never>> {
    await this.definitions.remove(workspaceId, id);
    return {};
  }
}
