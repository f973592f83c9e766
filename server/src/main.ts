import './config/young-generation.js';
import 'reflect-metadata';
import { createApplication } from './application.js';
import { readSettings } from './config/settings.js';
import { tlsMaterial } from './config/tls.js';

const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const app = await createApplication({ settings, tls: await tlsMaterial(settings) });
  await app.listen(settings.port, settings.host);
  const { port } = app.getHttpServer().address() as { port: number };
  const url = settings.publicUrl.endsWith(':0') ? settings.publicUrl.replace(/:0$/, `:${port}`) : settings.publicUrl;
  process.stdout.write(`\n  DataVision is ready: ${url}\n\n`);
};

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
