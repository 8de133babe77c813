import { gql, type TypedDocumentNode } from '@apollo/client';
import { useDeferredValue } from 'react';

import type { OverviewCard_ScorecardFragment } from '#graphql/operations.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import type { AskedScope } from '#lib/scope.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import { FirstSteps } from './FirstSteps.js';
import { HEADLINES, Headlines } from './Headlines.js';
import { HeadlinesSkeleton } from './HeadlinesSkeleton.js';
import styles from './OverviewCard.module.css';
import { OVERVIEW_LEAD, OverviewLead } from './OverviewLead.js';
import { TALLY, Tally } from './Tally.js';

/** Not masked down to the tiles: read once with the page, and not again for each component. */
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
    ...Headlines_Scorecard @unmask
  }
  ${OVERVIEW_LEAD}
  ${TALLY}
  ${HEADLINES}
`;

interface OverviewCardProps {
  readonly card: OverviewCard_ScorecardFragment;
  readonly asked: AskedScope;
  readonly marking: string;
  /** Whether other figures are on their way: these stay, greyed, until they are there. */
  readonly isWaiting: boolean;
}

/** The scorecard of one quarter, area and agency. */
export function OverviewCard({ card, asked, marking, isWaiting }: OverviewCardProps) {
  // The message is painted before the tiles are drawn, and pressing a filter is answered before they are drawn anew.
  const areTilesDue = useDeferredValue(true, false);
  const askedOfTiles = useDeferredValue(asked);

  const isNarrowed = asked.quarter !== null || asked.area !== null || asked.agency !== null;
  // Which returns came on time is known before anything has come.
  const told = card.kpis.filter(({ subject }) => subject !== 'RETURNS');
  const isEmpty = !isNarrowed && told.every(({ trend }) => trend.every(({ figure }) => figure.value === null));
  const foot = <PageFoot facts={[`Data version ${formatNumber(card.dataVersion)}`, formatInstant(card.asOf)]} marking={marking} />;

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
          <OverviewLead card={card} />
          <Tally card={card} />
        </div>
        {areTilesDue ? <Headlines card={card} asked={askedOfTiles} /> : <HeadlinesSkeleton />}
      </div>
      {areTilesDue ? foot : null}
    </>
  );
}
