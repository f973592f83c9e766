import type { RunRow } from '../../database/tables/index.js';
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

/** A run as its row and, while it works, its progress tell. */
export const runOf = (row: RunRow, active: ActiveRun | undefined): Run => {
  const { id, analysis, source, headline, answer, problem, createdAt, finishedAt } = row;
  const state = (finishedAt ? row.state : (active?.state ?? row.state)) as Run['state'];
  const stage = active?.stage ?? null;
  return { id, analysis, state, stage, source, headline, answer: answer ?? null, problem, createdAt, finishedAt };
};
