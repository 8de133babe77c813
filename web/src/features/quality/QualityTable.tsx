import { sayColumn } from '#parts/column-name.js';
import { HiddenText } from '#ui/HiddenText.js';

import styles from './Quality.module.css';
import type { ShownFigure, ShownMeasure, ShownQuality } from './quality-documents.js';
import { toLevel } from './quality-level.js';
import { QualityTrend } from './QualityTrend.js';

interface QualityTableProps {
  readonly quality: ShownQuality;
}

/** A row per measure, a column per quarter; higher numbers are darker. */
export function QualityTable({ quality }: QualityTableProps) {
  const { quarters, measures } = quality;
  const whole = measures.filter(({ column }) => column === null);
  const columns = measures.filter(({ column }) => column !== null);
  return (
    <div className={styles.panel}>
      <table className={styles.table}>
        <caption>{`${quality.agency.name}: each measure by quarter`}</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">All quarters</th>
            <th scope="col">Median of the others</th>
            <th scope="col" className={styles.trend}>
              Trend
            </th>
            {quarters.map(({ key, label }) => (
              <th key={key} scope="col" className={styles.quarter}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {whole.map((measure) => (
            <MeasureRow key={measure.id} measure={measure} quarters={quarters} />
          ))}
          <tr className={styles.group}>
            <th scope="rowgroup" colSpan={quarters.length + 4}>
              Rows with an unknown value, by column
            </th>
          </tr>
          {columns.map((measure) => (
            <MeasureRow key={measure.id} measure={measure} quarters={quarters} />
          ))}
        </tbody>
      </table>
      <p className={styles.key}>
        The stronger the colour of a cell, the more there is to correct. A dash means no number: the
        return is not owed, is not in, or has no rows.
      </p>
    </div>
  );
}

interface MeasureRowProps {
  readonly measure: ShownMeasure;
  readonly quarters: ShownQuality['quarters'];
}

function MeasureRow({ measure, quarters }: MeasureRowProps) {
  const name = measure.column === null ? measure.name : sayColumn(measure.column);
  return (
    <tr>
      <th scope="row">
        {name} <small>{measure.sentence}</small>
        <details>
          <summary>{`What ${name} counts`}</summary>
          <p>{measure.definition}</p>
        </details>
      </th>
      <td data-heading="All quarters">{measure.together.text}</td>
      <td data-heading="Median of the others">{measure.medianTogether.text}</td>
      <td data-heading="Trend" className={styles.trend}>
        <QualityTrend measure={measure} quarters={quarters} />
      </td>
      {quarters.map(({ key, label }, index) => (
        <FigureCell key={key} label={label} figure={measure.figures[index]} of={measure.key} />
      ))}
    </tr>
  );
}

interface FigureCellProps {
  readonly label: string;
  readonly figure: ShownFigure | undefined;
  /** The key of the figure's measure. */
  readonly of: string;
}

function FigureCell({ label, figure, of }: FigureCellProps) {
  const isThere = figure !== undefined && figure.value !== null;
  return (
    <td
      data-heading={label}
      data-level={isThere ? toLevel(figure.value, of) : undefined}
      className={styles.quarter}
    >
      {isThere ? (
        sayFigure(figure, of)
      ) : (
        <>
          <HiddenText>{figure?.text ?? ''}</HiddenText>
          <span aria-hidden="true">–</span>
        </>
      )}
    </td>
  );
}

/** A figure as text: whether a single return was on time, or a number for any other measure. */
function sayFigure({ value, text }: ShownFigure, key: string): string {
  if (key !== 'onTime') return text;
  return value === 1 ? 'yes' : 'no';
}
