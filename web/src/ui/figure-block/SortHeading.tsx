import styles from './SortHeading.module.css';

interface SortHeadingProps {
  readonly name: string;
  readonly className?: string | undefined;
  /** How the column is sorted; null if the table is sorted otherwise. */
  readonly order: 'asc' | 'desc' | null;
  readonly onSort: () => void;
}

const said = { asc: 'ascending', desc: 'descending' } as const;

/** The heading of a column, which sorts the table by that column. */
export function SortHeading({ name, className, order, onSort }: SortHeadingProps) {
  return (
    <th scope="col" className={className} aria-sort={order === null ? undefined : said[order]}>
      <button className={styles.button} type="button" onClick={onSort}>
        {name}
        <svg
          className={styles.mark}
          width="8"
          height="10"
          viewBox="0 0 8 10"
          aria-hidden="true"
          data-order={order ?? 'none'}
        >
          <path d="M4 0 7.5 4h-7z" />
          <path d="M4 10 .5 6h7z" />
        </svg>
      </button>
    </th>
  );
}
