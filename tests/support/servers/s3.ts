import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface S3TestServer {
  readonly endpoint: string;
  /** Bytes sent of objects so far. */
  sent(): number;
  stop(): Promise<void>;
}

interface S3Options {
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly objects: ReadonlyMap<string, Buffer>;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const escapeUri = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
const xml = (text: string): string => text.replace(/[<>&"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** Recomputes the signature of AWS Signature Version 4 from the request as it arrived. */
const signatureHolds = (
  request: IncomingMessage,
  url: URL,
  { accessKeyId, secretAccessKey }: S3Options,
): 'yes' | 'InvalidAccessKeyId' | 'SignatureDoesNotMatch' => {
  const authorization =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, id, day = '', region = '', signed = '', signature = ''] =
    authorization.exec(request.headers.authorization ?? '') ?? [];
  if (id !== accessKeyId) return 'InvalidAccessKeyId';
  const query = [...url.searchParams].map(([name, value]) => `${escapeUri(name)}=${escapeUri(value)}`).sort();
  const headers = signed.split(';').map(
    (name) =>
      `${name}:${String(request.headers[name] ?? '')
        .trim()
        .replace(/ +/g, ' ')}\n`,
  );
  const canonical = [
    request.method,
    url.pathname,
    query.join('&'),
    headers.join(''),
    signed,
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce<Buffer>(
    (previous, part) => hmac(previous, part),
    hmac(hmac(`AWS4${secretAccessKey}`, day), region),
  );
  return timingSafeEqual(hmac(key, text), Buffer.from(signature.padEnd(64, '0'), 'hex'))
    ? 'yes'
    : 'SignatureDoesNotMatch';
};

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
};

const list = (response: ServerResponse, url: URL, { bucket, objects }: S3Options): void => {
  const prefix = url.searchParams.get('prefix') ?? '';
  const from = Number(url.searchParams.get('continuation-token') ?? 0);
  const size = Math.min(3, Number(url.searchParams.get('max-keys') ?? 1_000));
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const more = from + size < keys.length;
  const contents = keys
    .slice(from, from + size)
    .map((key) => `<Contents><Key>${xml(key)}</Key><Size>${objects.get(key)!.length}</Size></Contents>`)
    .join('');
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0"?><ListBucketResult><Name>${bucket}</Name><IsTruncated>${more}</IsTruncated>${
      more ? `<NextContinuationToken>${from + size}</NextContinuationToken>` : ''
    }${contents}</ListBucketResult>`,
  );
};

/** S3's protocol for one bucket, pages of three keys, and signatures that are really checked. */
export const startS3 = async (options: S3Options): Promise<S3TestServer> => {
  let sent = 0;
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://s3');
    const verdict = signatureHolds(request, url, options);
    if (verdict !== 'yes') return refuse(response, 403, verdict);
    const [, bucket = '', ...path] = url.pathname.split('/');
    if (bucket !== options.bucket) return refuse(response, 404, 'NoSuchBucket');
    const key = decodeURIComponent(path.join('/'));
    if (key === '') return list(response, url, options);
    const object = options.objects.get(key);
    if (!object) return refuse(response, 404, 'NoSuchKey');
    if (request.method === 'HEAD') return void response.writeHead(200, { 'content-length': object.length }).end();
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const body = from === undefined ? object : object.subarray(Number(from), Number(to) + 1);
    response.writeHead(from === undefined ? 200 : 206, { 'content-length': body.length });
    sent += body.length;
    response.end(body);
  };
  const server = http.createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
