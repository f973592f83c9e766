import { useCallback, useSyncExternalStore } from 'react';
import { useHost } from './host-context.js';

/** A choice of this user that survives the session, as text. */
export const usePreference = (key: string): [string | null, (value: string | null) => void] => {
  const { preferences } = useHost();
  const value = useSyncExternalStore(preferences.subscribe, () => preferences.get(key));
  const change = useCallback((next: string | null) => preferences.set(key, next), [preferences, key]);
  return [value, change];
};
