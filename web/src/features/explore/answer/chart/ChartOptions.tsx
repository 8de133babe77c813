import { useId } from 'react';

import type { ChartKind } from '#features/explore/chart-kind.js';

import styles from './AnswerChart.module.css';
import type { ChartOption } from './choose-chart.js';

interface ChartOptionsProps {
  readonly options: readonly ChartOption[];
  readonly chosen: ChartKind;
  readonly onPick: (kind: ChartKind) => void;
}

/** The kinds of chart, each with what it is good for or why it does not fit. */
export function ChartOptions({ options, chosen, onPick }: ChartOptionsProps) {
  const name = useId();
  return (
    <fieldset className={styles.options}>
      <legend>Kind of chart</legend>
      {options.map((option) => (
        <div
          key={option.kind}
          className={styles.option}
          data-chosen={option.kind === chosen}
          data-fits={option.fits}
        >
          <input
            id={`${name}-${option.kind}`}
            type="radio"
            name={name}
            checked={option.kind === chosen}
            disabled={!option.fits}
            onChange={() => onPick(option.kind)}
          />
          <label htmlFor={`${name}-${option.kind}`}>
            <b>{option.name}</b>
            <span className={styles.reason}>{option.reason}</span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}
