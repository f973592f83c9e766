import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GeminiRequest {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: { contents?: unknown; systemInstruction?: unknown; generationConfig?: Record<string, unknown> };
}

export interface GeminiReply {
  readonly status?: number;
  /** Sent as it is; objects as JSON. */
  readonly body: unknown;
  readonly delayMilliseconds?: number;
  /** Ends the connection in the middle of the body. */
  readonly cut?: boolean;
}

/** Text as Gemini wraps it. */
export const saying = (value: unknown, finishReason = 'STOP'): GeminiReply => ({
  body: {
    candidates: [
      {
        content: { role: 'model', parts: [{ text: typeof value === 'string' ? value : JSON.stringify(value) }] },
        finishReason,
        index: 0,
      },
    ],
    usageMetadata: { promptTokenCount: 7, candidatesTokenCount: 5, totalTokenCount: 12 },
  },
});

export const failing = (status: number, state: string, details: unknown[] = []): GeminiReply => ({
  status,
  body: { error: { code: status, message: state, status: state, details } },
});

export interface GeminiStandIn {
  readonly url: string;
  readonly requests: GeminiRequest[];
  close(): Promise<void>;
}

/** A server that speaks Gemini's REST protocol on loopback and answers as told, request by request. */
export const startGemini = async (
  reply: (request: GeminiRequest, count: number) => GeminiReply,
): Promise<GeminiStandIn> => {
  const requests: GeminiRequest[] = [];
  const server = http.createServer((incoming, outgoing) => {
    let text = '';
    incoming.on('data', (part: Buffer) => (text += part.toString()));
    incoming.on('end', () => {
      const request = {
        path: incoming.url ?? '',
        key: incoming.headers['x-goog-api-key'] as string | undefined,
        body: JSON.parse(text || '{}') as GeminiRequest['body'],
      };
      requests.push(request);
      const { status = 200, body, delayMilliseconds = 0, cut = false } = reply(request, requests.length);
      const payload = typeof body === 'string' ? body : JSON.stringify(body);
      setTimeout(() => {
        outgoing.writeHead(status, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
        });
        if (cut) {
          outgoing.write(payload.slice(0, payload.length / 2));
          setTimeout(() => outgoing.destroy(), 20);
        } else outgoing.end(payload);
      }, delayMilliseconds);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
