import type { TileOrder } from './order-tiles.js';
import styles from './PrintNotes.module.css';
import type { TilesBlock } from './tile-fragment.js';

interface PrintNotesProps {
  readonly panels: readonly TilesBlock[];
  readonly order: TileOrder;
  /** `[r] revised since it was first published.` and so on, for each flag on the page. */
  readonly flags: readonly string[];
}

/** How many rows of a panel fit on paper. */
const most = 6;

const orders = {
  attention: 'Each group begins with what needs attention.',
  usual: 'Measures are in their usual order.',
} as const;

/** The contents of the screen's panels, and how to read the table, as a few lines on paper. */
export function PrintNotes({ panels, order, flags }: PrintNotesProps) {
  return (
    <div className={styles.notes}>
      {panels.map(({ id, finding, table: { rows } }) => (
        <p key={id}>
          <b>{finding.text}:</b>{' '}
          {rows
            .slice(0, most)
            .map(({ label, cells }) => `${label} (${cells.map(({ text }) => text).join(', ')})`)
            .join('; ')}
          {rows.length > most ? `; and ${rows.length - most} more.` : '.'}
        </p>
      ))}
      <p>
        <b>Lines:</b> the grey band is the usual range, dashes the target, hatching the current
        quarter, and a diamond a real change.
      </p>
      <p>{[...flags, orders[order]].join(' ')}</p>
    </div>
  );
}
