import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '#shared/contract/route.js';
import { AppError } from '#shared/errors/app-error.js';
import { problemOf } from '#shared/errors/problem.js';
import { ApiClient } from './api-client.js';

const none = z.undefined();
const read = defineRoute({
  method: 'GET',
  path: '/things/{id}',
  summary: '',
  params: z.object({ id: z.string() }),
  query: z.object({ limit: z.number().optional() }),
  body: none,
  response: z.object({ name: z.string() }),
});
const create = defineRoute({
  method: 'POST',
  path: '/things',
  summary: '',
  params: none,
  query: none,
  body: z.object({ name: z.string() }),
  response: z.object({ name: z.string() }),
});

type Answer = () => Promise<Response>;
const json =
  (body: unknown, status = 200): Answer =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));
const broken: Answer = () => Promise.reject(new TypeError('fetch failed'));

const server = (...answers: Answer[]) => {
  const fetch = vi.fn((_url: string, _init: RequestInit) => (answers.shift() ?? broken)());
  const client = new ApiClient({
    baseUrl: 'https://dv.test',
    fetch: fetch as never,
    waits: [0, 0],
    token: () => 'secret',
  });
  return { fetch, client };
};

describe('calling a route', () => {
  it('fills in path and query, sends the token, and parses the answer', async () => {
    const { fetch, client } = server(json({ name: 'x', extra: 1 }));
    expect(await client.call(read, { params: { id: 'a/b' }, query: { limit: 5 } })).toEqual({ name: 'x' });
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('https://dv.test/api/v1/things/a%2Fb?limit=5');
    expect(init?.headers).toMatchObject({ authorization: 'Bearer secret' });
  });

  it('turns a problem into the error the server meant', async () => {
    const problem = problemOf(new AppError('no-rows', 'No rows match North.', { suggestions: ['South'] }), 'r1');
    const { client } = server(json(problem, 422));
    await expect(client.call(create, { body: { name: 'x' } })).rejects.toMatchObject({
      code: 'no-rows',
      detail: 'No rows match North.',
      suggestions: ['South'],
    });
  });

  it('says so when the answer is of another version, or not readable', async () => {
    await expect(server(json({ nome: 1 })).client.call(create, { body: { name: 'x' } })).rejects.toMatchObject({
      detail: 'The server and the add-in are of different versions. Reload the pane.',
    });
    const html: Answer = () => Promise.resolve(new Response('<html>', { status: 200 }));
    await expect(server(html).client.call(create, { body: { name: 'x' } })).rejects.toMatchObject({ code: 'internal' });
  });

  it('says that the server is busy when a proxy answers for it', async () => {
    const page: Answer = () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(server(page).client.call(create, { body: { name: 'x' } })).rejects.toMatchObject({ code: 'busy' });
  });
});

describe('when the server is silent', () => {
  it('tries reads again, and nothing else', async () => {
    const reading = server(broken, json({}, 503), json({ name: 'x' }));
    expect(await reading.client.call(read, { params: { id: '1' } })).toEqual({ name: 'x' });
    expect(reading.fetch).toHaveBeenCalledTimes(3);
    const creating = server(broken, json({ name: 'x' }));
    await expect(creating.client.call(create, { body: { name: 'x' } })).rejects.toMatchObject({
      code: 'source-unreachable',
    });
    expect(creating.fetch).toHaveBeenCalledTimes(1);
  });

  it('gives up in the end', async () => {
    const { client, fetch } = server();
    await expect(client.call(read, { params: { id: '1' } })).rejects.toMatchObject({ code: 'source-unreachable' });
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  const hanging = (_url: string, { signal }: RequestInit): Promise<Response> =>
    new Promise((_, reject) =>
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
    );

  it('stops at the deadline', async () => {
    const client = new ApiClient({ baseUrl: '', fetch: hanging as never });
    const call = client.call(create, { body: { name: 'x' } }, { timeout: 5 });
    await expect(call).rejects.toMatchObject({ code: 'timeout' });
  });

  it('stops at once when the caller cancels', async () => {
    const controller = new AbortController();
    const client = new ApiClient({ baseUrl: '', fetch: hanging as never });
    const call = client.call(read, { params: { id: '1' } }, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await expect(client.call(read, { params: { id: '1' } }, { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
