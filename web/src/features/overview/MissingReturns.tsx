import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type { MissingReturns_ScorecardFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { TextButton } from '#ui/TextButton.js';

import { datasetNames } from './labels.js';
import styles from './MissingReturns.module.css';

export const MISSING_RETURNS: TypedDocumentNode<MissingReturns_ScorecardFragment> = gql`
  fragment MissingReturns_Scorecard on Scorecard {
    id
    returnsDue
    returnsReceived
    period {
      id
      status
    }
    missingReturns {
      agency {
        id
        name
      }
      datasets
    }
  }
`;

interface MissingReturnsProps {
  readonly card: FragmentType<MissingReturns_ScorecardFragment>;
}

/** Agencies that are named at once, so that the list stands no higher than the tiles beside it. */
const most = 5;

/** Who has not returned what, by agency. */
export function MissingReturns({ card }: MissingReturnsProps) {
  const data = unmask(MISSING_RETURNS, card);
  const [isWhole, setIsWhole] = useState(false);

  const { missingReturns, returnsDue, returnsReceived } = data;
  const isCut = missingReturns.length > most + 1;
  const shown = isCut && !isWhole ? missingReturns.slice(0, most) : missingReturns;

  return (
    <>
      <h3>{`Not returned yet, ${returnsDue - returnsReceived} of ${returnsDue}`}</h3>
      <div className={styles.panel}>
        <ul className={styles.owing}>
          {shown.map(({ agency, datasets }) => (
            <li key={agency.id}>
              {agency.name}
              <span>{datasets.map((dataset) => datasetNames[dataset]).join(', ')}</span>
            </li>
          ))}
        </ul>
        {isCut ? (
          <div className={styles.more}>
            <TextButton isOpen={isWhole} onPress={() => setIsWhole(!isWhole)}>
              {isWhole ? 'Show fewer' : `and ${missingReturns.length - most} more`}
            </TextButton>
          </div>
        ) : null}
      </div>
    </>
  );
}
