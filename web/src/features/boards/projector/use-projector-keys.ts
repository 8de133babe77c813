import { useEffect } from 'react';

import type { Screen } from './screens.js';

/** The position in a presentation, and how to move on. */
export interface ScreenNavigation {
  readonly screens: readonly Screen[];
  /** The number of the screen, from 1. */
  readonly screen: number;
  readonly show: (screen: number) => void;
}

/**
 * Moves between screens with the arrow keys and with Page Up and Page Down, which a remote control
 * sends. Any other key is passed on.
 */
export function useProjectorKeys(
  { screens, screen, show }: ScreenNavigation,
  others: Readonly<Record<string, () => unknown>>,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const to = {
        ArrowRight: screen + 1,
        PageDown: screen + 1,
        ArrowLeft: screen - 1,
        PageUp: screen - 1,
        Home: 1,
        End: screens.length,
      }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        show(to);
        return;
      }
      others[event.key.length === 1 ? event.key.toLowerCase() : event.key]?.();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
