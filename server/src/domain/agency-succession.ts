import type { AgencyRecord } from './agencies.js';

type Agencies = Readonly<
  Record<'agencies', readonly Pick<AgencyRecord, 'id' | 'code' | 'successorCodes'>[]>
>;

/**
 * The agency of today that an agency has become part of: itself where nobody took over, and where
 * several did, since nobody knows whose part of it is whose. They are one part wherever figures are
 * compared over time.
 */
export function findSuccessor(code: string, { agencies }: Agencies): string {
  const seen = new Set<string>();
  let current = code;
  while (!seen.has(current)) {
    seen.add(current);
    const successors = agencies.find((agency) => agency.code === current)?.successorCodes ?? [];
    const [next] = successors;
    if (next === undefined || successors.length > 1) return current;
    current = next;
  }
  return current;
}

/**
 * Agencies by their ids, with all that are one part with them: what is left out of one quarter is
 * left out of those before it too.
 */
export function withPredecessors(
  ids: ReadonlySet<number>,
  referenceData: Agencies,
): ReadonlySet<number> {
  if (ids.size === 0) return ids;
  const { agencies } = referenceData;
  const ended = new Set(
    agencies.filter(({ id }) => ids.has(id)).map(({ code }) => findSuccessor(code, referenceData)),
  );
  return new Set([
    ...ids,
    ...agencies
      .filter(({ code }) => ended.has(findSuccessor(code, referenceData)))
      .map(({ id }) => id),
  ]);
}
