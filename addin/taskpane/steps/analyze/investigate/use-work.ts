import { useCallback, useRef, useState } from 'react';
import { withStage, type StageEntry } from '../../../analysis/analysis-state.js';
import type { WorkOptions } from '../../../api/api.js';
import { useHost } from '../../../host/host-context.js';

export interface Work {
  readonly startedAt: number;
  readonly stages: readonly StageEntry[];
}

/** One piece of work at a time: since when, at which stage, and how to stop it. */
export const useWork = () => {
  const { now } = useHost();
  const controller = useRef<AbortController | null>(null);
  const [work, setWork] = useState<Work | null>(null);
  const perform = useCallback(
    async <T>(job: (options: Required<WorkOptions>) => Promise<T>): Promise<T> => {
      const own = new AbortController();
      controller.current = own;
      setWork({ startedAt: now(), stages: [] });
      const onStage: NonNullable<WorkOptions['onStage']> = (stage) =>
        setWork((current) => current && { ...current, stages: withStage(current.stages, stage, now()) });
      try {
        return await job({ signal: own.signal, onStage });
      } finally {
        if (controller.current === own) setWork(null);
      }
    },
    [now],
  );
  return { work, perform, cancel: useCallback(() => controller.current?.abort(), []) };
};
