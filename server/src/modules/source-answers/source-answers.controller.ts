import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_PREFIX } from '#shared/contract/route.js';
import { sourceAnswerRoutes as routes } from '#shared/contract/source-answers.js';
import {
  BodyOf,
  Endpoint,
  PathOf,
  type PathParams,
  type RequestBody,
  type ResponseBody,
} from '../../common/endpoint.js';
import { Caller, type Identity } from '../../common/identity.js';
import { SourceAnalysesService } from './source-analyses.service.js';
import { SourceAnswersService } from './source-answers.service.js';

@ApiTags('connections')
@Controller(API_PREFIX)
export class SourceAnswersController {
  constructor(
    @Inject(SourceAnswersService) private readonly answers: SourceAnswersService,
    @Inject(SourceAnalysesService) private readonly analyses: SourceAnalysesService,
  ) {}

  @Endpoint(routes.ask)
  ask(
    @Caller() identity: Identity,
    @PathOf(routes.ask) { id }: PathParams<typeof routes.ask>,
    @BodyOf(routes.ask) question: RequestBody<typeof routes.ask>,
  ): Promise<ResponseBody<typeof routes.ask>> {
    return this.answers.ask(identity, id, question);
  }

  @Endpoint(routes.analyze)
  analyze(
    @Caller() identity: Identity,
    @PathOf(routes.analyze) { id, analysis }: PathParams<typeof routes.analyze>,
    @BodyOf(routes.analyze) asked: RequestBody<typeof routes.analyze>,
  ): Promise<ResponseBody<typeof routes.analyze>> {
    return this.analyses.analyze(identity, id, { analysis, ...asked });
  }
}
