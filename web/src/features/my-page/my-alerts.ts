import type { MyAlertsQuery } from '#graphql/operations.js';

type Summary = Omit<MyAlertsQuery['alerts']['edges'][number]['node'], '__typename' | 'subject'>;

/** Alerts that are listed at once. */
const MOST = 3;

/** Those that have happened and hold: raised before acknowledged, and of each the latest first. */
export function pickOpenAlerts<Alert extends Summary>(told: readonly Alert[]): readonly Alert[] {
  const ofState = (wanted: string) =>
    told
      .filter(({ state }) => state === wanted)
      .toSorted((one, other) => (other.since ?? '').localeCompare(one.since ?? ''));
  return [...ofState('RAISED'), ...ofState('ACKNOWLEDGED')].slice(0, MOST);
}

/** How many hold and how many held: `3 open, 1 cleared`. */
export function countAlerts(told: readonly Pick<Summary, 'state'>[]): string {
  const count = (...states: readonly string[]) =>
    told.filter(({ state }) => state !== null && states.includes(state)).length;
  const cleared = count('CLEARED');
  const open = `${count('RAISED', 'ACKNOWLEDGED')} open`;
  return cleared === 0 ? open : `${open}, ${cleared} cleared`;
}
