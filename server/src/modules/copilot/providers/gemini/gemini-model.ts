import { ApiError, FinishReason, GoogleGenAI, type GenerateContentResponse } from '@google/genai';
import { z } from 'zod';
import {
  ModelFailure,
  type LanguageModel,
  type StructuredRequest,
  type StructuredResponse,
} from '../../language-model.js';

export interface GeminiOptions {
  readonly apiKey: string;
  readonly model: string;
  readonly baseUrl: string | null;
}

const refusals: ReadonlySet<string> = new Set([
  FinishReason.SAFETY,
  FinishReason.RECITATION,
  FinishReason.BLOCKLIST,
  FinishReason.PROHIBITED_CONTENT,
  FinishReason.SPII,
]);

/** Google Gemini through Google's own SDK. One call is one attempt: the SDK's retries are off. */
export class GeminiModel implements LanguageModel {
  readonly name: string;
  readonly #client: GoogleGenAI;

  constructor({ apiKey, model, baseUrl }: GeminiOptions) {
    this.name = model;
    this.#client = new GoogleGenAI({
      apiKey,
      httpOptions: { retryOptions: { attempts: 1 }, ...(baseUrl && { baseUrl }) },
    });
  }

  async generate<S extends z.ZodType>(request: StructuredRequest<S>): Promise<StructuredResponse<z.output<S>>> {
    const response = await this.#attempt(request);
    const usage = response.usageMetadata;
    const value = request.schema.safeParse(jsonOf(response));
    if (!value.success) throw new ModelFailure('malformed', `does not fit the schema: ${value.error.message}`);
    return {
      value: value.data,
      model: this.name,
      inputTokens: usage?.promptTokenCount ?? 0,
      outputTokens: (usage?.candidatesTokenCount ?? 0) + (usage?.thoughtsTokenCount ?? 0),
    };
  }

  async #attempt({
    instructions,
    content,
    schema,
    signal,
  }: StructuredRequest<z.ZodType>): Promise<GenerateContentResponse> {
    try {
      return await this.#client.models.generateContent({
        model: this.name,
        contents: content,
        config: {
          systemInstruction: instructions,
          temperature: 0,
          seed: 1,
          responseMimeType: 'application/json',
          responseJsonSchema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
          ...(signal && { abortSignal: signal }),
        },
      });
    } catch (error) {
      throw failureOf(error);
    }
  }
}

const jsonOf = (response: GenerateContentResponse): unknown => {
  const blocked = response.promptFeedback?.blockReason;
  const reason = response.candidates?.[0]?.finishReason;
  if (blocked || (reason && refusals.has(reason))) throw new ModelFailure('refused', `refused: ${blocked ?? reason}`);
  const text = response.text;
  if (!text) throw new ModelFailure('malformed', 'empty answer');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelFailure('malformed', 'not JSON', null, { cause });
  }
};

/** The SDK puts Google's RetryInfo into the message of its error as JSON text. */
const retryDelay = (message: string): number | null => {
  const seconds = /"retryDelay":\s*"(\d+(?:\.\d+)?)s"/.exec(message)?.[1];
  return seconds ? Number(seconds) * 1_000 : null;
};

const failureOf = (error: unknown): ModelFailure => {
  if (error instanceof ModelFailure) return error;
  if (error instanceof ApiError) {
    const { status, message } = error;
    if (status === 429)
      return new ModelFailure('rate-limited', 'too many requests', retryDelay(message), { cause: error });
    if (status === 408 || status === 504) return new ModelFailure('timeout', 'timed out', null, { cause: error });
    if (status >= 500) return new ModelFailure('server-error', `status ${status}`, null, { cause: error });
    return new ModelFailure('rejected', `status ${status}`, null, { cause: error });
  }
  if (error instanceof SyntaxError) return new ModelFailure('malformed', 'not JSON', null, { cause: error });
  return new ModelFailure('unreachable', 'no answer', null, { cause: error });
};
