import styles from './Button.module.css';

export interface ButtonLook {
  /** `main` for the main button of a form; `quiet` for one that is rarely needed. */
  readonly look?: 'main' | 'quiet' | undefined;
  readonly isPending?: boolean;
  readonly isOff?: boolean;
}

/** The classes of a button, for any element that is drawn as one. */
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
