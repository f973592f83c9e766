import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { connectionRoutes as routes } from '#shared/contract/connections.js';
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
import { ConnectionsService } from './connections.service.js';
import { connectorsShown } from './connectors-shown.js';
import { LoadsService } from './loads.service.js';
import { SourcesService } from './sources.service.js';

const reference = ({ schema, name }: { schema?: string | undefined; name: string }) => ({
  schema: schema ?? null,
  name,
});

@ApiTags('connections')
@Controller(API_PREFIX)
export class ConnectorsController {
  constructor(
    @Inject(ConnectionsService) private readonly connections: ConnectionsService,
    @Inject(SourcesService) private readonly sources: SourcesService,
    @Inject(LoadsService) private readonly loads: LoadsService,
  ) {}

  @Endpoint(routes.connectors)
  connectors(): ResponseBody<typeof routes.connectors> {
    return { items: connectorsShown(this.sources.environment) };
  }

  @Endpoint(routes.list)
  async list(@Caller() { workspaceId }: Identity): Promise<ResponseBody<typeof routes.list>> {
    return { items: await this.connections.list(workspaceId) };
  }

  @Endpoint(routes.create)
  create(
    @Caller() { workspaceId }: Identity,
    @BodyOf(routes.create) body: RequestBody<typeof routes.create>,
  ): Promise<ResponseBody<typeof routes.create>> {
    return this.connections.create(workspaceId, body);
  }

  @Endpoint(routes.testSettings)
  testSettings(
    @Caller() { workspaceId }: Identity,
    @BodyOf(routes.testSettings) body: RequestBody<typeof routes.testSettings>,
  ): Promise<ResponseBody<typeof routes.testSettings>> {
    return this.sources.testSettings(workspaceId, body);
  }

  @Endpoint(routes.update)
  update(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.update) { id }: PathParams<typeof routes.update>,
    @BodyOf(routes.update) body: RequestBody<typeof routes.update>,
  ): Promise<ResponseBody<typeof routes.update>> {
    return this.connections.update(workspaceId, id, body);
  }

  @Endpoint(routes.remove)
  remove(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.remove) { id }: PathParams<typeof routes.remove>,
  ): Promise<void> {
    return this.connections.remove(workspaceId, id);
  }

  @Endpoint(routes.test)
  test(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.test) { id }: PathParams<typeof routes.test>,
  ): Promise<ResponseBody<typeof routes.test>> {
    return this.sources.test(workspaceId, id);
  }

  @Endpoint(routes.tables)
  async tables(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.tables) { id }: PathParams<typeof routes.tables>,
    @QueryOf(routes.tables) { q, limit }: QueryParams<typeof routes.tables>,
  ): Promise<ResponseBody<typeof routes.tables>> {
    const { tables, total } = await this.sources.tables(workspaceId, id, { search: q, limit });
    return { items: [...tables], total };
  }

  @Endpoint(routes.describe)
  describe(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.describe) { id }: PathParams<typeof routes.describe>,
    @QueryOf(routes.describe) table: QueryParams<typeof routes.describe>,
  ): Promise<ResponseBody<typeof routes.describe>> {
    return this.sources.describe(workspaceId, id, reference(table));
  }

  @Endpoint(routes.sample)
  sample(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.sample) { id }: PathParams<typeof routes.sample>,
    @QueryOf(routes.sample) { limit, ...table }: QueryParams<typeof routes.sample>,
  ): Promise<ResponseBody<typeof routes.sample>> {
    return this.sources.rows(workspaceId, id, reference(table), limit);
  }

  @Endpoint(routes.query)
  query(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.query) { id }: PathParams<typeof routes.query>,
    @BodyOf(routes.query) body: RequestBody<typeof routes.query>,
  ): Promise<ResponseBody<typeof routes.query>> {
    return this.sources.query(workspaceId, id, body);
  }

  @Endpoint(routes.profile)
  profile(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.profile) { id }: PathParams<typeof routes.profile>,
    @QueryOf(routes.profile) { mode, ...table }: QueryParams<typeof routes.profile>,
  ): Promise<ResponseBody<typeof routes.profile>> {
    return this.sources.profile(workspaceId, id, reference(table), mode);
  }

  @Endpoint(routes.startLoad)
  startLoad(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.startLoad) { id }: PathParams<typeof routes.startLoad>,
    @QueryOf(routes.startLoad) { wait }: QueryParams<typeof routes.startLoad>,
    @BodyOf(routes.startLoad) selection: RequestBody<typeof routes.startLoad>,
  ): Promise<ResponseBody<typeof routes.startLoad>> {
    return this.loads.start(workspaceId, id, selection, wait);
  }

  @Endpoint(routes.load)
  load(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.load) { id }: PathParams<typeof routes.load>,
    @QueryOf(routes.load) { wait }: QueryParams<typeof routes.load>,
  ): Promise<ResponseBody<typeof routes.load>> {
    return this.loads.get(workspaceId, id, wait);
  }

  @Endpoint(routes.cancelLoad)
  cancelLoad(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.cancelLoad) { id }: PathParams<typeof routes.cancelLoad>,
  ): Promise<ResponseBody<typeof routes.cancelLoad>> {
    return this.loads.cancel(workspaceId, id);
  }
}
