import type { BenchParts } from '#features/explore/state/use-bench.js';

import styles from './VariablesFoot.module.css';

/** The question's variables as the API receives them, below its text. */
export function VariablesFoot({ variables, question }: Pick<BenchParts, 'variables' | 'question'>) {
  if (variables.length === 0) return null;
  return (
    <p className={styles.foot}>
      <b>Variables</b>
      {variables.map(({ name, usual }) => (
        <span key={name}>
          <code>{name}</code> {toWritten(question.variables[name] ?? usual)}
        </span>
      ))}
    </p>
  );
}

function toWritten(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
