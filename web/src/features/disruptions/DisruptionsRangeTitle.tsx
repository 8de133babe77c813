import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { DisruptionsRangeTitle_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { describeScope } from '#lib/scope-words.js';
import { RangeTitle } from '#ui/RangeTitle.js';

import type { BlockContext } from './disruption.type.js';

export const DISRUPTIONS_RANGE_TITLE: TypedDocumentNode<DisruptionsRangeTitle_FigureTableFragment> = gql`
  fragment DisruptionsRangeTitle_FigureTable on FigureTable {
    id
    totals {
      disruptions {
        value
        text
        inWords
        flags
        change(to: SAME_PERIOD_LAST_YEAR) {
          text
        }
      }
    }
  }
`;

interface DisruptionsRangeTitleProps {
  readonly context: BlockContext;
  readonly table: FragmentType<DisruptionsRangeTitle_FigureTableFragment> | null;
}

/** The message of the page where it is of a range. */
export function DisruptionsRangeTitle({ context: { scope }, table }: DisruptionsRangeTitleProps) {
  const data = unmask(DISRUPTIONS_RANGE_TITLE, table);
  const figure = data?.totals.disruptions ?? null;

  return (
    <RangeTitle
      name="Disruptions"
      what={{ one: 'confirmed disruption', many: 'confirmed disruptions' }}
      scope={scope}
      place={describeScope(scope)}
      figure={figure}
      change={figure?.change?.text ?? null}
      more={['Real changes and targets are told of single quarters.']}
    />
  );
}
