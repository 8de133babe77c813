import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { ShownPublished } from '#features/returns/return-documents.js';
import styles from '#features/returns/Returns.module.css';
import { formatInstant } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';

import { sayChange, sayMore, sayMoved, sayVersions, stateNames } from './history-words.js';

/**
 * The columns of the history; people who may not open the records see the columns of
 * `closedHeadings`.
 */
export const headings = [
  ...['Published', 'Return', 'What changed', 'Figures that moved', 'By', 'Version', 'Now'],
];
export const closedHeadings = ['Published', 'Return', 'By', 'Version', 'Now'];

/** The cells of a published return, under `headings`. */
export function toHistoryRow(published: ShownPublished): readonly ReactNode[] {
  const { state, publishedBy } = published;
  const isUndone = state === 'UNDONE';
  const struck = (text: string) => (isUndone ? <s>{text}</s> : text);
  const change = sayChange(published);
  return [
    ...toWhich(published),
    <>
      {change === null ? 'Not shown' : struck(change)}
      {toFileName(published)}
      {sayMore(published).map((line) => (
        <span key={line} className={styles.small}>
          {line}
        </span>
      ))}
      {toTakenBack(published)}
    </>,
    toMovedCell(published, struck),
    publishedBy ?? 'Not kept',
    sayVersions(published),
    stateNames[state],
  ];
}

/** The cells of a published return, under `closedHeadings`. */
export function toClosedRow(published: ShownPublished): readonly ReactNode[] {
  return [
    ...toWhich(published),
    published.publishedBy ?? 'Not kept',
    sayVersions(published),
    <>
      {stateNames[published.state]}
      {toTakenBack(published)}
    </>,
  ];
}

function toWhich({ dataset, period, publishedAt }: ShownPublished): readonly ReactNode[] {
  return [
    formatInstant(publishedAt),
    <>
      {datasetNames[dataset]}
      <span className={styles.small}>{period.label}</span>
    </>,
  ];
}

/** The name of a return's file, as a link while the file is kept. */
function toFileName({ fileName, stagedId }: ShownPublished): ReactNode {
  if (fileName === null) return null;
  return (
    <span className={styles.small}>
      {stagedId === null ? fileName : <Link to={`/returns/send/${stagedId}`}>{fileName}</Link>}
    </span>
  );
}

function toTakenBack({ undoneAt, undoneBy }: ShownPublished): ReactNode {
  return undoneAt === null ? null : (
    <span className={styles.small}>
      {`Taken back ${formatInstant(undoneAt)}${undoneBy === null ? '' : ` by ${undoneBy}`}`}
    </span>
  );
}

/** The button that opens a return on a phone: the return, and its state. */
export function toFold({ dataset, period, state, publishedAt }: ShownPublished) {
  const text = `${datasetNames[dataset]}, ${period.label}: ${stateNames[state].toLowerCase()}`;
  return { text, label: `${text}, ${formatInstant(publishedAt)}` };
}

function toMovedCell(
  { moved, rows, state }: ShownPublished,
  struck: (text: string) => ReactNode,
): ReactNode {
  if (moved === null) return rows === null ? 'Not shown' : 'Not kept';
  const [first, ...others] = moved;
  if (first === undefined) return 'None';
  return (
    <>
      {struck(sayMoved(first))}
      {others.length === 0 ? null : (
        <details className={styles.small}>
          <summary>{`${others.length} more ${others.length === 1 ? 'figure' : 'figures'}`}</summary>
          {others.map((each) => (
            <span key={each.name} className={styles.small}>
              {struck(sayMoved(each))}
            </span>
          ))}
        </details>
      )}
      {state === 'UNDONE' ? <span className={styles.small}>As before again</span> : null}
    </>
  );
}
