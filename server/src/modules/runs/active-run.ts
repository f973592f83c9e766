import type { Run } from '#shared/contract/runs.js';

/** A run that is at work in this process: where it is, how to stop it, and when it is over. */
export interface ActiveRun {
  readonly workspaceId: string;
  readonly abort: AbortController;
  stage: Run['stage'];
  state: 'queued' | 'running';
  readonly finished: Promise<void>;
}

/** Waits for the end of a run, but not longer than `seconds`. */
export const waitFor = async (run: ActiveRun | undefined, seconds: number): Promise<void> => {
  if (!run || seconds <= 0) return;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, seconds * 1_000)));
  await Promise.race([run.finished, patience]);
  clearTimeout(timer);
};
