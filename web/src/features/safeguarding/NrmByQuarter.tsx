import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import { ChartKey } from '#charts/ChartKey.js';
import { QuarterChart } from '#charts/QuarterChart.js';
import type { NrmByQuarter_FigureTableFragment } from '#graphql/operations.js';
import { besideFigure, explainFigures, formatFigure, formatFlags, isHidden, missingSymbol } from '#lib/figure.js';
import { formatInstant } from '#lib/format.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuarterFigures } from './quarter-figures.js';
import { findLatest, type QuarterFigure, summariseQuarters, wordRange } from './quarter-words.js';
import type { BlockContext, BlockProblem } from './referral.type.js';
import { describeFreshness, hiddenReferrals } from './scope.js';

export const NRM_BY_QUARTER: TypedDocumentNode<NrmByQuarter_FigureTableFragment> = gql`
  fragment NrmByQuarter_FigureTable on FigureTable {
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
          status
        }
      }
      nrmReferrals {
        value
        text
        flags
      }
    }
    totals {
      nrmReferrals {
        value
        text
        flags
      }
    }
  }
`;

interface NrmByQuarterProps {
  readonly context: BlockContext;
  readonly problem: BlockProblem | null;
  readonly table: FragmentType<NrmByQuarter_FigureTableFragment> | null;
}

/** People referred to the NRM, quarter by quarter. */
export function NrmByQuarter({ context, problem, table }: NrmByQuarterProps) {
  const { data, complete } = useFragment({ fragment: NRM_BY_QUARTER, from: table });
  const subtitle = `People referred to the National Referral Mechanism (NRM), by quarter received, ${context.scope}, ${context.range}`;
  const state = problem ?? (complete ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="nrm-by-quarter" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: NrmByQuarter_FigureTableFragment, context: BlockContext): FigureState {
  const quarters = toQuarterFigures(data.rows);
  const total = data.totals.nrmReferrals;
  if (isHidden(total)) return { kind: 'refused', sentence: hiddenReferrals };
  if (total === null || quarters.every(({ figure }) => figure.value === null || figure.value === 0)) {
    return { kind: 'empty', sentence: `No NRM referrals are recorded for ${context.scope} in ${context.range}.` };
  }

  const figures = quarters.map((quarter) => quarter.figure);
  return {
    kind: 'ready',
    content: {
      message: wordRange(quarters),
      summary: summariseQuarters(quarters),
      chart: <QuarterBarsWithKey quarters={quarters} open={context.open} />,
      isChartWhole: false,
      table: {
        caption: `NRM referrals by quarter received, ${context.scope}, ${context.range}`,
        headings: ['Quarter', 'People'],
        rows: [
          ...quarters.map(({ key, label, isOpen, figure }) => ({
            key,
            name: isOpen ? `${label}, so far` : label,
            cells: [{ text: formatFigure(figure), flags: formatFlags(besideFigure(figure)) }],
          })),
          {
            key: 'total',
            name: 'All quarters shown',
            cells: [{ text: formatFigure(total), flags: formatFlags(besideFigure(total)) }],
            isTotal: true,
          },
        ],
      },
      notes: explainFigures(figures, data.notes),
      source: 'referral returns, pathway NRM',
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

  return (
    <>
      <ChartKey open={open} />
      <QuarterChart
        noun="people"
        points={quarters.map(({ key, label, isOpen, figure }, index) => ({
          key,
          label,
          value: figure.value,
          text: figure.value === null ? missingSymbol(figure) : figure.text,
          flags: formatFlags(besideFigure(figure)),
          isOpen,
          isLatest: key === latest?.key,
          isBreak: index > 0 && figure.flags.includes('BREAK'),
        }))}
      />
    </>
  );
}
