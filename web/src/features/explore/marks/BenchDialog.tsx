import { type ReactNode, useRef } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

import look from '#ui/DialogButton.module.css';
import { FieldFocus } from '#ui/FieldFocus.js';

import styles from './BenchDialog.module.css';
import { CrossIcon } from './CrossIcon.js';
import pane from './Pane.module.css';

interface BenchDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Whether the dialog is larger than a form. */
  readonly isWide?: boolean;
}

/**
 * A dialog with the focus in its first field; when it closes, the focus returns to where it was.
 */
export function BenchDialog({ title, onClose, children, isWide = false }: BenchDialogProps) {
  const dialog = useRef<HTMLElement>(null);
  return (
    <ModalOverlay
      className={look.overlay ?? ''}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
    >
      <Modal className={isWide ? `${look.modal} ${styles.wide}` : (look.modal ?? '')}>
        <Dialog ref={dialog} className={look.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" className={look.title ?? ''}>
              {title}
            </Heading>
            <button className={pane.icon} type="button" onClick={onClose} aria-label="Close">
              <CrossIcon />
            </button>
          </header>
          {children}
          <FieldFocus dialog={dialog} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
