import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ReferralRangeTitle_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { detailRange } from '#lib/range-words.js';
import { describePeriodSoFar } from '#lib/scope-words.js';
import { PageTitle } from '#ui/PageTitle.js';

import type { BlockContext } from './referral.type.js';
import { describePlace, describeScope, describeWay, explainWay, neitherWay } from './scope.js';
import { wordReferralRange } from './title-words.js';

export const REFERRAL_RANGE_TITLE: TypedDocumentNode<ReferralRangeTitle_FigureTableFragment> = gql`
  fragment ReferralRangeTitle_FigureTable on FigureTable {
    id
    totals {
      referrals {
        value
        text
        inWords
        flags
        own
        othersInWords
        change(to: SAME_PERIOD_LAST_YEAR) {
          text
        }
      }
    }
  }
`;

interface ReferralRangeTitleProps {
  readonly context: BlockContext;
  readonly table: FragmentType<ReferralRangeTitle_FigureTableFragment> | null;
}

/** The message of the page where it is of a range. */
export function ReferralRangeTitle({ context: { scope, ownAgency }, table }: ReferralRangeTitleProps) {
  const data = unmask(REFERRAL_RANGE_TITLE, table);
  const figure = data?.totals.referrals ?? null;
  const range = describePeriodSoFar(scope);

  return (
    <PageTitle
      name="Safeguarding"
      message={wordReferralRange({
        to: describeWay(scope),
        place: describePlace(scope),
        range,
        figure,
        ownAgency: ownAgency ?? 'your agencies',
      })}
    >
      {detailRange({
        range,
        place: describeScope(scope),
        change: figure?.change?.text ?? null,
        more: [explainWay(scope), neitherWay, 'Real changes and targets are told of single quarters.'],
      })}
    </PageTitle>
  );
}
