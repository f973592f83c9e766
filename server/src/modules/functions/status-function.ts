import type { Status } from '#shared/contract/status.js';
import type { Cell } from '#shared/data/cell.js';
import type { Argument } from './arguments.js';

const ai = (status: Status): string => (status.ai.available ? `AI on (${status.ai.model})` : 'AI off');

/** DV.STATUS([item]). Latency is measured by the add-in, which knows both ends. */
export const statusText = (status: Status, item: Argument | undefined): Cell => {
  switch (item) {
    case 'user':
      return status.user;
    case 'version':
      return status.version;
    case 'ai':
      return ai(status);
    default:
      return `Ready: ${status.engine}, ${status.user} in ${status.workspace}, ${ai(status)}`;
  }
};
