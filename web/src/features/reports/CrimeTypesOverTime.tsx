import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { SmallMultiples } from '#charts/SmallMultiples.js';
import { toPanelPoint, toPanelTimes, toTimeUnit } from '#charts/time-panels.js';
import type { CrimeTypesOverTime_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, isProtected } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { formatRange } from '#lib/quarter.js';
import { describeScope, describeStep } from '#lib/scope-words.js';
import { summariseSpans, wordSpans } from '#lib/span-words.js';
import { findLastWhole, nameParts, toTimeLines } from '#lib/time-lines.js';
import { narrowToTime } from '#lib/time-question.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { toTimeTable } from '#parts/time-table.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { CrimeTypeLink } from './CrimeTypeLink.js';
import { toFoot } from './foot-words.js';
import { toNothing } from './nothing-state.js';
import type { BlockContext } from './report.type.js';
import { wordShort } from './series-words.js';

export const CRIME_TYPES_OVER_TIME: TypedDocumentNode<CrimeTypesOverTime_FigureTableFragment> = gql`
  fragment CrimeTypesOverTime_FigureTable on FigureTable {
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
        crimeType
      }
      reports {
        value
        text
        inWords
        flags
      }
    }
  }
`;

interface CrimeTypesOverTimeProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<CrimeTypesOverTime_FigureTableFragment> | null;
}

/** Reports of each crime type by the step and over the range that is asked: a line each, on a scale of its own. Nothing is judged. */
export function CrimeTypesOverTime({ context, problem, table }: CrimeTypesOverTimeProps) {
  const data = unmask(CRIME_TYPES_OVER_TIME, table);
  const place = describeScope(context.scope, ['crimeType']);
  const subtitle = `Reports received by crime type, ${describeStep(context.scope)}, ${place}. Each has its own scale, from zero`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="crime-types-over-time" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: CrimeTypesOverTime_FigureTableFragment, context: BlockContext): FigureState {
  const { scope, choices } = context;
  const { step } = scope;
  const { times, lines } = toTimeLines(
    data.rows.map(({ key, reports }) => ({ key, line: key.crimeType, figure: reports })),
    choices.crimeTypes.map(({ code, shortName }) => ({ code, name: shortName })),
    choices,
  );
  const place = describeScope(scope, ['crimeType']);
  const range = formatRange(times[0]?.label ?? '', times.at(-1)?.label ?? '');
  const figures = lines.flatMap(({ places }) => places.map(({ figure }) => figure));
  if (figures.every(({ value }) => value === null)) {
    return toNothing(figures, { what: 'Reports received by crime type', place, range });
  }

  const question = toQuestions(context).seriesOverTime;
  const last = findLastWhole(times);
  return {
    kind: 'ready',
    content: {
      message: wordSpans(lines, step),
      summary: summariseSpans(lines, range),
      chart: (
        <SmallMultiples
          quarters={toPanelTimes(times, step)}
          multiples={lines.map(({ code, name, places }) => {
            const shown = places.find((each) => each.code === last?.code)?.figure;
            return {
              key: code,
              name,
              head: <CrimeTypeLink code={code} name={name} context={context} />,
              end: shown === undefined ? '' : wordShort(shown),
              isChosen: scope.crimeType?.code === code,
              points: places.map((each) => toPanelPoint(each, wordShort(each.figure))),
            };
          })}
          openName={nameParts(times)}
          unit={toTimeUnit(step)}
          onChoose={(code) => context.onChoose(narrowToTime(code, scope, choices))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: toTimeTable({
        caption: `Reports received by crime type, ${describeStep(scope)}, ${place}, ${range}`,
        times,
        columns: lines.map(({ code, name, places }) => ({
          name,
          places,
          explains: explainRow(question, 'reports', { crimeType: code }),
        })),
        scope,
        choices,
        toAddress: context.toAddress,
      }),
      question: { figures: question, isFile: true },
      notes: [
        'Real changes are told by quarter: by quarter and without a range, each is judged.',
        ...explainFigures(figures, toReaderNotes(data.notes)),
      ],
      ...(figures.some(isProtected) ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, data),
    },
  };
}
