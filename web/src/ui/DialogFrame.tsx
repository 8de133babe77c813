import { type ReactNode, Suspense } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

import styles from './DialogButton.module.css';

interface DialogFrameProps {
  readonly title: string;
  /** What stands in the dialog; `close` gives the focus back to what opened it. */
  readonly content: (close: () => void) => ReactNode;
  /** Told when it is to be closed, whichever way. */
  readonly onClose: () => void;
}

/** An open dialog over the page. Escape closes it; a press beside it does not, for what was typed would be lost. */
export function DialogFrame({ title, content, onClose }: DialogFrameProps) {
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          {({ close }) => (
            <>
              <Heading slot="title" className={styles.title ?? ''}>
                {title}
              </Heading>
              <Suspense fallback={null}>{content(close)}</Suspense>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
