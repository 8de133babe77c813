import { Link } from 'react-router';

import { formatDay } from '#lib/format.js';

import styles from './Moderation.module.css';
import type { QueuedCase } from './moderation-documents.js';
import { describePanel, describeProposal, describeWait, impactNames } from './moderation-words.js';

interface QueueTableProps {
  readonly cases: readonly QueuedCase[];
  /** The id of the open one; null if none is. */
  readonly opened: string | null;
  readonly toAddress: (id: string) => string;
  /** Ids of the selected cases. */
  readonly ticked: ReadonlySet<string>;
  /** Null if none can be selected. */
  readonly onTick: ((ticked: ReadonlySet<string>) => void) | null;
}

/** The shape of what is late, as in the returns: colour alone does not say it. */
const overdueMark = (
  <svg className={styles.mark} width="12" height="12" viewBox="0 0 14 14" aria-hidden="true">
    <path d="M7 0 14 7 7 14 0 7Z" />
  </svg>
);

/**
 * Disruptions that wait, one per row, with claim and proposal next to each other. On a phone each
 * row is a card.
 */
export function QueueTable({ cases, opened, toAddress, ticked, onTick }: QueueTableProps) {
  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(id);
    else next.delete(id);
    onTick?.(next);
  };
  return (
    <table className={styles.table}>
      <caption>Disruptions waiting for the panel, longest waiting first</caption>
      <thead>
        <tr>
          {onTick === null ? null : (
            <th scope="col" className={styles.tick}>
              Choose
            </th>
          )}
          <th scope="col">Disruption</th>
          <th scope="col">Waiting</th>
          <th scope="col">Claimed</th>
          <th scope="col">Proposed</th>
          <th scope="col">Based on</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((each) => {
          const { id, reference, agency, occurredOn, claimedImpact, proposal, question } = each;
          const isOther = proposal !== null && proposal.impact !== claimedImpact;
          return (
            <tr key={id} data-opened={id === opened}>
              {onTick === null ? null : (
                <td className={styles.tick}>
                  <label>
                    <input
                      type="checkbox"
                      checked={ticked.has(id)}
                      onChange={(event) => tick(id, event.target.checked)}
                      aria-label={`Choose ${reference} of ${agency.name}`}
                    />
                  </label>
                </td>
              )}
              <th scope="row">
                <Link
                  to={toAddress(id)}
                  data-case={id}
                  aria-current={id === opened ? 'true' : undefined}
                >
                  {reference}
                </Link>
                <small>
                  {agency.name}, {formatDay(occurredOn)}
                </small>
              </th>
              <td data-heading="Waiting" className={each.isOverdue ? styles.over : undefined}>
                {each.isOverdue ? overdueMark : null}
                {describeWait(each.daysWaiting)}
              </td>
              <td data-heading="Claimed">{impactNames[claimedImpact]}</td>
              <td data-heading="Proposed">
                {proposal === null ? (
                  each.isOwn ? (
                    <small>Another agency must propose</small>
                  ) : (
                    '–'
                  )
                ) : isOther ? (
                  <strong>{describeProposal(proposal)}</strong>
                ) : (
                  describeProposal(proposal)
                )}
                {question === null ? null : <small>Its agency was asked</small>}
                {each.panelOn === null ? null : <small>{describePanel(each.panelOn)}</small>}
              </td>
              <td data-heading="Based on">
                {each.restsOn.length === 0 ? 'No results given' : each.restsOn.join(', ')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
