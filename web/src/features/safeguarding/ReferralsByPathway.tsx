import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { ReferralsByPathway_FigureTableFragment } from '#graphql/operations.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toGroupState } from './group-state.js';
import { namePathway } from './labels.js';
import type { BlockContext, BlockProblem } from './referral.type.js';

export const REFERRALS_BY_PATHWAY: TypedDocumentNode<ReferralsByPathway_FigureTableFragment> = gql`
  fragment ReferralsByPathway_FigureTable on FigureTable {
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
        pathway
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

interface ReferralsByPathwayProps {
  readonly context: BlockContext;
  readonly problem: BlockProblem | null;
  readonly table: FragmentType<ReferralsByPathway_FigureTableFragment> | null;
}

/** People referred, by the way that their referral took. */
export function ReferralsByPathway({ context, problem, table }: ReferralsByPathwayProps) {
  const { data, complete } = useFragment({ fragment: REFERRALS_BY_PATHWAY, from: table });
  const subtitle = `${context.noun}, by pathway, ${context.scope}, ${context.range}`;
  const state = problem ?? (complete ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="referrals-by-pathway" subtitle={subtitle} size="short" state={state} />;
}

function toState(data: ReferralsByPathway_FigureTableFragment, context: BlockContext): FigureState {
  return toGroupState({
    context,
    table: data,
    heading: 'Pathway',
    grouping: 'by pathway',
    cut: 'pathway',
    dimension: 'PATHWAY',
    groups: data.rows.flatMap(({ key: { pathway }, referrals }) =>
      referrals === null ? [] : [{ key: pathway ?? 'none', name: namePathway(pathway), figure: referrals }],
    ),
    total: data.totals.referrals,
    toMessage: (largest, total) => `${largest.name} is the largest pathway: ${largest.figure.inWords} of ${total.inWords}`,
  });
}
