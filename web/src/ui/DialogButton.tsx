import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

import { Button } from './Button.js';
import styles from './DialogButton.module.css';

interface DialogButtonProps {
  readonly children: string;
  /** What the button opens in full, for those who hear it without what stands around it. */
  readonly label?: string;
  readonly look?: 'main' | 'quiet';
  readonly title: string;
  /** What stands in the dialog; `close` gives the focus back to the button. */
  readonly content: (close: () => void) => ReactNode;
  /** Told when it was closed, whichever way. */
  readonly onClosed?: () => void;
}

/**
 * A button that opens a dialog over the page. Escape closes it; a press beside it does not, for what was typed would be lost.
 */
export function DialogButton({ children, label, look, title, content, onClosed }: DialogButtonProps) {
  return (
    <DialogTrigger onOpenChange={(isOpen) => (isOpen ? undefined : onClosed?.())}>
      <Button {...(label === undefined ? {} : { label })} {...(look === undefined ? {} : { look })}>
        {children}
      </Button>
      <ModalOverlay className={styles.overlay ?? ''}>
        <Modal className={styles.modal ?? ''}>
          <Dialog className={styles.dialog ?? ''}>
            {({ close }) => (
              <>
                <Heading slot="title" className={styles.title ?? ''}>
                  {title}
                </Heading>
                {content(close)}
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
