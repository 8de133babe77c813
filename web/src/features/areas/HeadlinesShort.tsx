import { findLatestSide } from '#charts/kpi-trend.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { labelQuarter } from '#lib/quarter.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { HiddenText } from '#ui/HiddenText.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import type { BlockContext } from './area.type.js';
import { toHeadlineBlock } from './block-questions.js';
import { type Answer, toHeadlineFoot, toHeadlineTable } from './headline-table.js';
import { explainChanges, explainMissing, nameShortly, shortQuarter } from './headline-words.js';
import { HeadlineFigure } from './HeadlineFigure.js';
import { HeadlineName } from './HeadlineName.js';
import { type HeadlineRow, pickShort } from './headlines.js';
import styles from './HeadlineTable.module.css';
import { toShortMove } from './short-move.js';
import { type HeadlineKpis, useHeadlines } from './use-headlines.js';

interface HeadlinesShortProps extends HeadlineKpis {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly answer: Answer | null;
}

/** The few figures that tell most of an area, beside the same of another one. */
export function HeadlinesShort({ context, problem, answer, ...kpis }: HeadlinesShortProps) {
  const { quarter, other } = context.scope;
  const rows = pickShort(useHeadlines(kpis));
  const subtitle = other === null ? quarter.name : `${quarter.name}, beside ${other.name}`;
  const state = problem ?? (answer === null || rows.length === 0 ? { kind: 'loading' as const } : toState(rows, context, answer));

  return <FigureBlock name="subjects" subtitle={subtitle} size="short" state={state} />;
}

function toState(rows: readonly HeadlineRow[], context: BlockContext, answer: Answer): FigureState {
  const { area, other, quarter } = context.scope;
  const table = toHeadlineTable(rows, context);

  return {
    kind: 'ready',
    content: {
      message: `${area.name} on all four subjects`,
      summary: 'Every headline measure stands below, with its target and status.',
      chart: (
        <div className={styles.frame}>
          <table className={styles.table}>
            <HiddenText as="caption">{table.caption}</HiddenText>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col" className={styles.number}>
                  {area.name}
                </th>
                <th scope="col" className={`${styles.number} ${styles.roomy}`}>
                  On {shortQuarter(labelQuarter(quarter.code, -1))}
                </th>
                {other === null ? null : (
                  <th scope="col" className={styles.number}>
                    {other.name}
                  </th>
                )}
                <th scope="col" className={other === null ? undefined : styles.roomy}>
                  Variation
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, kpi, other: beside }) => (
                <tr key={key}>
                  <th scope="row">
                    <HeadlineName kpi={kpi} context={context} name={nameShortly(kpi)} />
                  </th>
                  <td className={styles.number}>
                    <HeadlineFigure figure={kpi.figure} isMain />
                  </td>
                  <td className={`${styles.number} ${styles.roomy}`}>{toShortMove(kpi.previousQuarter, kpi.figure)}</td>
                  {other === null ? null : (
                    <td className={styles.number}>{beside === null ? '' : <HeadlineFigure figure={beside.figure} />}</td>
                  )}
                  <td className={other === null ? styles.judged : `${styles.judged} ${styles.roomy}`}>
                    {quarter.isOpen ? 'not closed' : <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ),
      isChartOperable: true,
      isChartWhole: true,
      table,
      question: toHeadlineBlock(rows, context, ['PREVIOUS_PERIOD']),
      notes: [...explainChanges(quarter.isOpen), ...explainMissing(rows)],
      ...toHeadlineFoot(rows, context, answer),
    },
  };
}
