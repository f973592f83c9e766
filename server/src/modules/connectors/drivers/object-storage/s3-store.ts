import type { Readable } from 'node:stream';
import http from 'node:http';
import https from 'node:https';
import { AppError } from '#shared/errors/app-error.js';
import { cancelled, connectionLost, ConnectionProblem, networkProblem } from '../../network/connection-problem.js';
import type { NetworkGuard } from '../../network/guard.js';
import { s3Sdk } from './sdk.js';
import type { ObjectStore, StoredObject } from './store.js';

export interface S3StoreOptions {
  readonly endpoint: URL;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly pathStyle: boolean;
}

const PAGE = 1_000;

interface ServiceFailure {
  readonly name: string;
  readonly message: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const explain = (thrown: unknown, { endpoint, bucket, accessKeyId }: S3StoreOptions): AppError => {
  if (thrown instanceof AppError) return thrown;
  const target = endpoint.host;
  const { name, message, $metadata } = thrown as ServiceFailure;
  const cause = (thrown as { cause?: unknown }).cause;
  if (cause instanceof AppError) return cause;
  if (/AbortError/.test(name)) return cancelled();
  if (/EPROTO|wrong version number/i.test(message)) {
    return new ConnectionProblem(
      'tls',
      `${target} does not speak HTTPS. Use http:// only inside your own network.`,
      thrown,
    );
  }
  if (/NoSuchBucket|InvalidBucketName/.test(name))
    return new ConnectionProblem('database', `There is no bucket "${bucket}" at ${target}.`, thrown);
  if (/NoSuchKey/.test(name))
    return new AppError('not-found', `There is no such file in the bucket ${bucket}.`, { cause: thrown });
  if (/SignatureDoesNotMatch|InvalidAccessKeyId|AuthFailure|InvalidSecurity|ExpiredToken/.test(name)) {
    return new ConnectionProblem(
      'login',
      `${target} refused the key ${accessKeyId}: the key or its secret is wrong.`,
      thrown,
    );
  }
  if (/PermanentRedirect|AuthorizationHeaderMalformed/.test(name)) {
    return new ConnectionProblem(
      'database',
      `The bucket ${bucket} is in another region. Set the region it was made in.`,
      thrown,
    );
  }
  const status = $metadata?.httpStatusCode;
  if (status === 403)
    return new ConnectionProblem('rights', `The key ${accessKeyId} may not read the bucket ${bucket}.`, thrown);
  if (status === 404)
    return new AppError('not-found', `There is no such file in the bucket ${bucket}.`, { cause: thrown });
  return networkProblem(thrown, target) ?? connectionLost(target, thrown);
};

/** Any store that speaks S3's protocol. Every host name the client asks for passes the guard; redirects are not followed. */
export const openS3Store = async (options: S3StoreOptions, guard: NetworkGuard): Promise<ObjectStore> => {
  const { endpoint, region, bucket, prefix, accessKeyId, secretAccessKey, pathStyle } = options;
  await guard.pin(endpoint.hostname);
  const { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } = s3Sdk();
  const agent = { keepAlive: true, maxSockets: 8, lookup: guard.lookup };
  const client = new S3Client({
    endpoint: endpoint.origin,
    region,
    forcePathStyle: pathStyle,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    followRegionRedirects: false,
    maxAttempts: 2,
    requestHandler: {
      httpAgent: new http.Agent(agent),
      httpsAgent: new https.Agent(agent),
      connectionTimeout: 10_000,
      requestTimeout: 60_000,
    },
  });

  const list = async ({ limit, signal }: { limit: number; signal: AbortSignal }): Promise<StoredObject[]> => {
    const objects: StoredObject[] = [];
    let token: string | undefined;
    do {
      const command = new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        MaxKeys: Math.min(PAGE, limit),
        ContinuationToken: token,
      });
      const page = await client.send(command, { abortSignal: signal });
      objects.push(...(page.Contents ?? []).map(({ Key = '', Size = 0 }) => ({ key: Key, bytes: Size })));
      token = page.NextContinuationToken;
    } while (token && objects.length < limit);
    return objects.slice(0, limit);
  };

  return {
    list,
    read: async (key, { range, signal }) => {
      const Range = range && `bytes=${range[0]}-${range[1]}`;
      const { Body, ContentLength } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range }), {
        abortSignal: signal,
      });
      return { body: Body as Readable, bytes: ContentLength ?? null };
    },
    size: async (key, signal) => {
      const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }), {
        abortSignal: signal,
      });
      return ContentLength ?? 0;
    },
    explain: (thrown) => explain(thrown, options),
    close: () => client.destroy(),
  };
};
