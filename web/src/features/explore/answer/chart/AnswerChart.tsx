import { useId } from 'react';

import type { AnswerWords } from '#features/explore/answer/describe-answer.js';
import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import type { AnswerPicks } from '#features/explore/workbench.type.js';
import { HiddenText } from '#ui/HiddenText.js';

import styles from './AnswerChart.module.css';
import { findDrawable, findEarlier, toChartShape } from './chart-content.js';
import { ChartFrame } from './ChartFrame.js';
import { ChartSettings } from './ChartSettings.js';
import { chooseChart } from './choose-chart.js';
import { drawChart } from './draw-chart.js';

interface AnswerChartProps {
  readonly shape: AnswerShape;
  readonly words: AnswerWords;
  /** Keys of quarters that are still open. */
  readonly openQuarters: ReadonlySet<string>;
  readonly picks: AnswerPicks;
  readonly onPick: (change: Partial<AnswerPicks>) => void;
}

/** An answer as a chart: the best kind for it, with the reason, and the alternatives. */
export function AnswerChart({ shape, words, openQuarters, picks, onPick }: AnswerChartProps) {
  const summaryId = useId();
  const drawable = [...findDrawable(shape), ...findEarlier(shape)];
  const column = drawable.find(({ id }) => id === picks.column) ?? drawable[0];
  const { chosen, options } = chooseChart(toChartShape(shape, column));
  const kind = options.find((option) => option.kind === picks.kind && option.fits)?.kind ?? chosen;
  if (kind === null || column === undefined) {
    return (
      <div className={styles.none}>
        <p>
          {shape.kind === 'FIGURES' || shape.kind === 'CONTRIBUTIONS' || shape.targets !== undefined
            ? 'There is nothing to draw: the question has no numbers. Add value to each measure.'
            : 'Records and lists have no chart. The table shows them.'}
        </p>
      </div>
    );
  }
  const { drawing, summary, notes } = drawChart({
    kind,
    shape,
    column,
    openQuarters,
    name: words.subtitle,
  });

  return (
    <ChartFrame
      chosen={options.find((option) => option.kind === kind)?.name ?? ''}
      settings={
        <ChartSettings
          options={options}
          kind={kind}
          drawable={drawable}
          column={column}
          picks={picks}
          onPick={onPick}
        />
      }
    >
      <div role="group" aria-labelledby={summaryId}>
        {drawing}
        <HiddenText>
          <span id={summaryId}>{summary}</span>
        </HiddenText>
      </div>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </ChartFrame>
  );
}
