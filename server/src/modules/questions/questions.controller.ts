import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_PREFIX } from '#shared/contract/route.js';
import { questionRoutes as routes, type NamedQuestion } from '#shared/contract/questions.js';
import type { Run } from '#shared/contract/runs.js';
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
import { QuestionChecksService, type CheckReport } from './question-checks.service.js';
import { QuestionsService } from './questions.service.js';

@ApiTags('questions')
@Controller(API_PREFIX)
export class QuestionsController {
  constructor(
    @Inject(QuestionsService) private readonly questions: QuestionsService,
    @Inject(QuestionChecksService) private readonly checks: QuestionChecksService,
  ) {}

  @Endpoint(routes.list)
  async list(
    @Caller() { workspaceId }: Identity,
    @QueryOf(routes.list) options: QueryParams<typeof routes.list>,
  ): Promise<{ items: NamedQuestion[] }> {
    return { items: await this.questions.list(workspaceId, options) };
  }

  @Endpoint(routes.keep)
  keep(
    @Caller() identity: Identity,
    @BodyOf(routes.keep) kept: RequestBody<typeof routes.keep>,
  ): Promise<NamedQuestion> {
    return this.questions.keep(identity, kept);
  }

  @Endpoint(routes.check)
  check(
    @Caller() identity: Identity,
    @BodyOf(routes.check) request: RequestBody<typeof routes.check>,
  ): Promise<CheckReport> {
    return this.checks.check(identity, request);
  }

  @Endpoint(routes.rename)
  rename(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.rename) { id }: PathParams<typeof routes.rename>,
    @BodyOf(routes.rename) { name }: RequestBody<typeof routes.rename>,
  ): Promise<NamedQuestion> {
    return this.questions.rename(workspaceId, id, name);
  }

  @Endpoint(routes.remove)
  async remove(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.remove) { id }: PathParams<typeof routes.remove>,
  ): Promise<Record<string, never>> {
    await this.questions.remove(workspaceId, id);
    return {};
  }

  @Endpoint(routes.run)
  run(
    @Caller() identity: Identity,
    @PathOf(routes.run) { id }: PathParams<typeof routes.run>,
    @BodyOf(routes.run) data: RequestBody<typeof routes.run>,
  ): Promise<Run> {
    return this.questions.run(identity, id, { ...data, read: 'kept', fresh: false });
  }
}
