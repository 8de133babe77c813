import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

import styles from './Pop.module.css';

interface PopButtonProps {
  /** What stands on the button. */
  readonly children: ReactNode;
  /** What it opens, in full. */
  readonly label: string;
  readonly className: string | undefined;
  readonly onOpen?: () => void;
  /** What opens under it; `close` gives the focus back to the button. */
  readonly content: (close: () => void) => ReactNode;
}

/** A button that opens something small under it. Escape or a press beside it closes it. */
export function PopButton({ children, label, className = '', onOpen, content }: PopButtonProps) {
  return (
    <DialogTrigger onOpenChange={(isOpen) => (isOpen ? onOpen?.() : undefined)}>
      <Button className={className} aria-label={label}>
        {children}
      </Button>
      <Popover className={styles.pop ?? ''} placement="bottom start" offset={4}>
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          {({ close }) => content(close)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
