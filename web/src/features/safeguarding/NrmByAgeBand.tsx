import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { NrmByAgeBand_FigureTableFragment } from '#graphql/operations.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toGroupState } from './group-state.js';
import { nameAgeBand } from './labels.js';
import type { BlockContext, BlockProblem } from './referral.type.js';

export const NRM_BY_AGE_BAND: TypedDocumentNode<NrmByAgeBand_FigureTableFragment> = gql`
  fragment NrmByAgeBand_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        ageBand
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

interface NrmByAgeBandProps {
  readonly context: BlockContext;
  readonly problem: BlockProblem | null;
  readonly table: FragmentType<NrmByAgeBand_FigureTableFragment> | null;
}

/** People referred to the NRM, children and adults apart. */
export function NrmByAgeBand({ context, problem, table }: NrmByAgeBandProps) {
  const { data, complete } = useFragment({ fragment: NRM_BY_AGE_BAND, from: table });
  const subtitle = `People referred to the NRM, by age band, ${context.scope}, ${context.range}`;
  const state = problem ?? (complete ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="nrm-by-age" subtitle={subtitle} size="short" state={state} />;
}

function toState(data: NrmByAgeBand_FigureTableFragment, context: BlockContext): FigureState {
  return toGroupState({
    context,
    table: data,
    heading: 'Age band',
    grouping: 'by age band',
    groups: data.rows.flatMap(({ key: { ageBand }, nrmReferrals }) =>
      nrmReferrals === null ? [] : [{ key: ageBand ?? 'none', name: nameAgeBand(ageBand), figure: nrmReferrals }],
    ),
    total: data.totals.nrmReferrals,
    toMessage: ([largest], total) =>
      `${largest?.name ?? 'No age band'} is the largest age group: ${largest?.figure.text ?? 0} of ${total.text}`,
  });
}
