import type { ReactNode, RefObject } from 'react';
import { Popover } from 'react-aria-components/Popover';

import styles from './Pop.module.css';

interface PopFrameProps {
  readonly label: string;
  /** The button that it opens under, and that gets the focus back. */
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What a button opens under it. It is itself the dialog, so that nothing of it, not even its way out for screen readers, stands beside one. */
export function PopFrame({ label, opener, onClose, children }: PopFrameProps) {
  return (
    <Popover
      className={styles.pop ?? ''}
      aria-label={label}
      triggerRef={opener}
      placement="bottom start"
      offset={4}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
    >
      <div className={styles.dialog}>{children}</div>
    </Popover>
  );
}
