import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ReportsRangeTitle_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { describeScope } from '#lib/scope-words.js';
import { RangeTitle } from '#ui/RangeTitle.js';

import type { BlockContext } from './report.type.js';
import { neitherWay, wordRate } from './title-words.js';

export const REPORTS_RANGE_TITLE: TypedDocumentNode<ReportsRangeTitle_FigureTableFragment> = gql`
  fragment ReportsRangeTitle_FigureTable on FigureTable {
    id
    totals {
      reports {
        value
        text
        inWords
        flags
        change(to: SAME_PERIOD_LAST_YEAR) {
          text
        }
      }
      reportsPer1000 {
        value
        text
        inWords
        flags
      }
    }
  }
`;

interface ReportsRangeTitleProps {
  readonly context: BlockContext;
  readonly table: FragmentType<ReportsRangeTitle_FigureTableFragment> | null;
}

/** The message of the page where it is of a range. */
export function ReportsRangeTitle({ context: { scope }, table }: ReportsRangeTitleProps) {
  const data = unmask(REPORTS_RANGE_TITLE, table);
  const figure = data?.totals.reports ?? null;
  const rate = data?.totals.reportsPer1000 ?? null;

  return (
    <RangeTitle
      name="Reports"
      what={{ one: 'report received', many: 'reports received' }}
      scope={scope}
      place={describeScope(scope)}
      figure={figure}
      change={figure?.change?.text ?? null}
      more={[wordRate(rate), figure === null ? '' : neitherWay, 'Real changes are told of single quarters.']}
    />
  );
}
