import type { BlockColumn, BlockTable } from '#blocks/block.type.js';
import { HiddenText } from '#ui/HiddenText.js';

import { toShare } from './scale-share.js';
import styles from './TableView.module.css';

interface ColumnHeadProps {
  readonly column: BlockColumn;
  readonly index: number;
  readonly rows: BlockTable['rows'];
  /** The label of the quarter that the figures are for; empty for a range. */
  readonly period: string;
  /** The period of each mark of a line. */
  readonly step: 'month' | 'quarter' | 'year';
}

/** With more numbers than this, a scale shows only every other one where there is little room. */
const maxTicks = 4;

/** The head of a column: what is drawn in it and on which scale, and what its text means. */
export function ColumnHead({
  column: { measure, heading, drawing, scale },
  index,
  rows,
  period,
  step,
}: ColumnHeadProps) {
  if (drawing === 'BAR' || drawing === 'RANGE') return <>{heading}</>;
  if (drawing === 'SPARKLINE' || drawing === 'PANEL') {
    const periods = Math.max(...rows.map(({ cells }) => cells[index]?.series.length ?? 0));
    return (
      <div className={styles.drawn}>
        <span className={styles.plot}>
          <b>{heading}</b>{' '}
          <span>
            {periods} {step}s
            {drawing === 'PANEL' && scale !== null
              ? `, one axis, ${scale.ticks[0]?.text ?? ''} to ${scale.ticks.at(-1)?.text ?? ''}`
              : ''}
          </span>
        </span>{' '}
        <span className={styles.words}>{period}</span>
      </div>
    );
  }
  if (scale === null || drawing === 'SHADE') return <>{heading}</>;
  return (
    <div className={styles.drawn}>
      <span className={styles.plot}>
        {/* Pairs and ratios have no name here: a block of pairs shows only one measure, and each
            row of ratios has its own. A share that is both drawn and written is named once. */}
        {drawing === 'PAIR' ||
        drawing === 'INTERVAL' ||
        isWrittenAsDrawn(measure.unit, rows, index) ? null : (
          <b>{measure.name}</b>
        )}{' '}
        <span
          className={styles.ticks}
          aria-hidden="true"
          data-dense={scale.ticks.length > maxTicks}
        >
          {scale.ticks.map(({ value, text }) => (
            <span key={value} style={{ insetInlineStart: `${toShare(value, scale)}%` }}>
              {text}
            </span>
          ))}
        </span>
      </span>{' '}
      {/* The meaning of a scale of ratios, which has no text of its own. */}
      {drawing === 'INTERVAL' ? (
        <HiddenText>{heading}</HiddenText>
      ) : (
        <span className={styles.words}>{heading}</span>
      )}
    </div>
  );
}

/** Whether a share is drawn, and the text beside it is the same share. */
function isWrittenAsDrawn(
  unit: BlockColumn['measure']['unit'],
  rows: BlockTable['rows'],
  index: number,
): boolean {
  const told = rows
    .flatMap(({ cells }) => cells[index] ?? [])
    .filter(({ value }) => value !== null);
  return unit === 'PERCENT' && told.length > 0 && told.every(({ text }) => text.endsWith('%'));
}
