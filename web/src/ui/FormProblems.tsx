import type { ReactNode } from 'react';

import styles from './FormProblems.module.css';

interface FormProblemsProps {
  readonly sentences: readonly string[];
  /** What to do about the problem; nothing if the sentences say it. */
  readonly children?: ReactNode;
}

/**
 * The problem with a whole form. It is read out when it appears, and gets the focus if no field
 * does.
 */
export function FormProblems({ sentences, children }: FormProblemsProps) {
  if (sentences.length === 0) return null;
  return (
    <div className={styles.problems} role="alert" tabIndex={-1}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children}
    </div>
  );
}
