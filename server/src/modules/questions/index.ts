export { askedForm, schemaFingerprint } from './fingerprints.js';
export { QuestionRepository } from './question.repository.js';
export { QuestionsModule } from './questions.module.js';
