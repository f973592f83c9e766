export { CopilotModule, LANGUAGE_MODEL } from './copilot.module.js';
export { type LanguageModel, type StructuredRequest } from './language-model.js';
