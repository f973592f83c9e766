import { Module } from '@nestjs/common';
import { CLOCK, SETTINGS, type Clock } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { CircuitBreaker } from './circuit-breaker.js';
import type { LanguageModel } from './language-model.js';
import { GeminiModel } from './providers/gemini/gemini-model.js';
import { RequestBudget } from './request-budget.js';
import { ResilientModel } from './resilient-model.js';

/** The language model of the server, or null while no key is set. */
export const LANGUAGE_MODEL = Symbol('language model');

const languageModel = {
  provide: LANGUAGE_MODEL,
  inject: [SETTINGS, CLOCK],
  useFactory: ({ ai }: Settings, clock: Clock): LanguageModel | null =>
    ai.key === null
      ? null
      : new ResilientModel(new GeminiModel({ apiKey: ai.key, model: ai.model, baseUrl: ai.baseUrl }), {
          deadlineMilliseconds: 30_000,
          attempts: 3,
          pauseMilliseconds: 500,
          breaker: new CircuitBreaker({ failures: 5, restMilliseconds: 60_000, now: () => clock().getTime() }),
          budget: new RequestBudget(ai.requestsPerDay, clock),
          random: Math.random,
        }),
};

@Module({ providers: [languageModel], exports: [languageModel] })
export class CopilotModule {}
