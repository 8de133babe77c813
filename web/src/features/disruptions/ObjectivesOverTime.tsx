import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ObjectivesOverTime_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { formatRange } from '#lib/quarter.js';
import { notJudged } from '#lib/range-words.js';
import { describeScope, describeStep } from '#lib/scope-words.js';
import { summariseSpans, wordSpans } from '#lib/span-words.js';
import { toTimeLines } from '#lib/time-lines.js';
import { narrowToTime } from '#lib/time-question.js';
import { ObjectiveSpans } from '#parts/over-time/ObjectiveSpans.js';
import { toTimeTable } from '#parts/time-table.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import type { BlockContext } from './disruption.type.js';
import { toFoot } from './foot-words.js';
import { objectiveTones } from './labels.js';
import styles from './ObjectivesByQuarter.module.css';

export const OBJECTIVES_OVER_TIME: TypedDocumentNode<ObjectivesOverTime_FigureTableFragment> = gql`
  fragment ObjectivesOverTime_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        month
        quarter {
          id
          key
          label
        }
        financialYear
        calendarYear
        objective
      }
      disruptions {
        value
        text
        inWords
        flags
      }
    }
  }
`;

interface ObjectivesOverTimeProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ObjectivesOverTime_FigureTableFragment> | null;
}

/** Confirmed disruptions of the four objectives by the step and over the range that is asked, in four panels of bars. Nothing is judged. */
export function ObjectivesOverTime({ context, problem, table }: ObjectivesOverTimeProps) {
  const data = unmask(OBJECTIVES_OVER_TIME, table);
  const narrowed = describeScope(context.scope, ['objective']);
  const subtitle = `Confirmed disruptions by objective, ${describeStep(context.scope)}, ${narrowed}. Each panel has its own scale, from zero`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return (
    <div className={styles.block}>
      <FigureBlock name="objectives" subtitle={subtitle} size="short" state={state} />
    </div>
  );
}

function toState(data: ObjectivesOverTime_FigureTableFragment, context: BlockContext): FigureState {
  const { scope, choices } = context;
  const { step } = scope;
  const { times, lines } = toTimeLines(
    data.rows.map(({ key, disruptions }) => ({ key, line: key.objective, figure: disruptions })),
    objectiveTones.map((known) => ({ ...known, name: choices.objectives.find(({ code }) => code === known.code)?.name ?? known.name })),
    choices,
  );
  const place = describeScope(scope, ['objective']);
  const range = formatRange(times[0]?.label ?? '', times.at(-1)?.label ?? '');
  const figures = lines.flatMap(({ places }) => places.map(({ figure }) => figure));
  if (figures.every(({ value }) => value === null)) {
    return { kind: 'empty', sentence: `No confirmed disruptions are recorded for ${place} in ${range}.` };
  }

  const question = toQuestions(context).overTime;
  return {
    kind: 'ready',
    content: {
      message: wordSpans(lines, step),
      summary: summariseSpans(lines, range),
      chart: (
        <ObjectiveSpans
          objectives={lines}
          times={times}
          step={step}
          chosen={scope.objective?.code ?? null}
          toObjective={(objective) => context.toAddress({ objective })}
          onChoose={(code) => context.onChoose(narrowToTime(code, scope, choices))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: toTimeTable({
        caption: `Confirmed disruptions by objective, ${describeStep(scope)}, ${place}, ${range}`,
        times,
        columns: lines.map(({ code, name, places }) => ({
          name,
          places,
          explains: explainRow(question, 'disruptions', { objective: code }),
        })),
        scope,
        choices,
        toAddress: context.toAddress,
      }),
      question: { figures: question, isFile: true },
      notes: [notJudged, ...explainFigures(figures, toReaderNotes(data.notes))],
      ...toFoot(context, data),
    },
  };
}
