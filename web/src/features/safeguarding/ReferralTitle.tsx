import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { ReferralTitle_FigureTableFragment } from '#graphql/operations.js';
import { PageTitle } from '#ui/PageTitle.js';

import { toQuarterFigures } from './quarter-figures.js';
import { wordReferrals } from './quarter-words.js';
import type { BlockContext } from './referral.type.js';
import { describePlace, describeWay } from './scope.js';

export const REFERRAL_TITLE: TypedDocumentNode<ReferralTitle_FigureTableFragment> = gql`
  fragment ReferralTitle_FigureTable on FigureTable {
    id
    rows {
      key {
        quarter {
          id
          key
          label
          status
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
  }
`;

interface ReferralTitleProps {
  readonly context: BlockContext;
  readonly table: FragmentType<ReferralTitle_FigureTableFragment> | null;
}

/** The message of the page, from its figures; the subject alone until they are there. The filters are written out below. */
export function ReferralTitle({ context, table }: ReferralTitleProps) {
  const { data, complete } = useFragment({ fragment: REFERRAL_TITLE, from: table });
  const message = complete ? toMessage(data, context) : `People referred${describeWay(context.filters)}`;
  const isNrm = context.filters.pathway?.code === 'NRM';

  return (
    <PageTitle name="Safeguarding" message={message}>
      {context.range}, {context.scope}. {isNrm ? 'NRM is the National Referral Mechanism for possible victims of modern slavery. ' : ''}More
      referrals can mean better spotting, so neither way is better.
    </PageTitle>
  );
}

function toMessage({ rows }: ReferralTitle_FigureTableFragment, { filters, nounWithin: noun, ownAgency }: BlockContext): string {
  const words = { noun, to: describeWay(filters), place: describePlace(filters), ownAgency: ownAgency ?? 'your agencies' };
  return wordReferrals(toQuarterFigures(rows), words);
}
