import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { ReferralsByAgeBand_FigureTableFragment } from '#graphql/operations.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toGroupState } from './group-state.js';
import { nameAgeBand } from './labels.js';
import type { BlockContext, BlockProblem } from './referral.type.js';

export const REFERRALS_BY_AGE_BAND: TypedDocumentNode<ReferralsByAgeBand_FigureTableFragment> = gql`
  fragment ReferralsByAgeBand_FigureTable on FigureTable {
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
        ageBand
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

interface ReferralsByAgeBandProps {
  readonly context: BlockContext;
  readonly problem: BlockProblem | null;
  readonly table: FragmentType<ReferralsByAgeBand_FigureTableFragment> | null;
}

/** People referred, children and adults apart. */
export function ReferralsByAgeBand({ context, problem, table }: ReferralsByAgeBandProps) {
  const { data, complete } = useFragment({ fragment: REFERRALS_BY_AGE_BAND, from: table });
  const subtitle = `${context.noun}, by age band, ${context.scope}, ${context.range}`;
  const state = problem ?? (complete ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="referrals-by-age" subtitle={subtitle} size="short" state={state} />;
}

function toState(data: ReferralsByAgeBand_FigureTableFragment, context: BlockContext): FigureState {
  return toGroupState({
    context,
    table: data,
    heading: 'Age band',
    grouping: 'by age band',
    cut: 'age band',
    dimension: 'AGE_BAND',
    groups: data.rows.flatMap(({ key: { ageBand }, referrals }) =>
      referrals === null ? [] : [{ key: ageBand ?? 'none', name: nameAgeBand(ageBand), figure: referrals }],
    ),
    total: data.totals.referrals,
    toMessage: (largest, total) => `${largest.name} is the largest age group: ${largest.figure.inWords} of ${total.inWords}`,
  });
}
