import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { HttpsOptions } from '@nestjs/common/interfaces/external/https-options.interface.js';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { limits } from '#shared/contract/datasets.js';
import { AppModule } from './app.module.js';
import { noticeHangUp } from './common/hang-up.js';
import { serveOpenApi } from './common/openapi.js';
import { requestId } from './common/request-id.js';
import type { Clock } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { servePages } from './modules/addin/index.js';

/** JSON may be a little larger than the chunk in it, because of the envelope and escapes. */
const BODY_LIMIT = limits.chunkBytes + 200_000;

export interface ApplicationOptions {
  readonly settings: Settings;
  readonly clock?: Clock;
  readonly tls?: HttpsOptions;
}

/** The whole server, not listening yet. */
export const createApplication = async ({
  settings,
  clock = () => new Date(),
  tls,
}: ApplicationOptions): Promise<NestExpressApplication> => {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings, clock), {
    bufferLogs: true,
    bodyParser: false,
    ...(tls ? { httpsOptions: tls } : {}),
  });
  app.useLogger(app.get(Logger));
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(requestId);
  app.use(noticeHangUp);
  app.use(
    helmet({ contentSecurityPolicy: false, frameguard: false, crossOriginResourcePolicy: { policy: 'same-site' } }),
  );
  app.useBodyParser('json', { limit: BODY_LIMIT });
  servePages(app.getHttpAdapter().getInstance(), settings);
  serveOpenApi(app);
  app.enableShutdownHooks();
  return app;
};
