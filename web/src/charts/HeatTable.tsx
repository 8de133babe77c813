import type { ReactNode } from 'react';

import { HiddenText } from '#ui/HiddenText.js';

import { findStep, toHeatClasses } from './heat-steps.js';
import styles from './HeatTable.module.css';

export interface HeatCell {
  readonly key: string;
  /** Null where there is no figure: it has no colour, and what is shown says why. */
  readonly value: number | null;
  /** The number, such as a link that filters by it. A link takes the whole cell. */
  readonly shown: ReactNode;
  readonly isChosen: boolean;
}

export interface HeatRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly cells: readonly HeatCell[];
  /** All of the row together, as it was asked for. */
  readonly total: string;
}

interface HeatTableProps {
  readonly caption: string;
  /** What the rows are, and what the last column holds. */
  readonly corner: string;
  readonly columns: readonly { readonly key: string; readonly name: ReactNode }[];
  readonly totalName: string;
  readonly rows: readonly HeatRow[];
  /** The last row: each column together, and all of it. */
  readonly totals: { readonly name: string; readonly texts: readonly string[]; readonly all: string };
}

/** Numbers of two dimensions in a table, deeper in colour the larger they are. The number itself always stands in its cell. */
export function HeatTable({ caption, corner, columns, totalName, rows, totals }: HeatTableProps) {
  const classes = toHeatClasses(rows.flatMap(({ cells }) => cells.map(({ value }) => value)));

  return (
    <>
      <div className={styles.frame}>
        <table className={styles.table}>
          <HiddenText as="caption">{caption}</HiddenText>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map(({ key, name }) => (
                <th key={key} scope="col" className={styles.number}>
                  {name}
                </th>
              ))}
              <th scope="col" className={styles.number}>
                {totalName}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, cells, total }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {cells.map((cell) => (
                  <td
                    key={cell.key}
                    className={`${styles.cell} ${toClass(findStep(cell.value, classes))} ${cell.isChosen ? styles.isChosen : ''}`}
                  >
                    {cell.shown}
                  </td>
                ))}
                <td className={styles.total}>{total}</td>
              </tr>
            ))}
            <tr className={styles.totals}>
              <th scope="row">{totals.name}</th>
              {totals.texts.map((text, index) => (
                <td key={columns[index]?.key} className={styles.number}>
                  {text}
                </td>
              ))}
              <td className={styles.number}>{totals.all}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <ul className={styles.key} aria-label="Key">
        {classes.map(({ step, words }) => (
          <li key={step}>
            <span className={`${styles.swatch} ${toClass(step)}`} />
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}

function toClass(step: ReturnType<typeof findStep>): string {
  return (step === null ? styles.none : styles[`step${step}`]) ?? '';
}
