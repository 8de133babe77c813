import { CaseCells } from './CaseCells.js';
import styles from './Moderation.module.css';
import type { QueuedCase, ShortNames } from './moderation-documents.js';
import {
  DAYS_TO_MODERATE,
  describeDays,
  describePanel,
  describeProposal,
  impactNames,
} from './moderation-words.js';

interface QueueTableProps {
  readonly caption: string;
  readonly cases: readonly QueuedCase[];
  readonly names: ShortNames;
  /** The id of the open disruption; null if none is open. */
  readonly opened: string | null;
  readonly toAddress: (id: string) => string;
  /** Ids of the selected cases. */
  readonly ticked: ReadonlySet<string>;
  /** Called when the selection changes; null if nothing can be selected. */
  readonly onTick: ((ticked: ReadonlySet<string>) => void) | null;
}

/** The shape for a late case, as for late returns, because colour alone is not enough. */
const overdueMark = (
  <svg className={styles.mark} width="12" height="12" viewBox="0 0 14 14" aria-hidden="true">
    <path d="M7 0 14 7 7 14 0 7Z" />
  </svg>
);

/**
 * Disruptions that wait, one per row, with claim and proposal next to each other. On a phone each
 * row is a card.
 */
export function QueueTable({
  caption,
  cases,
  names,
  opened,
  toAddress,
  ticked,
  onTick,
}: QueueTableProps) {
  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(id);
    else next.delete(id);
    onTick?.(next);
  };
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {onTick === null ? null : (
            <th scope="col" className={styles.tick}>
              Choose
            </th>
          )}
          <th scope="col">Disruption, lead</th>
          <th scope="col">What</th>
          <th scope="col">Claimed</th>
          <th scope="col">Proposed</th>
          <th scope="col">Waiting, of {DAYS_TO_MODERATE} days</th>
          <th scope="col" className={styles.basis}>
            Based on
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((each) => {
          const { id, reference, agency, claimedImpact, proposal, question } = each;
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
              <CaseCells
                found={each}
                names={names}
                address={toAddress(id)}
                isOpened={id === opened}
              />
              <td data-heading="Claimed" className={styles.impact}>
                {impactNames[claimedImpact]}
              </td>
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
                {question === null ? null : <small>Its agency has been asked</small>}
                {each.panelOn === null ? null : <small>{describePanel(each.panelOn)}</small>}
              </td>
              <td data-heading="Waiting" className={each.isOverdue ? styles.over : undefined}>
                {each.isOverdue ? overdueMark : null}
                {describeDays(each.daysWaiting)}
              </td>
              <td data-heading="Based on" className={`${styles.wide} ${styles.basis}`}>
                {each.restsOn.length === 0 ? 'No results given' : each.restsOn.join(', ')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
