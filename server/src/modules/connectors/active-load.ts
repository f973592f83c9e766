import type { Load } from '#shared/contract/connections.js';

/** A load that is at work in this process, or was. */
export interface ActiveLoad {
  readonly workspaceId: string;
  readonly abort: AbortController;
  readonly began: number;
  /** Requests that wait for the end at the moment. */
  followers: number;
  shown: Load;
  finished: Promise<void>;
}

/** Waits for the end of a load, but not longer than `seconds`. When the last who waits hangs up, nobody wants the load any more. */
export const follow = async (load: ActiveLoad, seconds: number, gone: AbortSignal): Promise<void> => {
  const leave = (): void => {
    load.followers -= 1;
    if (load.followers === 0) load.abort.abort();
  };
  load.followers += 1;
  gone.addEventListener('abort', leave, { once: true });
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, seconds * 1_000)));
  await Promise.race([load.finished, patience]);
  clearTimeout(timer);
  gone.removeEventListener('abort', leave);
  if (!gone.aborted) load.followers -= 1;
};
