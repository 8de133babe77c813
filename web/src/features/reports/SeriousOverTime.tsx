import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { StackedBars } from '#charts/StackedBars.js';
import { toPanelTimes, toTimeUnit } from '#charts/time-panels.js';
import type { SeriousOverTime_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { besideFigure, explainFigures, type FigureValue, formatFigure, formatFlags, isProtected, missingSymbol } from '#lib/figure.js';
import { toReaderNotes } from '#lib/notes.js';
import { withFourthCut } from '#lib/protected.js';
import { formatRange } from '#lib/quarter.js';
import { describeScope, describeStep } from '#lib/scope-words.js';
import { findLastWhole, nameParts, nameTime, type ToldPlace, toTimeLines } from '#lib/time-lines.js';
import { isOverTime, narrowToTime, type TimePlace } from '#lib/time-question.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { toTimeTable } from '#parts/time-table.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { toFoot } from './foot-words.js';
import { findFourthCut } from './fourth-cut.js';
import { toNothing } from './nothing-state.js';
import type { BlockContext } from './report.type.js';
import { wordShort } from './series-words.js';
import { type SeriousTime, summariseSerious, wordSerious, wordSeriousSpans } from './serious-words.js';

export const SERIOUS_OVER_TIME: TypedDocumentNode<SeriousOverTime_FigureTableFragment> = gql`
  fragment SeriousOverTime_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    protections {
      measure
      cuts
      cutCount
      mostCuts
      areOthersShown
    }
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

type Table = SeriousOverTime_FigureTableFragment;

interface SeriousOverTimeProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  /** Reports that name a limb of the test, over time, then those that name none: what is apart is asked for and never subtracted. */
  readonly tables: readonly FragmentType<Table>[];
}

/** How many reports meet the serious-crime test and how many name no limb of it, over time, on top of each other. Nothing is judged. */
export function SeriousOverTime({ context, problem, tables }: SeriousOverTimeProps) {
  const data = unmask(SERIOUS_OVER_TIME, tables);
  const state = problem ?? (data.length > 0 ? toState(data, context) : { kind: 'loading' as const });

  return (
    <FigureBlock name="serious-crime-test" subtitle={`${toHeading(context)}, ${describeScope(context.scope)}`} size="tall" state={state} />
  );
}

function toHeading({ scope }: BlockContext): string {
  return `Reports received by whether they meet the serious-crime test, ${describeStep(scope)}`;
}

/** From the lowest part of a bar up. */
const parts = [
  { code: 'serious', name: 'Meet the test' },
  { code: 'none', name: 'Name no limb' },
] as const;

function toState([withLimb, withoutLimb]: readonly Table[], context: BlockContext): FigureState {
  const { scope, choices } = context;
  const { step } = scope;
  const toRows = (table: Table | undefined, line: string) =>
    (table?.rows ?? []).map(({ key, reports }) => ({ key, line, figure: reports }));
  const { times, lines } = toTimeLines([...toRows(withLimb, 'serious'), ...toRows(withoutLimb, 'none')], parts, choices);
  const told = pairUp(lines);
  const place = describeScope(scope);
  const figures = lines.flatMap(({ places }) => places.map(({ figure }) => figure));
  const range = formatRange(times[0]?.label ?? '', times.at(-1)?.label ?? '');
  const fourth = findFourthCut(withLimb?.protections ?? []);
  if (withLimb === undefined || figures.every(({ value }) => (value ?? 0) === 0)) {
    return toNothing(figures, { what: 'Reports by the serious-crime test', place, range, fourth });
  }

  const questions = toQuestions(context);
  const asked = [questions.withLimb, questions.withoutLimb];
  // By quarter and without a range it is told of the quarter that the page is of, even where that is not closed.
  const shown = isOverTime(scope) ? findLastWhole(times)?.code : scope.quarter.code;
  const now = told.find(({ code }) => code === shown);

  return {
    kind: 'ready',
    content: {
      message: isOverTime(scope) ? wordSeriousSpans(lines, step) : wordSerious(now),
      summary: summariseSerious(told, now),
      chart: (
        <StackedBars
          name="Serious-crime test"
          parts={parts.map(({ code, name }) => ({ key: code, name }))}
          quarters={toPanelTimes(times, step).flatMap((time) => {
            const pair = told.find(({ code }) => code === time.key);
            return pair === undefined ? [] : [{ ...time, isShown: time.key === shown, ...toBar(pair) }];
          })}
          openName={nameParts(times)}
          unit={toTimeUnit(step)}
          onChoose={(code) => context.onChoose(narrowToTime(code, scope, choices))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: toTimeTable({
        caption: `${toHeading(context)}, ${place}, ${range}`,
        times,
        columns: lines.map(({ name, places }, index) => ({
          name,
          places,
          explains: { measure: 'reports', where: asked[index]?.where ?? {} },
        })),
        scope,
        choices,
        toAddress: context.toAddress,
      }),
      question: isOverTime(scope)
        ? { figures: questions.withLimb, isFile: false }
        : toBlockQuestion(questions.withLimb, context, { isFile: false }),
      notes: [
        'A report that names no limb counts as one that does not meet the test.',
        ...explainFigures(figures, withFourthCut(toReaderNotes(withLimb.notes).filter(isOfOneQuarter), fourth)),
      ],
      ...(figures.some(isProtected) ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, withLimb),
    },
  };
}

/** How settled each of the quarters is and what is missing of it stands at their figures. */
function isOfOneQuarter(note: string): boolean {
  return !note.startsWith('[p]') && !note.includes(' returns for ');
}

interface SeriousPlace extends TimePlace, SeriousTime {}

/** Both figures of each time. */
function pairUp([meets, none]: readonly { readonly places: readonly ToldPlace[] }[]): readonly SeriousPlace[] {
  return (meets?.places ?? []).flatMap(({ figure, ...time }, index) => {
    const other = none?.places[index]?.figure;
    return other === undefined ? [] : [{ ...time, withLimb: figure, withoutLimb: other }];
  });
}

/** Both parts of a bar, and all of it in words. */
function toBar(pair: SeriousPlace) {
  const tell = (figure: FigureValue) => `${formatFigure(figure)} ${formatFlags(besideFigure(figure))}`.trim();
  return {
    values: [pair.withLimb, pair.withoutLimb].map((figure) => ({
      value: figure.value,
      text: wordShort(figure),
      sign: figure.value === null ? missingSymbol(figure) : '',
    })),
    told: `${nameTime(pair)}. ${tell(pair.withLimb)} meet the test, ${tell(pair.withoutLimb)} name no limb`,
  };
}
