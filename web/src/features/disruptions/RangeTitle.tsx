import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { RangeTitle_FigureTableFragment } from '#graphql/operations.js';
import { formatFigure } from '#lib/figure.js';
import { PageTitle } from '#ui/PageTitle.js';

import type { BlockContext } from './disruption.type.js';
import { describeScope, nameQuarters } from './scope-words.js';

export const RANGE_TITLE: TypedDocumentNode<RangeTitle_FigureTableFragment> = gql`
  fragment RangeTitle_FigureTable on FigureTable {
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

interface RangeTitleProps {
  readonly context: BlockContext;
  readonly table: FragmentType<RangeTitle_FigureTableFragment> | null;
}

/** The message of the page where it is of a range: how many, and how many more or fewer a year before. No range is judged. */
export function RangeTitle({ context, table }: RangeTitleProps) {
  const { data, complete } = useFragment({ fragment: RANGE_TITLE, from: table });
  const { now } = nameQuarters(context.scope);
  const figure = complete ? data.totals.disruptions : null;
  const change = figure?.change?.text ?? null;
  const message = figure === null ? 'Confirmed disruptions' : `${formatFigure(figure)} confirmed disruptions from ${now}`;

  return (
    <PageTitle name="Disruptions" message={message}>
      {[
        `${now}, ${describeScope(context.scope)}.`,
        change === null ? '' : `${change.charAt(0).toUpperCase()}${change.slice(1)}.`,
        'Real changes and targets are told of single quarters.',
      ]
        .filter((words) => words !== '')
        .join(' ')}
    </PageTitle>
  );
}
