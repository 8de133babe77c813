import { useState } from 'react';

import { applyTheme, findTheme, nextTheme, type Theme } from '#lib/theme.js';
import { HiddenText } from '#ui/HiddenText.js';

import styles from './ThemeButton.module.css';

const words: Readonly<Record<Theme, string>> = {
  system: 'automatic, like your device',
  light: 'light',
  dark: 'dark',
};
const short: Readonly<Record<Theme, string>> = { system: 'Auto', light: 'Light', dark: 'Dark' };

/** Light, dark or the system's theme. Each press moves to the next; the browser remembers it. */
export function ThemeButton() {
  const [theme, setTheme] = useState(findTheme);
  const [hasChanged, setHasChanged] = useState(false);

  const change = () => {
    const next = nextTheme(theme);
    applyTheme(next);
    setTheme(next);
    setHasChanged(true);
  };

  return (
    <>
      <button
        className={styles.button}
        type="button"
        aria-label={`Theme: ${short[theme]}`}
        onClick={change}
        title={`Change to ${words[nextTheme(theme)]}`}
      >
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <circle cx="9" cy="9" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M9 1.75a7.25 7.25 0 0 1 0 14.5Z" fill="currentColor" />
        </svg>
        {short[theme]}
      </button>
      <HiddenText role="status">{hasChanged ? `Theme is now ${words[theme]}` : ''}</HiddenText>
    </>
  );
}
