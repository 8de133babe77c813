import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { ChartKey } from '#charts/ChartKey.js';
import { ProtectedKey } from '#charts/ProtectedKey.js';
import { QuarterChart } from '#charts/QuarterChart.js';
import type { ReferralsByQuarter_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { besideFigure, explainFigures, formatFigure, formatFlags, isProtected, missingSymbol } from '#lib/figure.js';
import { type ExplainedFigure, explainRow } from '#lib/figure-question.js';
import { capitalise } from '#lib/format.js';
import { type OwnedFigure, wordBar } from '#lib/protected.js';
import { formatRange } from '#lib/quarter.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { ownedHeadings, toFigureCell, toOwnedCells } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions, toWholeQuestion } from './block-questions.js';
import { findHiddenState } from './hidden-state.js';
import { onPaper } from './on-paper.js';
import { toQuarterFigures } from './quarter-figures.js';
import { type QuarterFigure, summariseQuarters, wordRange } from './quarter-words.js';
import { findTrend } from './question.js';
import type { BlockContext } from './referral.type.js';
import { describeScope, nameReferrals, partsNote, toBlockNotes, toFoot } from './scope.js';

export const REFERRALS_BY_QUARTER: TypedDocumentNode<ReferralsByQuarter_FigureTableFragment> = gql`
  fragment ReferralsByQuarter_FigureTable on FigureTable {
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
          status
        }
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

interface ReferralsByQuarterProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ReferralsByQuarter_FigureTableFragment> | null;
}

/** People referred in the thirteen quarters up to the one shown, and in what is not closed after it. */
export function ReferralsByQuarter({ context, problem, table }: ReferralsByQuarterProps) {
  const data = unmask(REFERRALS_BY_QUARTER, table);
  const { subject, place, range } = describeTrend(context);
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return (
    <FigureBlock name="referrals-by-quarter" subtitle={`${subject} by quarter received, ${place}, ${range}`} size="tall" state={state} />
  );
}

function describeTrend({ scope, choices }: BlockContext) {
  const trend = findTrend(scope, choices.periods);
  return {
    subject: capitalise(nameReferrals(scope)),
    place: describeScope(scope),
    range: formatRange(trend[0]?.name ?? '', trend.at(-1)?.name ?? ''),
  };
}

function toState(data: ReferralsByQuarter_FigureTableFragment, context: BlockContext): FigureState {
  const { subject, place, range } = describeTrend(context);
  const quarters = toQuarterFigures(data.rows);
  const total = data.totals.referrals;
  const figures = quarters.map((quarter) => quarter.figure);
  const empty = { kind: 'empty', sentence: `No ${nameReferrals(context.scope)} are recorded for ${place} in ${range}.` } as const;
  if (total === null || figures.every(({ value }) => value === null || value === 0)) {
    const asked = { subject, place, range, figures, total, protections: data.protections, cuts: ['time'] };
    return findHiddenState(asked) ?? empty;
  }

  const isOwned = [...figures, total].some(({ own }) => own !== null);
  const isAnyProtected = [...figures, total].some(isProtected);
  const question = toQuestions(context).quarters;
  const toCells = (figure: OwnedFigure, explains: ExplainedFigure) =>
    isOwned ? toOwnedCells(figure, explains) : [toFigureCell(figure, explains)];
  return {
    kind: 'ready',
    content: {
      message: wordRange(quarters),
      summary: summariseQuarters(quarters),
      chart: <QuarterBarsWithKey quarters={quarters} shown={context.scope.quarter.code} />,
      isChartWhole: false,
      table: {
        caption: `${subject} by quarter received, ${place}, ${range}`,
        headings: isOwned ? ['Quarter', 'Everyone', ...ownedHeadings] : ['Quarter', 'People'],
        rows: [
          ...quarters.map(({ key, label, isOpen, figure }) => ({
            key,
            name: isOpen ? `${label}, so far` : label,
            shown: <Link to={context.toAddress({ quarter: key })}>{isOpen ? `${label}, so far` : label}</Link>,
            cells: toCells(figure, explainRow(question, 'referrals', { quarter: key })),
          })),
          { key: 'total', name: 'All quarters shown', cells: toCells(total, explainRow(question, 'referrals', {})), isTotal: true },
        ],
      },
      question: toWholeQuestion(question),
      notes: [...(isAnyProtected ? [partsNote] : []), ...explainFigures(figures, toBlockNotes(data.notes))],
      ...(isAnyProtected ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, data),
    },
  };
}

interface QuarterBarsWithKeyProps {
  readonly quarters: readonly QuarterFigure[];
  readonly shown: string;
}

function QuarterBarsWithKey({ quarters, shown }: QuarterBarsWithKeyProps) {
  const figures = quarters.map(({ figure }) => figure);

  return (
    <>
      {figures.some(isProtected) ? (
        <ProtectedKey
          isOwned={figures.some(({ own }) => own !== null)}
          isHidden={figures.some(({ flags }) => flags.includes('CONFIDENTIAL'))}
        />
      ) : null}
      <ChartKey open={quarters.filter(({ isOpen }) => isOpen).map(({ label }) => label)} />
      <QuarterChart
        noun="people"
        onPaper={onPaper}
        points={quarters.map(({ key, label, isOpen, figure }, index) => ({
          key,
          label,
          value: figure.value,
          text: figure.value === null ? missingSymbol(figure) : figure.text,
          told: wordTold(figure),
          own: isProtected(figure) ? (figure.own ?? 0) : null,
          flags: formatFlags(besideFigure(figure)),
          isOpen,
          isLatest: key === shown,
          isBreak: index > 0 && figure.flags.includes('BREAK'),
        }))}
      />
    </>
  );
}

/** `about 87 (47 of yours, about 40 of others)`. */
function wordTold(figure: OwnedFigure): string {
  const { text, detail } = wordBar(figure);
  return detail === '' ? formatFigure(figure) : `${text} (${detail})`;
}
