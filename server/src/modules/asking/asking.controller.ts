import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { askingRoutes as routes } from '#shared/contract/asking.js';
import { API_PREFIX } from '#shared/contract/route.js';
import { BodyOf, Endpoint, type RequestBody, type ResponseBody } from '../../common/endpoint.js';
import { Caller, type Identity } from '../../common/identity.js';
import { DatasetsService } from '../datasets/index.js';
import { DefinitionsService } from '../definitions/index.js';
import { columnsOf, standingAlone } from './ask-conductor.js';
import { ModelBriefing } from './model-briefing.js';

@ApiTags('asking')
@Controller(API_PREFIX)
export class AskingController {
  constructor(
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(DefinitionsService) private readonly definitions: DefinitionsService,
    @Inject(ModelBriefing) private readonly briefing: ModelBriefing,
  ) {}

  @Endpoint(routes.preview)
  async preview(
    @Caller() { workspaceId }: Identity,
    @BodyOf(routes.preview) { dataset: id, further: beside, ...asked }: RequestBody<typeof routes.preview>,
  ): Promise<ResponseBody<typeof routes.preview>> {
    const dataset = await this.datasets.get(workspaceId, id);
    const further = [];
    for (const table of beside)
      further.push({ name: table.name, dataset: await this.datasets.get(workspaceId, table.dataset) });
    const data = { workspaceId, dataset, further };
    const definitions = await this.definitions.fitting(workspaceId, columnsOf(data));
    const brief = await this.briefing.of(data, { ...standingAlone(asked), definitions });
    return { content: brief.content(null), columnNames: brief.columnNames, values: brief.values };
  }
}
