import type { FigureContent } from './figure-block.type.js';
import styles from './FigureBlock.module.css';

interface FigureFootProps {
  readonly content: FigureContent;
}

const counts = new Intl.NumberFormat('en-GB');

/** Notes, then source, coverage, provisional or final, data version and marking: always in that order. */
export function FigureFoot({ content }: FigureFootProps) {
  const { notes, more = null, source, coverage, freshness, dataVersion, asOf, marking } = content;

  return (
    <footer className={styles.foot}>
      {notes.length === 0 ? null : (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note} </li>
          ))}
          {more === null ? null : <li>{more}</li>}
        </ul>
      )}
      <p>
        Source: {source}. {coverage}. {freshness}. Data version {counts.format(dataVersion)}, {asOf}. <b>{marking}</b>
      </p>
    </footer>
  );
}
