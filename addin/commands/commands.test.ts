import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import type { Insertion } from '../workbook/workbook.js';
import { createCommands } from './commands.js';

const insertion = (id: string, undone: boolean): Insertion => ({ id, undone }) as Insertion;

const setUp = (insertions: Insertion[] = []) => {
  const order: string[] = [];
  const note = (what: string) => () => {
    order.push(what);
    return Promise.resolve();
  };
  const undo = vi.fn((id: string) => note(`undo ${id}`)());
  const open = vi.fn();
  const commands = createCommands({
    workbook: { insertions: () => Promise.resolve(insertions), undo, recalculate: note('recalculate') },
    pane: { show: note('show'), toggle: note('toggle') },
    open,
    forgetResults: note('forget'),
  });
  return { commands, order, open, undo };
};

describe('ribbon commands', () => {
  it('open the pane at their place', async () => {
    const { commands, open, order } = setUp();
    await commands.openForecast();
    expect(open).toHaveBeenCalledWith({ screen: 'forecast' });
    expect(order).toEqual(['show']);
  });

  it('refresh by forgetting results before the recalculation', async () => {
    const { commands, order } = setUp();
    await commands.refresh();
    expect(order).toEqual(['forget', 'recalculate']);
  });

  it('undo the newest run that still stands', async () => {
    const { commands, order } = setUp([insertion('c', true), insertion('b', false), insertion('a', false)]);
    await commands.undoLastRun();
    expect(order).toEqual(['undo b']);
    const nothing = setUp();
    await nothing.commands.undoLastRun();
    expect(nothing.order).toEqual([]);
  });

  it('leave a question about an edited result to the Activity page', async () => {
    const { commands, open, undo } = setUp([insertion('a', false)]);
    undo.mockRejectedValueOnce(new AppError('conflict', 'edited since'));
    await commands.undoLastRun();
    expect(open).toHaveBeenCalledWith({ screen: 'activity' });
  });
});
