import { useCallback } from 'react';
import { useHost } from '../host/host-context.js';
import { useInsertion } from '../insertion/insertion-context.js';
import { useTakeAsSource } from '../source/use-take-as-source.js';

/** Writes the sample orders to a new sheet and makes them the source. Undo takes them away again. */
export const useSampleData = () => {
  const host = useHost();
  const { insert, busy } = useInsertion();
  const takeAsSource = useTakeAsSource();
  const insertSample = useCallback(async () => {
    const { sampleAnswer } = await import('./sample-orders.js');
    const insertion = await insert(sampleAnswer(new Date(host.now())));
    if (!insertion) return false;
    await takeAsSource(insertion);
    return true;
  }, [host, insert, takeAsSource]);
  return { insertSample, busy };
};
