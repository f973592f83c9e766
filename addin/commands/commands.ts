import { toAppError } from '#shared/errors/app-error.js';
import type { Place } from '../taskpane/app/places.js';
import type { Workbook } from '../workbook/workbook.js';

/** What the commands act on. */
export interface CommandContext {
  readonly workbook: Pick<Workbook, 'insertions' | 'undo' | 'recalculate'>;
  readonly pane: { show(): Promise<void>; toggle(): Promise<void> };
  /** Opens a screen of the pane, now or when it stands. */
  open(place: Place): void;
  /** Makes the next recalculation ask the server anew. */
  forgetResults(): Promise<void>;
}

export type Command = () => Promise<void>;

/** Buttons of ribbon, cell menu and keyboard by the names the manifest gives them. */
export const createCommands = ({ workbook, pane, open, forgetResults }: CommandContext) => {
  const opens = (place: Place) => async (): Promise<void> => {
    open(place);
    await pane.show();
  };
  const undoLastRun = async (): Promise<void> => {
    const last = (await workbook.insertions()).find(({ undone }) => !undone);
    try {
      if (last) await workbook.undo(last.id);
    } catch (thrown) {
      // What stands in the way is a question for the user: the Activity page asks it.
      if (toAppError(thrown).code !== 'conflict') throw thrown;
      await opens({ screen: 'activity' })();
    }
  };
  return {
    togglePane: () => pane.toggle(),
    openAsk: opens({ screen: 'analyze' }),
    openProfile: opens({ screen: 'connect' }),
    openClean: opens({ screen: 'clean' }),
    openExplore: opens({ screen: 'explore' }),
    openOutliers: opens({ screen: 'goal', goal: 'unusual' }),
    openForecast: opens({ screen: 'forecast' }),
    openReport: opens({ screen: 'report' }),
    refresh: async () => {
      await forgetResults();
      await workbook.recalculate();
    },
    undoLastRun,
  } satisfies Record<string, Command>;
};
