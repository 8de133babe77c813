import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import { ChartKey } from '#charts/ChartKey.js';
import { ProtectedKey } from '#charts/ProtectedKey.js';
import { QuarterChart } from '#charts/QuarterChart.js';
import type { ReferralsByQuarter_FigureTableFragment } from '#graphql/operations.js';
import { besideFigure, explainFigures, formatFigure, formatFlags, isProtected, missingSymbol } from '#lib/figure.js';
import { explainRow, type RowKey } from '#lib/figure-question.js';
import { formatInstant } from '#lib/format.js';
import { type OwnedFigure, wordBar } from '#lib/protected.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { ownedHeadings, toFigureCell, toOwnedCells } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { findHiddenState } from './hidden-state.js';
import { toQuarterFigures } from './quarter-figures.js';
import { findLatest, type QuarterFigure, summariseQuarters, wordRange } from './quarter-words.js';
import { toReferralQuestion } from './question.js';
import type { BlockContext, BlockProblem } from './referral.type.js';
import { describeFreshness, nameSource, partsNote, withoutSources } from './scope.js';

export const REFERRALS_BY_QUARTER: TypedDocumentNode<ReferralsByQuarter_FigureTableFragment> = gql`
  fragment ReferralsByQuarter_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    protections {
      measure
      cuts
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
  readonly problem: BlockProblem | null;
  readonly table: FragmentType<ReferralsByQuarter_FigureTableFragment> | null;
}

/** People referred, quarter by quarter. */
export function ReferralsByQuarter({ context, problem, table }: ReferralsByQuarterProps) {
  const { data, complete } = useFragment({ fragment: REFERRALS_BY_QUARTER, from: table });
  const subtitle = `${context.noun}, by quarter received, ${context.scope}, ${context.range}`;
  const state = problem ?? (complete ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="referrals-by-quarter" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: ReferralsByQuarter_FigureTableFragment, context: BlockContext): FigureState {
  const quarters = toQuarterFigures(data.rows);
  const total = data.totals.referrals;
  const figures = quarters.map((quarter) => quarter.figure);
  if (figures.every(({ value }) => value === null || value === 0)) {
    const hidden = findHiddenState({ context, total, protections: data.protections, cuts: ['time'] });
    return hidden ?? { kind: 'empty', sentence: `No ${context.nounWithin} are recorded for ${context.scope} in ${context.range}.` };
  }
  if (total === null) return { kind: 'empty', sentence: `No ${context.nounWithin} are recorded for ${context.scope} in ${context.range}.` };

  const isOwned = [...figures, total].some(({ own }) => own !== null);
  const isAnyProtected = [...figures, total].some(isProtected);
  const question = toReferralQuestion(context.filters, 'QUARTER');
  const toCells = (figure: OwnedFigure, row: RowKey) => {
    const explains = explainRow(question, 'referrals', row);
    return isOwned ? toOwnedCells(figure, explains) : [toFigureCell(figure, explains)];
  };
  return {
    kind: 'ready',
    content: {
      message: wordRange(quarters),
      summary: summariseQuarters(quarters),
      chart: <QuarterBarsWithKey quarters={quarters} open={context.open} />,
      isChartWhole: false,
      table: {
        caption: `${context.noun} by quarter received, ${context.scope}, ${context.range}`,
        headings: isOwned ? ['Quarter', 'Everyone', ...ownedHeadings] : ['Quarter', 'People'],
        rows: [
          ...quarters.map(({ key, label, isOpen, figure }) => ({
            key,
            name: isOpen ? `${label}, so far` : label,
            order: key,
            cells: toCells(figure, { quarter: key }),
          })),
          { key: 'total', name: 'All quarters shown', cells: toCells(total, {}), isTotal: true },
        ],
      },
      question: { figures: question, isFile: true, explains: explainRow(question, 'referrals', {}) },
      notes: [...(isAnyProtected ? [partsNote] : []), ...explainFigures(figures, withoutSources(data.notes))],
      ...(isAnyProtected ? { more: <ProtectionLink /> } : {}),
      source: nameSource(context),
      coverage: `${context.scope}, ${context.range}`,
      freshness: describeFreshness(figures),
      dataVersion: data.dataVersion,
      asOf: formatInstant(data.asOf),
      marking: context.marking,
    },
  };
}

interface QuarterBarsWithKeyProps {
  readonly quarters: readonly QuarterFigure[];
  readonly open: readonly string[];
}

function QuarterBarsWithKey({ quarters, open }: QuarterBarsWithKeyProps) {
  const latest = findLatest(quarters);
  const figures = quarters.map(({ figure }) => figure);

  return (
    <>
      {figures.some(isProtected) ? (
        <ProtectedKey
          isOwned={figures.some(({ own }) => own !== null)}
          isHidden={figures.some(({ flags }) => flags.includes('CONFIDENTIAL'))}
        />
      ) : null}
      <ChartKey open={open} />
      <QuarterChart
        noun="people"
        points={quarters.map(({ key, label, isOpen, figure }, index) => ({
          key,
          label,
          value: figure.value,
          text: figure.value === null ? missingSymbol(figure) : figure.text,
          told: wordTold(figure),
          own: isProtected(figure) ? (figure.own ?? 0) : null,
          flags: formatFlags(besideFigure(figure)),
          isOpen,
          isLatest: key === latest?.key,
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
