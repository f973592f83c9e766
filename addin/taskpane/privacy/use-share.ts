import type { Share } from '#shared/answers/share.js';
import { usePreference } from '../host/use-preference.js';

export type { Share };

export const shares: readonly Share[] = ['names', 'shapes', 'categories'];

/** What a language model may see beside names of columns: nothing, until the user allows more. */
export const useShare = (): [Share, (share: Share) => void] => {
  const [kept, save] = usePreference('share');
  const share = shares.find((one) => one === kept) ?? 'names';
  return [share, (next) => save(next === 'names' ? null : next)];
};
