import type { PaneHost } from '../host/host.js';
import { createPreferences } from '../host/preferences.js';

const memory = (entries: Readonly<Record<string, string>>): Storage => {
  const values = new Map(Object.entries(entries));
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    getItem: (key) => values.get(key) ?? null,
    key: (index) => [...values.keys()][index] ?? null,
    removeItem: (key) => void values.delete(key),
    setItem: (key, value) => void values.set(key, value),
  };
};

export interface FakeHostOptions {
  readonly dark?: boolean;
  readonly language?: string;
  readonly preferences?: Readonly<Record<string, string>>;
  readonly now?: () => number;
}

/** A host that is past its first run, unless `preferences` says otherwise. */
export const fakeHost = ({ dark = false, language = 'en-US', preferences, now }: FakeHostOptions = {}) => {
  const copied: string[] = [];
  const kept = preferences ?? { welcomed: 'yes' };
  const stored = Object.fromEntries(Object.entries(kept).map(([key, value]) => [`datavision.${key}`, value]));
  const storage = memory(stored);
  const host: PaneHost = {
    serverName: 'datavision.contoso.com',
    language,
    version: '0.1.0',
    theme: { isDark: () => dark, subscribe: () => () => undefined },
    preferences: createPreferences(() => storage),
    now: now ?? (() => Date.now()),
    copy: (text) => {
      copied.push(text);
      return Promise.resolve();
    },
  };
  return { host, copied };
};
