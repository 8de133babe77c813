import type { MyAlertsQuery } from '#graphql/operations.js';

type Summary = Omit<MyAlertsQuery['alerts']['edges'][number]['node'], '__typename' | 'subject'>;

/** How many alerts are listed. */
const MOST = 3;

/** Active alerts: raised before acknowledged, and the latest first within each. */
export function pickOpenAlerts<Alert extends Summary>(told: readonly Alert[]): readonly Alert[] {
  const ofState = (wanted: string) =>
    told
      .filter(({ state }) => state === wanted)
      .toSorted((one, other) => (other.since ?? '').localeCompare(one.since ?? ''));
  return [...ofState('RAISED'), ...ofState('ACKNOWLEDGED')].slice(0, MOST);
}

/** How many alerts are active, and how many have cleared: `3 open, 1 cleared`. */
export function countAlerts(told: readonly Pick<Summary, 'state'>[]): string {
  const count = (...states: readonly string[]) =>
    told.filter(({ state }) => state !== null && states.includes(state)).length;
  const cleared = count('CLEARED');
  const open = `${count('RAISED', 'ACKNOWLEDGED')} open`;
  return cleared === 0 ? open : `${open}, ${cleared} cleared`;
}
