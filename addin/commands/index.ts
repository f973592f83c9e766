import { forgetResults } from '../functions/runtime.js';
import { workbook } from '../runtime.js';
import { placeRequests } from '../taskpane/app/place-requests.js';
import { createCommands, type Command } from './commands.js';
import { PaneVisibility } from './pane-visibility.js';

const pane = new PaneVisibility();
const commands = createCommands({ workbook, pane, open: (place) => placeRequests.open(place), forgetResults });

/** Excel waits for `completed` whatever came of the command. */
const associate = (name: string, command: Command): void => {
  Office.actions.associate(name, (event?: Office.AddinCommands.Event) => {
    // A failing command shows its reason in the pane; without the pane there is nowhere to say it.
    void command()
      .catch(() => pane.show().catch(() => undefined))
      .finally(() => event?.completed());
  });
};

void Office.onReady(() => {
  for (const [name, command] of Object.entries(commands)) associate(name, command);
  return pane.watch().catch(() => undefined);
});
