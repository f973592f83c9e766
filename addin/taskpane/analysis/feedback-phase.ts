import { useEffect, useState } from 'react';
import { useHost } from '../host/host-context.js';

/** What the pane shows of running work: nothing, a spinner in the button, skeleton cards, then a bar with stages. */
export type FeedbackPhase = 'quiet' | 'spinner' | 'skeleton' | 'progress';

const thresholds: readonly (readonly [number, FeedbackPhase])[] = [
  [5_000, 'progress'],
  [1_000, 'skeleton'],
  [300, 'spinner'],
];

export const phaseAt = (elapsed: number): FeedbackPhase => thresholds.find(([from]) => elapsed >= from)?.[1] ?? 'quiet';

const nextChange = (elapsed: number): number =>
  Math.min(...thresholds.map(([from]) => from - elapsed).filter((wait) => wait > 0), 1_000 - (elapsed % 1_000));

/** Milliseconds since `startedAt`, told anew at each threshold and each full second; 0 when nothing runs. */
export const useElapsed = (startedAt: number | null): number => {
  const { now } = useHost();
  const [, tick] = useState(0);
  useEffect(() => {
    if (startedAt === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          tick((count) => count + 1);
          wait();
        },
        nextChange(now() - startedAt) + 1,
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [startedAt, now]);
  return startedAt === null ? 0 : now() - startedAt;
};
