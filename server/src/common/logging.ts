import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Settings } from '../config/settings.js';

/** One JSON line a request: method, path without its query, status, time, request id. No headers, no bodies, no data. */
export const loggerOptions = ({ logLevel }: Settings): Params => ({
  pinoHttp: {
    level: logLevel,
    genReqId: (request: IncomingMessage) => (request as IncomingMessage & { id: string }).id,
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: url.split('?')[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
    autoLogging: { ignore: ({ url = '' }: IncomingMessage) => !url.startsWith('/api/') },
    customLogLevel: (_request: IncomingMessage, { statusCode }: ServerResponse) =>
      statusCode >= 500 ? 'error' : 'debug',
  },
});
