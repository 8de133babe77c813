import type { ReactNode } from 'react';

import { HiddenText } from '#ui/HiddenText.js';

import type { MapStep } from './map-classes.js';
import styles from './RankTable.module.css';
import { toBarPercent } from './scale.js';

interface RankCell {
  readonly text: string;
  /** Words under the number; empty without. */
  readonly detail: string;
}

interface RankRow {
  readonly key: string;
  /** `3`, or `3=`; empty without a figure. */
  readonly rank: string;
  /** A link takes the whole row. */
  readonly name: ReactNode;
  readonly cells: readonly RankCell[];
  /** What the bar is of. Null where there is no figure: no bar is drawn, and the cells say why. */
  readonly value: number | null;
  /** The class of the map that it lies in. */
  readonly step: MapStep | null;
  readonly isChosen: boolean;
}

interface RankTableProps {
  readonly caption: string;
  /** What the rows are, then what each cell holds. */
  readonly headings: readonly string[];
  /** Which cell the rank and the bar are of. */
  readonly strong: number;
  readonly rows: readonly RankRow[];
  /** All of it together, as it was asked for. */
  readonly total: { readonly name: string; readonly cells: readonly RankCell[] };
}

/** Rows in the order of a figure, each with its rank and a bar from zero in the colour that it has on the map. */
export function RankTable({ caption, headings, strong, rows, total }: RankTableProps) {
  const [first, ...others] = headings;
  const largest = Math.max(0, ...rows.map(({ value }) => value ?? 0));
  const toCell = ({ text, detail }: RankCell, index: number) => (
    <td key={others[index]} className={index === strong ? styles.strong : undefined}>
      {text}
      {detail === '' ? null : <span className={styles.detail}>{detail}</span>}
    </td>
  );

  return (
    <table className={styles.table}>
      <HiddenText as="caption">{caption}</HiddenText>
      <thead>
        <tr>
          <th scope="col" className={styles.rank}>
            Rank
          </th>
          <th scope="col">{first}</th>
          {others.map((heading) => (
            <th key={heading} scope="col" className={styles.number}>
              {heading}
            </th>
          ))}
          <td className={styles.track} />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, rank, name, cells, value, step, isChosen }) => (
          <tr key={key} className={isChosen ? styles.isChosen : undefined}>
            <td className={styles.rank}>{rank}</td>
            <th scope="row">{name}</th>
            {cells.map(toCell)}
            <td className={styles.track}>
              <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
                {value === null || step === null ? null : (
                  <rect className={styles[`step${step}`]} y="0.5" width={toBarPercent(value, largest)} height="13" />
                )}
              </svg>
            </td>
          </tr>
        ))}
        <tr className={styles.total}>
          <td className={styles.rank} />
          <th scope="row">{total.name}</th>
          {total.cells.map(toCell)}
          <td className={styles.track} />
        </tr>
      </tbody>
    </table>
  );
}
