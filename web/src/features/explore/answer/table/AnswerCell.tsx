import type { AnswerCell as Cell } from '#features/explore/answer/shape/shape.type.js';
import { type Flag, formatFlags } from '#lib/figure.js';

import styles from './AnswerTable.module.css';
import type { ShownColumn } from './shown-column.js';

interface AnswerCellProps {
  readonly cell: Cell;
  readonly shown: ShownColumn;
  /** Flags that apply to all figures and are shown once. */
  readonly shared: readonly Flag[];
  readonly hasBar: boolean;
}

/** The content of a cell: a number with its bar and its own flags, or words. */
export function AnswerCell({
  cell,
  shown: { column, flagWidth, largest },
  shared,
  hasBar,
}: AnswerCellProps) {
  if (!column.isNumber) return <span className={styles.words}>{cell.text}</span>;
  const flags = formatFlags(
    cell.flags.filter((flag) => !shared.includes(flag) && formatFlags([flag]) !== cell.text),
  );
  const isMissing = cell.value === null && cell.text.startsWith('[');
  return (
    <span className={styles.figure}>
      {hasBar && largest !== null && largest > 0 ? (
        <svg
          className={styles.bar}
          viewBox="0 0 100 14"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect width={Math.max(0, ((cell.value ?? 0) / largest) * 100)} height="14" />
        </svg>
      ) : null}
      <span className={isMissing ? styles.missing : styles.number}>{cell.text}</span>
      {flagWidth > 0 ? (
        <span className={styles.flags} style={{ inlineSize: flagWidth }}>
          {flags}
        </span>
      ) : null}
    </span>
  );
}
