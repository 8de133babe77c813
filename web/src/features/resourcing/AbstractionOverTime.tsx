import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { QuarterPanels } from '#charts/QuarterPanels.js';
import { toPanelPoint, toPanelTimes, toTimeUnit } from '#charts/time-panels.js';
import type { AbstractionOverTime_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, formatFigure } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { formatRange } from '#lib/quarter.js';
import { notJudged } from '#lib/range-words.js';
import { describeStep } from '#lib/scope-words.js';
import { summariseSpans } from '#lib/span-words.js';
import { findLastWhole, nameParts, nameTime, toTimeLines } from '#lib/time-lines.js';
import { narrowToTime } from '#lib/time-question.js';
import { toTimeTable } from '#parts/time-table.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import styles from './Abstraction.module.css';
import { wordAbstractionOverTime } from './abstraction-words.js';
import { toQuestions } from './block-questions.js';
import { shorten } from './figures.js';
import { toFoot } from './foot-words.js';
import { MeasureLink } from './MeasureLink.js';
import type { BlockContext } from './resourcing.type.js';
import { describeScope } from './scope-words.js';

export const ABSTRACTION_OVER_TIME: TypedDocumentNode<AbstractionOverTime_FigureTableFragment> = gql`
  fragment AbstractionOverTime_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        quarter {
          id
          key
          label
        }
        financialYear
        calendarYear
      }
      abstractionRate {
        value
        text
        inWords
        flags
      }
    }
  }
`;

interface AbstractionOverTimeProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<AbstractionOverTime_FigureTableFragment> | null;
}

/** The share of hours for which people were taken away, by the step and over the range that is asked, in bars. Nothing is judged. */
export function AbstractionOverTime({ context, problem, table }: AbstractionOverTimeProps) {
  const data = unmask(ABSTRACTION_OVER_TIME, table);
  const subtitle = `Hours abstracted to other duties, in per cent of hours committed and abstracted, ${describeStep(context.scope)}, ${describeScope(context.scope)}`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="abstraction" subtitle={subtitle} size="tall" state={state} />;
}

const name = 'Abstraction rate';

/** In CSS pixels: about as high as the bars beside it. */
const chartHeight = 280;

function toState(data: AbstractionOverTime_FigureTableFragment, context: BlockContext): FigureState {
  const { scope, choices } = context;
  const { times, lines } = toTimeLines(
    data.rows.map(({ key, abstractionRate }) => ({ key, line: 'rate', figure: abstractionRate })),
    [{ code: 'rate', name }],
    choices,
  );
  const places = lines[0]?.places ?? [];
  const place = describeScope(scope);
  const range = formatRange(times[0]?.label ?? '', times.at(-1)?.label ?? '');
  if (places.every(({ figure }) => figure.value === null)) {
    return { kind: 'empty', sentence: `No hours are recorded for ${place} in ${range}.` };
  }

  const question = toQuestions(context).abstractionOverTime;
  const last = places.find(({ code }) => code === findLastWhole(times)?.code);
  return {
    kind: 'ready',
    content: {
      message: wordAbstractionOverTime(places),
      summary: summariseSpans(lines, range),
      chart: (
        <QuarterPanels
          quarters={toPanelTimes(times, scope.step)}
          panels={[
            {
              tone: 'series',
              name,
              head:
                last === undefined ? null : (
                  <p className={styles.last}>
                    <b>{formatFigure(last.figure)}</b> in {nameTime(last)}
                  </p>
                ),
              targets: [],
              points: places.map((each) => toPanelPoint(each, shorten(each.figure))),
            },
          ]}
          targetName={null}
          openName={nameParts(times)}
          unit={toTimeUnit(scope.step)}
          height={chartHeight}
          onChoose={(code) => context.onChoose(narrowToTime(code, scope, choices))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: toTimeTable({
        caption: `Abstraction rate, ${describeStep(scope)}, ${place}, ${range}`,
        times,
        columns: [{ name, places, explains: explainRow(question, 'abstractionRate', {}) }],
        scope,
        choices,
        toAddress: context.toAddress,
      }),
      question: toBlockQuestion(question, context, { measure: 'abstractionRate', isFile: true }),
      notes: [
        notJudged,
        ...explainFigures(
          places.map(({ figure }) => figure),
          toReaderNotes(data.notes),
        ),
      ],
      more: <MeasureLink measure="abstractionRate" name="the abstraction rate" context={context} />,
      ...toFoot(context, data),
    },
  };
}
