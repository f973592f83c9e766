import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';
import type { Settings } from './settings.js';

const DAYS = 365;

export interface TlsMaterial {
  readonly cert: string;
  readonly key: string;
}

const newCertificate = async (): Promise<TlsMaterial> => {
  const subjectAltName = [
    { type: 2 as const, value: 'localhost' },
    { type: 7 as const, ip: '127.0.0.1' },
  ];
  const notAfterDate = new Date(new Date().getTime() + DAYS * 86_400_000);
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2_048,
    algorithm: 'sha256',
    notAfterDate,
    extensions: [{ name: 'subjectAltName', altNames: subjectAltName }],
  });
  return { cert: made.cert, key: made.private };
};

/** The certificate the settings name, or one for localhost, made at the first start and kept beside the data for a year. */
export const tlsMaterial = async ({ tls, dataFolder }: Settings): Promise<TlsMaterial> => {
  if (tls) return { cert: tls.certificate, key: tls.key };
  const folder = path.join(dataFolder, 'tls');
  const [certFile, keyFile] = [path.join(folder, 'localhost.crt'), path.join(folder, 'localhost.key')];
  if (!existsSync(certFile) || !existsSync(keyFile)) {
    mkdirSync(folder, { recursive: true });
    const { cert, key } = await newCertificate();
    writeFileSync(certFile, cert);
    writeFileSync(keyFile, key, { mode: 0o600 });
  }
  return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
};
