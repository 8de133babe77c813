import type { Dataset } from '#domain/lists.js';
import { memoise, memoiseEach } from '#domain/memoise.js';
import type { Periods } from '#domain/period.js';
import { endBefore, quarterOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type DateRange, rangeOf } from '#domain/time.js';

/** A publication for a quarter that may have been final by then. */
export interface LatePublishing {
  readonly agencyId: number;
  /** First day of the quarter. */
  readonly start: string;
  readonly publishedOn: string;
  /** Whether any record changed, or a return was taken back. */
  readonly hasChanged: boolean;
  /** Agencies that had published a return for the quarter before it could be final. */
  readonly earlierAgencyIds: readonly number[];
}

/**
 * A publication that changed figures for a quarter after it was final, numbered for each dataset
 * and quarter.
 */
export interface Revision {
  readonly agencyId: number;
  readonly quarter: string;
  /** The days of the quarter. */
  readonly days: DateRange;
  readonly publishedOn: string;
  /** Counts from 1. */
  readonly number: number;
  /**
   * The agencies whose figures for the quarter could change, including the agency itself unless
   * this was its first return.
   */
  readonly currentAgencyIds: ReadonlySet<number>;
}

/** The days of the quarters up to the current one whose figures may still change. */
export function unsettledQuarters(
  dataset: Dataset,
  { periods, today }: Pick<ReferenceData, 'periods' | 'today'>,
): readonly DateRange[] {
  return periods.unsettled(dataset, today).map((quarter) => rangeOf('QUARTER', quarter));
}

/**
 * Whether all the days are in future quarters, about which nothing is known yet. Together with
 * other days they make no difference: they have no records.
 */
export function areToCome(
  days: readonly DateRange[],
  { today }: Pick<ReferenceData, 'today'>,
): boolean {
  const running = endBefore(quarterOf(today));
  return days.length > 0 && days.every(({ from }) => from >= running);
}

/**
 * The revisions among the publications of one dataset: those that changed, on the day that made
 * their quarter final or later, figures which somebody could have taken for final. An agency's
 * second return is a revision if any record changed. A first return can only change figures that it
 * is added to: those of agencies whose returns were in when the quarter became final. It is a
 * revision even if it is empty, because otherwise an empty return could be recognised. If no
 * returns were in, as when past years are loaded into a new installation, a first return is not a
 * revision. Each quarter is numbered separately.
 *
 * @param publishings in order of publication
 */
export function numberRevisions(
  publishings: readonly LatePublishing[],
  dataset: Dataset,
  periods: Periods,
): readonly Revision[] {
  return revisionsOfLists(publishings)(periods)(dataset);
}

/** Found once for equal lists: all questions on a page use them. */
const revisionsOfLists = memoiseEach((publishings: readonly LatePublishing[]) =>
  memoiseEach((periods: Periods) =>
    memoise((dataset: Dataset) => findRevisions(publishings, dataset, periods)),
  ),
);

function findRevisions(
  publishings: readonly LatePublishing[],
  dataset: Dataset,
  periods: Periods,
): readonly Revision[] {
  const quarters = new Map<string, Standing>();
  return publishings.flatMap(
    ({ agencyId, start, publishedOn, hasChanged, earlierAgencyIds }): readonly Revision[] => {
      const quarter = quarterOf(start);
      const standing = quarters.get(quarter) ?? {
        inTime: new Set(earlierAgencyIds),
        late: new Set<number>(),
        revisions: 0,
      };
      quarters.set(quarter, standing);
      if (publishedOn < periods.finalFrom(dataset, quarter)) {
        standing.inTime.add(agencyId);
        return [];
      }
      const currentAgencyIds = new Set(standing.inTime);
      if (standing.late.has(agencyId)) currentAgencyIds.add(agencyId);
      standing.late.add(agencyId);
      const isFirst = !currentAgencyIds.has(agencyId);
      if (!(hasChanged || isFirst) || currentAgencyIds.size === 0) return [];
      standing.revisions += 1;
      return [
        {
          agencyId,
          quarter,
          days: rangeOf('QUARTER', quarter),
          publishedOn,
          number: standing.revisions,
          currentAgencyIds,
        },
      ];
    },
  );
}

/**
 * Which agencies' returns for a quarter were in when it became final, which came later, and how
 * many revisions there were.
 */
interface Standing {
  readonly inTime: Set<number>;
  readonly late: Set<number>;
  revisions: number;
}

/**
 * Whether a revision changed the combined figures of some agencies for its quarter; null means all
 * agencies.
 */
export function doesRevise(
  { agencyId, currentAgencyIds }: Revision,
  agencyIds: ReadonlySet<number> | null,
): boolean {
  return (
    agencyIds === null ||
    (agencyIds.has(agencyId) && [...currentAgencyIds].some((id) => agencyIds.has(id)))
  );
}
