export { DatasetsModule } from './datasets.module.js';
export { DatasetsService } from './datasets.service.js';
export { DatasetStore } from './dataset-store.js';
export { DatasetRepository } from './dataset.repository.js';
