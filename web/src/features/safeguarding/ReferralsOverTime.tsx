import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { ProtectedKey } from '#charts/ProtectedKey.js';
import { QuarterPanels } from '#charts/QuarterPanels.js';
import { toPanelPoint, toPanelTimes, toTimeUnit } from '#charts/time-panels.js';
import type { ReferralsOverTime_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, isProtected, missingSymbol } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { capitalise } from '#lib/format.js';
import { type OwnedFigure, wordBar } from '#lib/protected.js';
import { formatRange } from '#lib/quarter.js';
import { notJudged } from '#lib/range-words.js';
import { describeStep } from '#lib/scope-words.js';
import { nameParts, type ToldPlace } from '#lib/time-lines.js';
import { narrowToTime } from '#lib/time-question.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { toPlainCells, toTimeTable } from '#parts/time-table.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState, FigureTableContent } from '#ui/figure-block/figure-block.type.js';
import { ownedHeadings, toOwnedCells } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { findHiddenState } from './hidden-state.js';
import { onPaper } from './on-paper.js';
import type { BlockContext } from './referral.type.js';
import { describeScope, nameReferrals, partsNote, toBlockNotes, toFoot } from './scope.js';
import { toTimeFigures } from './time-figures.js';
import { summariseOverTime, wordOverTime } from './time-words.js';

export const REFERRALS_OVER_TIME: TypedDocumentNode<ReferralsOverTime_FigureTableFragment> = gql`
  fragment ReferralsOverTime_FigureTable on FigureTable {
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
        quarter {
          id
          key
          label
        }
        financialYear
        calendarYear
      }
      referrals {
        value
        text
        inWords
        flags
        own
        othersInWords
      }
    }
    totals {
      referrals {
        value
        text
        inWords
        flags
        own
        othersInWords
      }
    }
  }
`;

interface ReferralsOverTimeProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ReferralsOverTime_FigureTableFragment> | null;
}

/** People referred by the step and over the range that is asked, in bars. Nothing is judged. */
export function ReferralsOverTime({ context, problem, table }: ReferralsOverTimeProps) {
  const data = unmask(REFERRALS_OVER_TIME, table);
  const subtitle = describeBlock(context);
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="referrals-over-time" subtitle={subtitle} size="tall" state={state} />;
}

/** `Referrals received, by financial year, Thames Valley, all agencies` */
function describeBlock({ scope }: BlockContext): string {
  return `${capitalise(nameReferrals(scope))} received, ${describeStep(scope)}, ${describeScope(scope)}`;
}

function toState(data: ReferralsOverTime_FigureTableFragment, context: BlockContext): FigureState {
  const { scope } = context;
  const times = toTimeFigures(data.rows, context.choices);
  const total = data.totals.referrals;
  const place = describeScope(scope);
  const range = formatRange(times[0]?.label ?? '', times.at(-1)?.label ?? '');
  const figures = times.map(({ figure }) => figure);
  if (total === null || figures.every(({ value }) => value === null || value === 0)) {
    const asked = {
      subject: capitalise(nameReferrals(scope)),
      place,
      range,
      figures,
      total,
      protections: data.protections,
      cuts: ['time'],
    };
    return findHiddenState(asked) ?? { kind: 'empty', sentence: `No ${nameReferrals(scope)} are recorded for ${place} in ${range}.` };
  }

  const isAnyProtected = [...figures, total].some(isProtected);
  return {
    kind: 'ready',
    content: {
      message: wordOverTime(times, scope.step),
      summary: summariseOverTime(times, range),
      chart: <TimeBars times={times} context={context} />,
      isChartOperable: true,
      isChartWhole: false,
      table: toTable({ times, total, caption: `${describeBlock(context)}, ${range}` }, context),
      question: toBlockQuestion(toQuestions(context).overTime, context),
      notes: [notJudged, ...(isAnyProtected ? [partsNote] : []), ...explainFigures(figures, toBlockNotes(data.notes))],
      ...(isAnyProtected ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, data),
    },
  };
}

type TimeFigures = readonly ToldPlace<OwnedFigure>[];

interface Tabled {
  readonly times: TimeFigures;
  readonly total: OwnedFigure;
  readonly caption: string;
}

function toTable({ times, total, caption }: Tabled, context: BlockContext): FigureTableContent {
  const { scope, choices, toAddress } = context;
  const isOwned = [...times.map(({ figure }) => figure), total].some(({ own }) => own !== null);
  const toCells = isOwned ? toOwnedCells : toPlainCells;
  const explains = explainRow(toQuestions(context).overTime, 'referrals', {});
  const { headings, rows, ...table } = toTimeTable({
    caption,
    times,
    columns: [{ name: isOwned ? 'Everyone' : 'People', places: times, explains }],
    toCells,
    scope,
    choices,
    toAddress,
  });
  const name = `All ${toTimeUnit(scope.step)}s shown`;
  return {
    ...table,
    headings: isOwned ? [...headings, ...ownedHeadings] : headings,
    // Four quarters up to each overlap, and have no sum.
    rows: scope.step === 'rolling' ? rows : [...rows, { key: 'total', name, cells: toCells(total, explains), isTotal: true }],
  };
}

/** In CSS pixels: as high as the bars by quarter. */
const chartHeight = 288;

interface TimeBarsProps {
  readonly times: TimeFigures;
  readonly context: BlockContext;
}

function TimeBars({ times, context: { scope, choices, onChoose } }: TimeBarsProps) {
  const figures = times.map(({ figure }) => figure);
  return (
    <>
      {figures.some(isProtected) ? (
        <ProtectedKey
          isOwned={figures.some(({ own }) => own !== null)}
          isHidden={figures.some(({ flags }) => flags.includes('CONFIDENTIAL'))}
        />
      ) : null}
      <QuarterPanels
        quarters={toPanelTimes(times, scope.step)}
        panels={[{ tone: 'series', name: 'People referred', head: null, targets: [], points: times.map(toPoint) }]}
        targetName={null}
        openName={nameParts(times)}
        unit={toTimeUnit(scope.step)}
        height={chartHeight}
        onPaper={onPaper}
        onChoose={(code) => onChoose(narrowToTime(code, scope, choices))}
      />
    </>
  );
}

/** `Q2 2026/27. about 87 (47 of yours, about 40 of others)`. */
function toPoint(time: ToldPlace<OwnedFigure>) {
  const { figure } = time;
  const { detail } = wordBar(figure);
  const point = toPanelPoint(time, figure.value === null ? missingSymbol(figure) : figure.text);
  return {
    ...point,
    told: detail === '' ? point.told : `${point.told} (${detail})`,
    own: isProtected(figure) ? (figure.own ?? 0) : null,
  };
}
