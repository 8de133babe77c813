import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ReferralTitle_FigureTableFragment, ReferralTitle_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { wordProgress } from '#lib/sentence.js';
import { PageTitle } from '#ui/PageTitle.js';

import { toQuarterFigures } from './quarter-figures.js';
import { wordReferrals } from './quarter-words.js';
import type { BlockContext } from './referral.type.js';
import { describePlace, describeScope, describeWay, explainWay, nameReferrals, neitherWay } from './scope.js';

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

export const REFERRAL_TITLE_KPI: TypedDocumentNode<ReferralTitle_KpiFragment> = gql`
  fragment ReferralTitle_Kpi on Kpi {
    id
    variation
    days
    daysRun
    returnsDue
    returnsReceived
    periodStatus
    period {
      id
      longLabel
    }
  }
`;

interface ReferralTitleProps {
  readonly context: BlockContext;
  readonly table: FragmentType<ReferralTitle_FigureTableFragment> | null;
  /** The quarter of what the page shows, judged, or else of all referrals. */
  readonly kpi: FragmentType<ReferralTitle_KpiFragment> | null;
  /** Whether the page shows just what is judged there. */
  readonly isJudged: boolean;
}

/** The message of the page, from its figures; the subject alone until they are there. The filters are written out below. */
export function ReferralTitle({ context, table, kpi, isJudged }: ReferralTitleProps) {
  const data = unmask(REFERRAL_TITLE, table);
  const judged = unmask(REFERRAL_TITLE_KPI, kpi);
  const { scope, ownAgency } = context;
  const message =
    data !== null
      ? wordReferrals(toQuarterFigures(data.rows), {
          noun: nameReferrals(scope),
          to: describeWay(scope),
          place: describePlace(scope),
          ownAgency: ownAgency ?? 'your agencies',
          shown: scope.quarter.code,
          variation: isJudged ? (judged?.variation ?? null) : null,
        })
      : `People referred${describeWay(scope)}`;
  const period = judged?.period.longLabel ?? scope.quarter.name;
  const isOpen = judged?.periodStatus === 'OPEN';

  return (
    <PageTitle name="Safeguarding" message={message}>
      {[`${period}, ${describeScope(scope)}.`, isOpen ? wordProgress(judged) : '', explainWay(scope), neitherWay]
        .filter((words) => words !== '')
        .join(' ')}
    </PageTitle>
  );
}
