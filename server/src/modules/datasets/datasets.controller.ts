import type { IncomingMessage } from 'node:http';
import { Controller, Inject, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AnswerTable } from '#shared/answers/table.js';
import { datasetRoutes as routes } from '#shared/contract/datasets.js';
import { fileRoutes } from '#shared/contract/files.js';
import { API_PREFIX } from '#shared/contract/route.js';
import type { Dataset } from '#shared/data/dataset.js';
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
import { DatasetsService } from './datasets.service.js';
import { FilesService } from './files.service.js';
import { UploadsService } from './uploads.service.js';

@ApiTags('datasets')
@Controller(API_PREFIX)
export class DatasetsController {
  constructor(
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(UploadsService) private readonly uploads: UploadsService,
    @Inject(FilesService) private readonly files: FilesService,
  ) {}

  @Endpoint(fileRoutes.upload)
  uploadFile(
    @Caller() { workspaceId }: Identity,
    @QueryOf(fileRoutes.upload) { name, ...reading }: QueryParams<typeof fileRoutes.upload>,
    @Req() request: IncomingMessage,
  ): Promise<ResponseBody<typeof fileRoutes.upload>> {
    return this.files.upload(workspaceId, name, reading, request);
  }

  @Endpoint(routes.startUpload)
  startUpload(
    @Caller() { workspaceId }: Identity,
    @BodyOf(routes.startUpload) body: RequestBody<typeof routes.startUpload>,
  ): Promise<ResponseBody<typeof routes.startUpload>> {
    return this.uploads.start(workspaceId, body);
  }

  @Endpoint(routes.putChunk)
  putChunk(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.putChunk) { uploadId, index }: PathParams<typeof routes.putChunk>,
    @BodyOf(routes.putChunk) chunk: RequestBody<typeof routes.putChunk>,
  ): Promise<ResponseBody<typeof routes.putChunk>> {
    return this.uploads.put(workspaceId, uploadId, index, chunk);
  }

  @Endpoint(routes.completeUpload)
  completeUpload(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.completeUpload) { uploadId }: PathParams<typeof routes.completeUpload>,
  ): Promise<Dataset> {
    return this.uploads.complete(workspaceId, uploadId);
  }

  @Endpoint(routes.cancelUpload)
  cancelUpload(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.cancelUpload) { uploadId }: PathParams<typeof routes.cancelUpload>,
  ): Promise<void> {
    return this.uploads.cancel(workspaceId, uploadId);
  }

  @Endpoint(routes.get)
  get(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.get) { id }: PathParams<typeof routes.get>,
  ): Promise<Dataset> {
    return this.datasets.get(workspaceId, id);
  }

  @Endpoint(routes.lookUp)
  async lookUp(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.lookUp) { id }: PathParams<typeof routes.lookUp>,
  ): Promise<ResponseBody<typeof routes.lookUp>> {
    return { dataset: await this.datasets.find(workspaceId, id) };
  }

  @Endpoint(routes.changes)
  changes(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.changes) { id, before }: PathParams<typeof routes.changes>,
    @QueryOf(routes.changes) { key }: QueryParams<typeof routes.changes>,
  ): Promise<ResponseBody<typeof routes.changes>> {
    return this.datasets.changes(workspaceId, id, { before, key });
  }

  @Endpoint(routes.rows)
  rows(
    @Caller() { workspaceId }: Identity,
    @PathOf(routes.rows) { id }: PathParams<typeof routes.rows>,
    @QueryOf(routes.rows) page: QueryParams<typeof routes.rows>,
  ): Promise<AnswerTable> {
    return this.datasets.rows(workspaceId, id, page);
  }
}
