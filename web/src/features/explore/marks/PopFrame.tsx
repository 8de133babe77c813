import { type ReactNode, type RefObject, useState } from 'react';
import { Popover } from 'react-aria-components/Popover';

import styles from './Pop.module.css';

interface PopFrameProps {
  readonly label: string;
  /** The button that it opens under, and that gets the focus back. */
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * Pixels that what opens wants, before anybody knows how high it is: what it shows is fetched while
 * it opens.
 */
const WANTED = 400;

/**
 * Above its button where there is too little room below, since it does not turn over once it has
 * grown.
 */
function choosePlacement(opener: HTMLButtonElement | null): 'top start' | 'bottom start' {
  const { top, bottom } = opener?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  const below = window.innerHeight - bottom;
  return below < WANTED && top > below ? 'top start' : 'bottom start';
}

/**
 * What a button opens under or above it. It is itself the dialog, so that nothing of it, not even
 * its way out for screen readers, stands beside one.
 */
export function PopFrame({ label, opener, onClose, children }: PopFrameProps) {
  const [placement] = useState(() => choosePlacement(opener.current));
  return (
    <Popover
      className={styles.pop ?? ''}
      aria-label={label}
      triggerRef={opener}
      placement={placement}
      offset={4}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
    >
      <div className={styles.dialog}>{children}</div>
    </Popover>
  );
}
