import type { BlockColumn, BlockTable } from '#blocks/block.type.js';

import { Mark } from './Mark.js';
import styles from './TableView.module.css';

interface MarkLegendProps {
  readonly table: BlockTable;
}

const words = {
  SIGNAL: 'outside its own usual range',
  PAST_TARGET: 'past target',
  ABOVE_OTHERS: 'higher than chance explains',
  BELOW_OTHERS: 'lower than chance explains',
  PLAIN: 'neither',
  FEW: 'too few to judge',
} as const;
const order = ['SIGNAL', 'PAST_TARGET', 'ABOVE_OTHERS', 'BELOW_OTHERS', 'PLAIN', 'FEW'] as const;

/** Drawings whose cells have no mark. */
const unmarked: ReadonlySet<BlockColumn['drawing'] | undefined> = new Set([
  'NONE',
  'PAIR',
  'INTERVAL',
  undefined,
] as const);

/** Explains the marks that occur in a table. */
export function MarkLegend({ table: { columns, rows } }: MarkLegendProps) {
  const drawn = rows.flatMap(({ cells }) =>
    cells.filter((_, index) => !unmarked.has(columns[index]?.drawing)),
  );
  const occur = order.filter((mark) => drawn.some((cell) => cell.mark === mark));
  const marks = occur.filter(
    (mark) => mark !== 'PLAIN' || occur.some((other) => other !== 'PLAIN' && other !== 'FEW'),
  );
  const isOfPairs = columns.some(({ drawing }) => drawing === 'PAIR');
  const isBandDrawn = columns.some(({ wanted }) => wanted.length === 2);

  return (
    <ul className={styles.legend} aria-label="Key" data-pairs={isOfPairs}>
      {isOfPairs ? <PairKey /> : null}
      {marks.map((mark) => (
        <li key={mark}>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
            <Mark mark={mark} />
          </svg>
          {mark === 'PAST_TARGET' && isBandDrawn ? `${words[mark]} or band` : words[mark]}
        </li>
      ))}
      {columns.some(({ wanted }) => wanted.length === 1) ? (
        <li>
          <svg width="4" height="14" aria-hidden="true">
            <line className={styles.target} x1="2" x2="2" y1="0" y2="14" />
          </svg>
          target
        </li>
      ) : null}
      {isBandDrawn || drawn.some(({ usual }) => usual !== null) ? (
        <li>
          <svg width="22" height="12" aria-hidden="true">
            <rect className={styles.band} width="22" height="12" />
          </svg>
          {isBandDrawn ? 'usual range or band' : 'usual range'}
        </li>
      ) : null}
    </ul>
  );
}

/** Says which of two dots shows the earlier figure, and which the later. */
function PairKey() {
  return (
    <>
      <li>
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          <circle className={styles.before} r="4" />
        </svg>
        before
      </li>
      <li>
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          <circle className={styles.after} r="5" />
        </svg>
        since
      </li>
    </>
  );
}
