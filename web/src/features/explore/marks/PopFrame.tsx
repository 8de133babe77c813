import { type ReactNode, type RefObject, useState } from 'react';
import { Popover } from 'react-aria-components/Popover';

import styles from './Pop.module.css';

interface PopFrameProps {
  readonly label: string;
  /** The button that opens the frame, and gets the focus back. */
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The height to reserve in pixels, because the content is still loading when the frame opens. */
const WANTED = 400;

/**
 * Where the frame opens: above its button if there is too little room below. It stays there while
 * somebody types in it, even if it grows or shrinks.
 */
function choosePlacement(opener: HTMLButtonElement | null): 'top start' | 'bottom start' {
  const { top, bottom } = opener?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  const below = window.innerHeight - bottom;
  return below < WANTED && top > below ? 'top start' : 'bottom start';
}

/**
 * The frame that a button opens below or above it. The whole frame is the dialog, including the
 * close button for screen readers.
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
      shouldFlip={false}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
    >
      <div className={styles.dialog}>{children}</div>
    </Popover>
  );
}
