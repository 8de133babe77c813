import type { AgencyRecord } from './agencies.js';

type Agencies = Readonly<
  Record<'agencies', readonly Pick<AgencyRecord, 'id' | 'code' | 'successorCodes'>[]>
>;

/**
 * The code of the agency that an agency has become part of by today: its own code if it has no
 * successor, or has several, because nobody knows which of them took over what. Figures compared
 * over time count an agency and its successor as one.
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
 * These ids, and those of all agencies that count as one with these agencies: if one is left out of
 * a quarter, all are left out of the quarters before it.
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
