import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { NrmByArea_FigureTableFragment } from '#graphql/operations.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toGroupState } from './group-state.js';
import { nameArea } from './labels.js';
import type { BlockContext, BlockProblem } from './referral.type.js';

export const NRM_BY_AREA: TypedDocumentNode<NrmByArea_FigureTableFragment> = gql`
  fragment NrmByArea_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        area {
          id
          code
          name
          kind
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

interface NrmByAreaProps {
  readonly context: BlockContext;
  readonly problem: BlockProblem | null;
  readonly table: FragmentType<NrmByArea_FigureTableFragment> | null;
}

/** People referred to the NRM, by the area that their referral is coded to. */
export function NrmByArea({ context, problem, table }: NrmByAreaProps) {
  const { data, complete } = useFragment({ fragment: NRM_BY_AREA, from: table });
  const subtitle = `People referred to the NRM, by area coded, ${context.scope}, ${context.range}`;
  const state = problem ?? (complete ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="nrm-by-area" subtitle={subtitle} size="short" state={state} />;
}

function toState(data: NrmByArea_FigureTableFragment, context: BlockContext): FigureState {
  return toGroupState({
    context,
    table: data,
    heading: 'Area',
    grouping: 'by area coded',
    groups: data.rows.flatMap(({ key: { area }, nrmReferrals }) =>
      nrmReferrals === null ? [] : [{ key: area?.code ?? 'none', name: nameArea(area), figure: nrmReferrals }],
    ),
    total: data.totals.nrmReferrals,
    toMessage: ([largest], total) => `${largest?.figure.text ?? 0} of ${total.text} are coded to ${largest?.name ?? 'no area'}`,
  });
}
