import { useCallback } from 'react';
import { useHost } from '../host/host-context.js';
import { useInsertion } from '../insertion/insertion-context.js';
import { useSource } from '../source/source-context.js';
import { useWorkbook } from '../workbook-access/workbook-context.js';

/** A cell inside the table of a sheet DataVision made: title, provenance and a blank row stand above it. */
const insideTable = (address: string) => `${address.slice(0, address.lastIndexOf('!'))}!A5`;

/** Writes the sample orders to a new sheet and makes them the source. Undo takes them away again. */
export const useSampleData = () => {
  const host = useHost();
  const workbook = useWorkbook();
  const { insert, busy } = useInsertion();
  const { pin } = useSource();
  const insertSample = useCallback(async () => {
    const { sampleAnswer } = await import('./sample-orders.js');
    const insertion = await insert(sampleAnswer(new Date(host.now())));
    if (!insertion) return false;
    await workbook.select(insideTable(insertion.address));
    pin(await workbook.currentRegion());
    return true;
  }, [host, workbook, insert, pin]);
  return { insertSample, busy };
};
