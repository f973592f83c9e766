export { SourceAnswersModule } from './source-answers.module.js';
