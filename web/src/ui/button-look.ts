import styles from './Button.module.css';

export interface ButtonLook {
  /** `main` for the one that a form is for; `quiet` for what is seldom wanted. */
  readonly look?: 'main' | 'quiet' | undefined;
  readonly isPending?: boolean;
  readonly isOff?: boolean;
}

/** The classes of a button, whatever draws it. */
export function toButtonClass({ look, isPending = false, isOff = false }: ButtonLook): string {
  return [
    styles.button,
    look === undefined ? null : styles[look],
    isPending ? styles.pending : null,
    isOff ? styles.off : null,
  ]
    .filter(Boolean)
    .join(' ');
}
