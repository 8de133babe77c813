import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { Tally_ScorecardFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import styles from './Tally.module.css';
import { TallyRow } from './TallyRow.js';

export const TALLY: TypedDocumentNode<Tally_ScorecardFragment> = gql`
  fragment Tally_Scorecard on Scorecard {
    id
    period {
      id
      status
    }
    kpis {
      id
      status
      variation
    }
  }
`;

interface TallyProps {
  readonly card: FragmentType<Tally_ScorecardFragment>;
}

/**
 * How many headlines have which status and which variation: the legend of the page, and its summary. Nothing is called a change
 * in a quarter that is not closed.
 */
export function Tally({ card }: TallyProps) {
  const data = unmask(TALLY, card);

  const { kpis, period } = data;
  return (
    <div className={styles.tally}>
      <ul aria-label="Headlines by status">
        {statuses
          .map((status) => ({ status, count: kpis.filter((kpi) => kpi.status === status).length }))
          .filter(({ status, count }) => count > 0 || (status !== 'NO_TARGET' && status !== 'TOO_CLOSE'))
          .map(({ status, count }) => (
            <TallyRow key={status} count={count}>
              <StatusWord status={status} />
            </TallyRow>
          ))}
      </ul>
      {period.status === 'OPEN' ? null : (
        <ul aria-label="Headlines by variation">
          {variations
            .map(({ variation, side }) => ({ variation, side, count: kpis.filter((kpi) => kpi.variation === variation).length }))
            .filter(({ variation, count }) => count > 0 || (variation !== 'UNUSUALLY_LOW' && variation !== 'TOO_CLOSE'))
            .map(({ variation, side, count }) => (
              <TallyRow key={variation} count={count}>
                <VariationWord variation={variation} side={side} />
              </TallyRow>
            ))}
        </ul>
      )}
    </div>
  );
}

const statuses = ['RED', 'AMBER', 'GREEN', 'TOO_CLOSE', 'NOT_RATED', 'NO_TARGET', 'NO_DATA'] as const;

const variations = [
  { variation: 'WORSENING', side: 'LOW' },
  { variation: 'IMPROVING', side: 'HIGH' },
  { variation: 'UNUSUALLY_HIGH', side: 'HIGH' },
  { variation: 'UNUSUALLY_LOW', side: 'LOW' },
  { variation: 'NO_REAL_CHANGE', side: null },
  { variation: 'TOO_CLOSE', side: null },
  { variation: 'TOO_FEW_POINTS', side: null },
] as const;
