import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** Long enough for a worker to get on, short against the shortest run. */
const SLICE_MILLISECONDS = 3;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The worker processes of a server, held by the operating system so that a run stays where it is. */
export class HeldWorkers {
  readonly #pids: readonly number[];

  private constructor(server: number) {
    this.#pids = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes('/engine/worker/main'))
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
      .filter(([, parent]) => parent === server)
      .map(([pid]) => pid);
    this.#signal('SIGSTOP');
  }

  /** Holds all workers there are now; one that takes the place of another later works as ever. */
  static of(server: number): HeldWorkers {
    return new HeldWorkers(server);
  }

  get count(): number {
    return this.#pids.length;
  }

  get alive(): number {
    return this.#pids.filter(isAlive).length;
  }

  /** Lets them work in short slices until `there` gives something; they are held again then. */
  async stepUntil<T>(there: () => Promise<T | null>): Promise<T> {
    for (let tries = 0; tries < 5_000; tries += 1) {
      const found = await there();
      if (found !== null) return found;
      this.#signal('SIGCONT');
      await pause(SLICE_MILLISECONDS);
      this.#signal('SIGSTOP');
    }
    throw new Error('The workers never came to where they should be held');
  }

  release(): void {
    this.#signal('SIGCONT');
  }

  #signal(signal: NodeJS.Signals): void {
    for (const pid of this.#pids) if (isAlive(pid)) process.kill(pid, signal);
  }
}
