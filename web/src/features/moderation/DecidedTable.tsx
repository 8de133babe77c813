import { formatDay } from '#lib/format.js';

import { CaseCells } from './CaseCells.js';
import styles from './Moderation.module.css';
import type { QueuedCase, ShortNames } from './moderation-documents.js';
import { impactNames, statusWords } from './moderation-words.js';

interface DecidedTableProps {
  readonly cases: readonly QueuedCase[];
  readonly names: ShortNames;
  /** The id of the open disruption; null if none is open. */
  readonly opened: string | null;
  readonly toAddress: (id: string) => string;
}

/** What panels decided, one disruption per row, with claim and decision next to each other. */
export function DecidedTable({ cases, names, opened, toAddress }: DecidedTableProps) {
  return (
    <table className={styles.table}>
      <caption>Decided by panels of this quarter and the one before, newest decision first</caption>
      <thead>
        <tr>
          <th scope="col">Disruption, lead</th>
          <th scope="col">What</th>
          <th scope="col">Claimed</th>
          <th scope="col">Decided</th>
          <th scope="col">Panel</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((each) => {
          const { id, claimedImpact, confirmedImpact, status, decidedOn } = each;
          const decision =
            confirmedImpact === null ? statusWords[status] : impactNames[confirmedImpact];
          return (
            <tr key={id} data-opened={id === opened}>
              <CaseCells
                found={each}
                names={names}
                address={toAddress(id)}
                isOpened={id === opened}
              />
              <td data-heading="Claimed" className={styles.impact}>
                {impactNames[claimedImpact]}
              </td>
              <td data-heading="Decided">
                {confirmedImpact === claimedImpact ? decision : <strong>{decision}</strong>}
              </td>
              <td data-heading="Panel">{decidedOn === null ? '–' : formatDay(decidedOn)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
