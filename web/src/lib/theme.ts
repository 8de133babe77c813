import { readEntry, storeEntry } from './browser-storage.js';

/** The themes that a person can choose. `system` follows the machine and is the default. */
export type Theme = 'system' | 'light' | 'dark';

const key = 'stronghold-theme';

const following: Readonly<Record<Theme, Theme>> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};

/** The theme after this one when the button is pressed. */
export function nextTheme(theme: Theme): Theme {
  return following[theme];
}

/** The remembered theme; `system` when there is none or the browser stores nothing. */
export function findTheme(): Theme {
  const stored = readEntry(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/**
 * Shows the theme at once, and remembers it if the browser allows that. public/theme.js does the
 * same before the first paint.
 */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  storeEntry(key, theme === 'system' ? null : theme);
}
