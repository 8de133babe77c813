import { type ReactNode, useRef } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

import styles from './DialogButton.module.css';
import { FieldFocus } from './FieldFocus.js';

interface DialogFrameProps {
  readonly title: string;
  /** The content of the dialog; `close` returns the focus to the element that opened the dialog. */
  readonly content: (close: () => void) => ReactNode;
  /** Called when the dialog should close, in any way. */
  readonly onClose: () => void;
}

/**
 * An open dialog over the page, with the focus in its first field. Escape closes it; a press
 * outside it does not, because typed text would be lost.
 */
export function DialogFrame({ title, content, onClose }: DialogFrameProps) {
  const dialog = useRef<HTMLElement>(null);
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog ref={dialog} className={styles.dialog ?? ''}>
          {({ close }) => (
            <>
              <Heading slot="title" className={styles.title ?? ''}>
                {title}
              </Heading>
              {content(close)}
              <FieldFocus dialog={dialog} />
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
