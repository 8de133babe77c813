import { canSeeCountsOf, type Policy } from '#domain/access/policy.js';
import { allDatasets, type Dataset } from '#domain/lists.js';
import { owersOf } from '#domain/obligations.js';
import type { PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf, quartersBetween, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { type ReturnState, stateOf } from './return-state.js';
import { type LatePublishing, numberRevisions } from './revisions.js';

interface Subject {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly quarter: Quarter;
}

/** What one agency has published for one dataset and quarter. */
export interface SentReturn extends Subject {
  /** When the first whole return was published, and the day in London; null if all were partial. */
  readonly receivedAt: Date | null;
  readonly receivedOn: PlainDate | null;
  /** When the latest return was published; null if that is the first whole one. */
  readonly sentAgainAt: Date | null;
  /**
   * Rows of the latest whole return, and those that partial returns have added since; null if there
   * is no whole return, and if the viewer may not see the number.
   */
  readonly rows: number | null;
  /**
   * The agency's data version after the latest return that changed anything; null if none did, and
   * if the viewer may not see the version.
   */
  readonly version: number | null;
  /** Id of the latest submission, whole or partial. */
  readonly submissionId: string;
}

/** One return that is owed or was sent. */
export interface ListedReturn extends Subject {
  readonly isOwed: boolean;
  readonly dueOn: PlainDate;
  readonly state: ReturnState;
  /** The number of the agency's latest revision of the final quarter; null if it has made none. */
  readonly revision: number | null;
  /** What was published; null if nothing was. */
  readonly sent: SentReturn | null;
}

/** What was read about the returns that were sent. */
export interface ReturnsSent {
  readonly sent: readonly SentReturn[];
  /** Publications for quarters that may have been final by then, in order of publication. */
  readonly latePublishings: ReadonlyMap<Dataset, readonly LatePublishing[]>;
}

/** The latest quarter that is closed for every dataset, and all after it up to the current one. */
export function currentQuarters({
  periods,
  today,
}: Pick<ReferenceData, 'periods' | 'today'>): readonly Quarter[] {
  const running = quarterOf(today);
  let first = running;
  while (periods.minSettled(first, today) === 'OPEN') first = shift(first, -1);
  return quartersBetween(first, running);
}

/**
 * The returns for some quarters that are owed or were sent without being owed, by quarter, then
 * agency and dataset in their usual order.
 */
export function listReturns(
  quarters: readonly Quarter[],
  { sent, latePublishings }: ReturnsSent,
  referenceData: ReferenceData,
): readonly ListedReturn[] {
  const { agencies, obligations, periods, today } = referenceData;
  const bySubject = new Map(sent.map((each) => [toKey(each), each]));
  const revisions = new Map(
    allDatasets.flatMap((dataset) =>
      numberRevisions(latePublishings.get(dataset) ?? [], dataset, periods).map((each) => [
        toKey({ ...each, dataset }),
        each.number,
      ]),
    ),
  );
  return quarters.flatMap((quarter) => {
    const owing = new Map(
      allDatasets.map((dataset) => [dataset, owersOf(obligations, dataset, quarter)]),
    );
    return agencies.flatMap(({ id: agencyId }) =>
      allDatasets.flatMap((dataset): readonly ListedReturn[] => {
        const subject = { agencyId, dataset, quarter };
        const isOwed = owing.get(dataset)?.has(agencyId) ?? false;
        const found = bySubject.get(toKey(subject)) ?? null;
        if (!isOwed && !found) return [];
        const dueOn = periods.dueOn(dataset, quarter);
        const state = stateOf({ quarter, dueOn, receivedOn: found?.receivedOn ?? null }, today);
        return [
          {
            ...subject,
            isOwed,
            dueOn,
            state,
            revision: revisions.get(toKey(subject)) ?? null,
            sent: found,
          },
        ];
      }),
    );
  });
}

/**
 * A return as a viewer sees it. The number of its rows counts people, or reports about them, and
 * the version says whether the return changed any: for other agencies both are left out, unless the
 * viewer is cleared.
 */
export function redactReturn(listed: ListedReturn, policy: Policy): ListedReturn {
  const { sent, agencyId } = listed;
  return sent === null || canSeeCountsOf(policy, agencyId)
    ? listed
    : { ...listed, sent: { ...sent, rows: null, version: null } };
}

function toKey({ agencyId, dataset, quarter }: Subject): string {
  return `${agencyId} ${dataset} ${quarter}`;
}
