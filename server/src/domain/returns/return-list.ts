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

/** What one agency has published of one dataset for one quarter. */
export interface SentReturn extends Subject {
  /** When the first whole one was published, and its day in London; null where all were partial. */
  readonly receivedAt: Date | null;
  readonly receivedOn: PlainDate | null;
  /** When the latest was published, where that is not the first whole one; null otherwise. */
  readonly sentAgainAt: Date | null;
  /** Rows of the latest whole one; null likewise, and where they are not told. */
  readonly rows: number | null;
  /**
   * The data version of the agency after the latest that changed anything; null where none did, and
   * where it is not told.
   */
  readonly version: number | null;
  /** The latest, whole or not. */
  readonly submissionId: string;
}

/** One return that is owed or was sent. */
export interface ListedReturn extends Subject {
  readonly isOwed: boolean;
  readonly dueOn: PlainDate;
  readonly state: ReturnState;
  /**
   * The number of the latest revision that the agency made of the final quarter; null where it made
   * none.
   */
  readonly revision: number | null;
  /** Null where nothing was published. */
  readonly sent: SentReturn | null;
}

/** What was read of the returns that were sent. */
export interface ReturnsSent {
  readonly sent: readonly SentReturn[];
  /** In the order in which they were published. */
  readonly latePublishings: ReadonlyMap<Dataset, readonly LatePublishing[]>;
}

/** The latest quarter that is closed for every dataset, and all after it up to the running one. */
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
 * The returns for some quarters that are owed or came unasked, by quarter, then agency and dataset
 * as in their lists.
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
 * A return as a viewer is told of it. Its rows are people, or reports about them, and its version
 * told whether it changed any: of other agencies both are left out, unless the viewer is cleared.
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
