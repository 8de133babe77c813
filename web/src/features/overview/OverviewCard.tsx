import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { OverviewCard_ScorecardFragment } from '#graphql/operations.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import type { AskedScope } from '#lib/scope.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import { FirstSteps } from './FirstSteps.js';
import { HEADLINES, Headlines } from './Headlines.js';
import styles from './OverviewCard.module.css';
import { OVERVIEW_LEAD, OverviewLead } from './OverviewLead.js';
import { TALLY, Tally } from './Tally.js';

export const OVERVIEW_CARD: TypedDocumentNode<OverviewCard_ScorecardFragment> = gql`
  fragment OverviewCard_Scorecard on Scorecard {
    id
    dataVersion
    asOf
    kpis {
      id
      subject
      trend {
        figure {
          value
        }
      }
    }
    ...OverviewLead_Scorecard
    ...Tally_Scorecard
    ...Headlines_Scorecard
  }
  ${OVERVIEW_LEAD}
  ${TALLY}
  ${HEADLINES}
`;

interface OverviewCardProps {
  readonly card: FragmentType<OverviewCard_ScorecardFragment>;
  readonly asked: AskedScope;
  readonly marking: string;
  /** Whether other figures are on their way: these stay, greyed, until they are there. */
  readonly isWaiting: boolean;
}

/** The scorecard of one quarter, area and agency. */
export function OverviewCard({ card, asked, marking, isWaiting }: OverviewCardProps) {
  const { data, complete } = useFragment({ fragment: OVERVIEW_CARD, fragmentName: 'OverviewCard_Scorecard', from: card });
  if (!complete) return null;

  const isNarrowed = asked.quarter !== null || asked.area !== null || asked.agency !== null;
  // Which returns came on time is known before anything has come.
  const told = data.kpis.filter(({ subject }) => subject !== 'RETURNS');
  const isEmpty = !isNarrowed && told.every(({ trend }) => trend.every(({ figure }) => figure.value === null));
  const foot = <PageFoot facts={[`Data version ${formatNumber(data.dataVersion)}`, formatInstant(data.asOf)]} marking={marking} />;

  if (isEmpty) {
    return (
      <>
        <PageTitle name="Overview" message="Nothing has been published yet">
          The page fills as agencies publish their returns: the first figures appear with the first return.
        </PageTitle>
        <FirstSteps />
        {foot}
      </>
    );
  }

  return (
    <>
      <div className={isWaiting ? `${styles.card} ${styles.isWaiting}` : styles.card} aria-busy={isWaiting}>
        <div className={styles.head}>
          <OverviewLead card={data} />
          <Tally card={data} />
        </div>
        <Headlines card={data} asked={asked} />
      </div>
      {foot}
    </>
  );
}
