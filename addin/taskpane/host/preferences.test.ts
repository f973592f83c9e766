import { expect, it, vi } from 'vitest';
import { createPreferences } from './preferences.js';

it('hears of a choice made in another window', () => {
  const preferences = createPreferences(() => localStorage);
  const listener = vi.fn();
  const stop = preferences.subscribe(listener);
  localStorage.setItem('datavision.theme', 'dark');
  globalThis.dispatchEvent(new StorageEvent('storage', { key: 'datavision.theme' }));
  expect(listener).toHaveBeenCalledOnce();
  expect(preferences.get('theme')).toBe('dark');
  stop();
  globalThis.dispatchEvent(new StorageEvent('storage', { key: 'datavision.theme' }));
  expect(listener).toHaveBeenCalledOnce();
});

it('keeps a choice for the session where nothing can be stored', () => {
  const preferences = createPreferences(() => {
    throw new Error('forbidden');
  });
  preferences.set('theme', 'dark');
  expect(preferences.get('theme')).toBe('dark');
});
