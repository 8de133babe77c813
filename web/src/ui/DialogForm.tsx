import { type ReactNode, type Ref } from 'react';

import styles from './DialogForm.module.css';

interface DialogFormProps {
  readonly ref: Ref<HTMLFormElement>;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** The buttons of the dialog, the main one first. */
  readonly buttons: ReactNode;
}

/** The fields of a dialog, with its buttons below. */
export function DialogForm({ ref, onSubmit, children, buttons }: DialogFormProps) {
  return (
    <form
      className={styles.form}
      ref={ref}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div className={styles.buttons}>{buttons}</div>
    </form>
  );
}
