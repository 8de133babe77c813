import type { AnswerColumn } from '#features/explore/answer/shape/shape.type.js';
import type { ChartKind } from '#features/explore/chart-kind.js';
import type { AnswerPicks } from '#features/explore/workbench.type.js';
import { FilterControl } from '#ui/FilterControl.js';

import styles from './AnswerChart.module.css';
import { ChartOptions } from './ChartOptions.js';
import type { ChartOption } from './choose-chart.js';

interface ChartSettingsProps {
  readonly options: readonly ChartOption[];
  readonly kind: ChartKind;
  /** The columns with numbers, in order. */
  readonly drawable: readonly AnswerColumn[];
  readonly column: AnswerColumn;
  readonly picks: AnswerPicks;
  readonly onPick: (change: Partial<AnswerPicks>) => void;
}

/** The kinds of chart and, where an answer has several columns of numbers, which one is drawn. */
export function ChartSettings(props: ChartSettingsProps) {
  const { options, kind, drawable, column, picks, onPick } = props;
  return (
    <>
      <ChartOptions options={options} chosen={kind} onPick={(picked) => onPick({ kind: picked })} />
      {drawable.length > 1 ? (
        <div className={styles.setting}>
          <FilterControl
            label="Figure drawn"
            groups={[
              {
                name: null,
                options: drawable.map(({ id, heading }) => ({ code: id, name: heading })),
              },
            ]}
            chosen={column.id}
            isSet={picks.column !== null}
            onChoose={(id) => onPick({ column: id })}
          />
        </div>
      ) : null}
    </>
  );
}
