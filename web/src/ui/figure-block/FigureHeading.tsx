import styles from './FigureTable.module.css';
import type { SortDirection } from './sort-rows.js';

interface FigureHeadingProps {
  readonly name: string;
  readonly className: string | undefined;
  /** How the rows are sorted by it; null where they are not. */
  readonly direction: SortDirection | null;
  /** Sorts by it; null where the table is not to be sorted. */
  readonly onSort: (() => void) | null;
}

/** The heading of a column, which sorts by it where that helps. */
export function FigureHeading({ name, className, direction, onSort }: FigureHeadingProps) {
  if (onSort === null) {
    return (
      <th scope="col" className={className}>
        {name}
      </th>
    );
  }
  return (
    <th scope="col" className={className} aria-sort={direction ?? 'none'}>
      <button type="button" className={styles.sorter} onClick={onSort}>
        {name}
        <svg width="8" height="12" viewBox="0 0 8 12" aria-hidden="true">
          <path className={direction === 'ascending' ? styles.sorted : styles.unsorted} d="M4 0L8 5H0Z" />
          <path className={direction === 'descending' ? styles.sorted : styles.unsorted} d="M4 12L0 7H8Z" />
        </svg>
      </button>
    </th>
  );
}
