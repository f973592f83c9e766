import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { problemOf } from '#shared/errors/problem.js';
import { FakeServer } from '../testing/fake-server.js';
import { runAnalysis } from './running.js';

const request = { analysis: 'profile', dataset: 'a'.repeat(64), params: {} };
const stage = { name: 'Counting values', done: 2, total: 8 };

describe('running an analysis', () => {
  it('follows the run and reports its stages', async () => {
    const server = new FakeServer();
    const problem = problemOf(
      new AppError('too-little-data', 'A forecast needs at least 8 months. This selection has 5.'),
      'r',
    );
    server.runStates = [{ state: 'queued' }, { state: 'running', stage }, { state: 'failed', problem }];
    const onStage = vi.fn();
    await expect(runAnalysis(server.api, request, { onStage })).rejects.toMatchObject({
      code: 'too-little-data',
      detail: 'A forecast needs at least 8 months. This selection has 5.',
    });
    expect(onStage).toHaveBeenCalledWith(stage);
  });

  it('tells the server to stop when the user cancels while it works', async () => {
    const server = new FakeServer();
    server.runStates = [{ state: 'running', stage }];
    const controller = new AbortController();
    const running = runAnalysis(server.api, request, { signal: controller.signal, onStage: () => controller.abort() });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.count('DELETE', /runs\/run-1/)).toBe(1);
  });

  it('tells the server to stop a run that was cancelled before its id was known', async () => {
    const server = new FakeServer();
    let go: () => void = () => undefined;
    server.delay = () => new Promise((resolve) => (go = resolve));
    const controller = new AbortController();
    const running = runAnalysis(server.api, request, { signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    server.delay = () => Promise.resolve();
    go();
    await vi.waitFor(() => expect(server.count('DELETE', /runs\/run-1/)).toBe(1));
  });
});
