import { joinWords } from '#lib/format.js';

import { CorrectionTable } from './CorrectionTable.js';
import { LeftOutTable } from './LeftOutTable.js';
import styles from './Send.module.css';
import type { ShownStaged } from './send-documents.js';
import { countOf, countRows } from './staged-words.js';
import { describeReadWords, toOwnWords } from './word-choices.js';

interface OnTheWayProps {
  readonly staged: Pick<
    ShownStaged,
    'columns' | 'corrections' | 'leftOut' | 'wordColumns' | 'warningCount'
  >;
}

/** The corrections made between the file and the published return; nothing if there were none. */
export function OnTheWay({ staged }: OnTheWayProps) {
  const { columns, corrections, leftOut, wordColumns, warningCount } = staged;
  const words = toOwnWords(wordColumns).filter(({ rows, entry }) => rows > 0 && entry !== null);
  const parts = [
    corrections.length === 0 ? null : `${countOf(corrections.length, 'cell', 'cells')} corrected`,
    words.length === 0
      ? null
      : `${countOf(words.length, 'word', 'words')} read as your agency said`,
    leftOut.length === 0 ? null : `${countRows(leftOut.length)} left out`,
    warningCount === 0 ? null : `${countOf(warningCount, 'warning', 'warnings')} acknowledged`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="on-the-way">
      <h2 id="on-the-way">{`Changed before publishing: ${joinWords(parts)}`}</h2>
      {words.length === 0 ? null : <p>{describeReadWords(words)}</p>}
      <CorrectionTable columns={columns} corrections={corrections} />
      <LeftOutTable leftOut={leftOut} />
    </section>
  );
}
