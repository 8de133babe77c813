import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { OverviewLead_ScorecardFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';

import { wordSettled } from './kpi-words.js';
import styles from './OverviewLead.module.css';

export const OVERVIEW_LEAD: TypedDocumentNode<OverviewLead_ScorecardFragment> = gql`
  fragment OverviewLead_Scorecard on Scorecard {
    id
    message
    detail
    returnsDue
    returnsReceived
    days
    daysRun
    period {
      id
      longLabel
      status
    }
    area {
      id
      name
    }
    agency {
      id
      name
    }
  }
`;

interface OverviewLeadProps {
  readonly card: FragmentType<OverviewLead_ScorecardFragment>;
}

/** What the quarter says, in words: the message, what else there is to know, and what all of it is about. */
export function OverviewLead({ card }: OverviewLeadProps) {
  const data = unmask(OVERVIEW_LEAD, card);

  const { message, detail, period, area, agency } = data;
  const place = agency === null ? area.name : `${area.name}, ${agency.name}`;
  return (
    <div className={styles.lead}>
      <title>{`Overview: ${message} - Stronghold`}</title>
      <h1>{message}</h1>
      {detail === '' ? null : <p className={styles.detail}>{detail}</p>}
      <p className={styles.about}>
        {period.longLabel}, {place}. {wordSettled({ ...data, status: period.status })}
      </p>
    </div>
  );
}
