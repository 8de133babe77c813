import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { HoursOverTime_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { formatRange } from '#lib/quarter.js';
import { notJudged } from '#lib/range-words.js';
import { describeStep } from '#lib/scope-words.js';
import { summariseSpans } from '#lib/span-words.js';
import { toTimeLines } from '#lib/time-lines.js';
import { narrowToTime } from '#lib/time-question.js';
import { ObjectiveSpans } from '#parts/over-time/ObjectiveSpans.js';
import { toTimeTable } from '#parts/time-table.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { toFoot } from './foot-words.js';
import { wordHoursOverTime } from './hour-words.js';
import styles from './HoursByQuarter.module.css';
import { objectiveFields } from './labels.js';
import { MeasureLink } from './MeasureLink.js';
import type { BlockContext } from './resourcing.type.js';
import { describeScope } from './scope-words.js';

export const HOURS_OVER_TIME: TypedDocumentNode<HoursOverTime_FigureTableFragment> = gql`
  fragment HoursOverTime_FigureTable on FigureTable {
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
        objective
      }
      hoursCommitted {
        value
        text
        inWords
        flags
      }
    }
  }
`;

interface HoursOverTimeProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<HoursOverTime_FigureTableFragment> | null;
}

/** Hours committed under the four objectives by the step and over the range that is asked, in four panels of bars. Nothing is judged. */
export function HoursOverTime({ context, problem, table }: HoursOverTimeProps) {
  const data = unmask(HOURS_OVER_TIME, table);
  const subtitle = `Hours committed by objective, ${describeStep(context.scope)}, in thousands, ${describeScope(context.scope, ['objective'])}. Each panel has its own scale, from zero`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return (
    <div className={styles.block}>
      <FigureBlock name="hours" subtitle={subtitle} size="short" state={state} />
    </div>
  );
}

const thousand = 1000;

function toState(data: HoursOverTime_FigureTableFragment, context: BlockContext): FigureState {
  const { scope, choices } = context;
  const { times, lines } = toTimeLines(
    data.rows.map(({ key, hoursCommitted }) => ({ key, line: key.objective, figure: hoursCommitted })),
    objectiveFields.map(({ code, field, name }) => ({
      code,
      tone: field,
      name: choices.objectives.find((objective) => objective.code === code)?.name ?? name,
    })),
    choices,
  );
  const place = describeScope(scope, ['objective']);
  const range = formatRange(times[0]?.label ?? '', times.at(-1)?.label ?? '');
  if (lines.every(({ places }) => places.every(({ figure }) => figure.value === null))) {
    return { kind: 'empty', sentence: `No hours are recorded for ${place} in ${range}.` };
  }

  const question = toQuestions(context).hoursOverTime;
  return {
    kind: 'ready',
    content: {
      message: wordHoursOverTime(lines, scope.step),
      summary: summariseSpans(lines, range),
      chart: (
        <ObjectiveSpans
          objectives={lines}
          times={times}
          step={scope.step}
          per={thousand}
          chosen={scope.objective?.code ?? null}
          toObjective={(objective) => context.toAddress({ objective })}
          onChoose={(code) => context.onChoose(narrowToTime(code, scope, choices))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: toTimeTable({
        caption: `Hours committed by objective, ${describeStep(scope)}, ${place}, ${range}`,
        times,
        columns: lines.map(({ code, name, places }) => ({
          name,
          places,
          explains: explainRow(question, 'hoursCommitted', { objective: code }),
        })),
        scope,
        choices,
        toAddress: context.toAddress,
      }),
      question: toBlockQuestion(question, context, { measure: 'hoursCommitted', isFile: true }),
      notes: [
        notJudged,
        ...explainFigures(
          lines.flatMap(({ places }) => places.map(({ figure }) => figure)),
          toReaderNotes(data.notes),
        ),
      ],
      more: <MeasureLink measure="hoursCommitted" name="hours committed" context={context} />,
      ...toFoot(context, data),
    },
  };
}
