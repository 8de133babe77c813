import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { ReferralsByArea_FigureTableFragment } from '#graphql/operations.js';
import { capitalise } from '#lib/format.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toGroupState } from './group-state.js';
import { nameArea } from './labels.js';
import type { BlockContext, BlockProblem } from './referral.type.js';

export const REFERRALS_BY_AREA: TypedDocumentNode<ReferralsByArea_FigureTableFragment> = gql`
  fragment ReferralsByArea_FigureTable on FigureTable {
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
        area {
          id
          code
          name
          kind
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

interface ReferralsByAreaProps {
  readonly context: BlockContext;
  readonly problem: BlockProblem | null;
  readonly table: FragmentType<ReferralsByArea_FigureTableFragment> | null;
}

/** People referred, by the area that their referral is coded to. */
export function ReferralsByArea({ context, problem, table }: ReferralsByAreaProps) {
  const { data, complete } = useFragment({ fragment: REFERRALS_BY_AREA, from: table });
  const subtitle = `${context.noun}, by area coded, ${context.scope}, ${context.range}`;
  const state = problem ?? (complete ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="referrals-by-area" subtitle={subtitle} size="short" state={state} />;
}

function toState(data: ReferralsByArea_FigureTableFragment, context: BlockContext): FigureState {
  return toGroupState({
    context,
    table: data,
    heading: 'Area',
    grouping: 'by area coded',
    cut: 'area',
    dimension: 'AREA',
    groups: data.rows.flatMap(({ key: { area }, referrals }) =>
      referrals === null ? [] : [{ key: area?.code ?? 'none', name: nameArea(area), figure: referrals }],
    ),
    total: data.totals.referrals,
    toMessage: (largest, total) => `${capitalise(largest.figure.inWords)} of ${total.inWords} are coded to ${largest.name}`,
  });
}
