import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { ReferralTitle_FigureTableFragment } from '#graphql/operations.js';
import { isHidden } from '#lib/figure.js';
import { PageTitle } from '#ui/PageTitle.js';

import { toQuarterFigures } from './quarter-figures.js';
import { wordReferrals } from './quarter-words.js';
import type { BlockContext } from './referral.type.js';
import { describePlace } from './scope.js';

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
      nrmReferrals {
        value
        text
        flags
      }
    }
    totals {
      nrmReferrals {
        value
        flags
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
  const message = complete ? toMessage(data, context) : 'People referred to the NRM';

  return (
    <PageTitle name="Safeguarding" message={message}>
      {context.range}, {context.scope}. NRM is the National Referral Mechanism for possible victims of modern slavery. More referrals can
      mean better spotting, so neither way is better.
    </PageTitle>
  );
}

function toMessage({ rows, totals }: ReferralTitle_FigureTableFragment, { filters, range }: BlockContext): string {
  const place = describePlace(filters);
  if (isHidden(totals.nrmReferrals)) return `NRM referrals${place} in ${range} are hidden to protect people`;
  const quarters = toQuarterFigures(rows);
  const isEstimated = totals.nrmReferrals?.flags.includes('ESTIMATED') === true;
  // Quarters too small to be shown are not listed: that is not to say that there was nobody.
  return isEstimated && quarters.every(({ figure }) => figure.value === null)
    ? `NRM referrals${place} in ${range} are fewer than 5 in every quarter, perhaps none`
    : wordReferrals(quarters, place);
}
