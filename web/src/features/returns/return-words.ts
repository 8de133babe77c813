import { formatDay, joinWords } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';

import type { ShownReturn } from './return-documents.js';

/** The facts that the words about a return depend on. */
type Told = Pick<ShownReturn, 'state' | 'dueOn' | 'receivedAt' | 'daysLate'>;

/** `27 days late`, `1 day late`. */
export function sayDaysLate(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'} late`;
}

/** The state of a return in a few words: when it was received or is due, or how late it is. */
export function sayState({ state, dueOn, receivedAt, daysLate }: Told): string {
  const day = receivedAt === null ? '' : sayShortDay(toLondonDay(receivedAt));
  switch (state) {
    case 'RECEIVED':
      return day;
    case 'RECEIVED_LATE':
      return `${day}, late`;
    case 'MISSING':
      return sayDaysLate(daysLate ?? 0);
    case 'DUE':
      return `due ${sayShortDay(dueOn)}`;
    case 'NOT_DUE':
      return 'not due yet';
  }
}

/** The state of a return as a sentence of its own. */
export function sayStateLong(told: Told): string {
  const { state, dueOn, receivedAt, daysLate } = told;
  const day = receivedAt === null ? '' : formatDay(toLondonDay(receivedAt));
  switch (state) {
    case 'RECEIVED':
      return `In, ${day}`;
    case 'RECEIVED_LATE':
      return `In, ${day}, ${sayDaysLate(daysLate ?? 0)}`;
    case 'MISSING':
      return `Missing, ${sayDaysLate(daysLate ?? 0)}`;
    case 'DUE':
      return `Due by ${formatDay(dueOn)}`;
    case 'NOT_DUE':
      return `Not due until ${formatDay(dueOn)}`;
  }
}

const londonDays = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });

/** The day in London at an instant. */
export function toLondonDay(instant: string): string {
  return londonDays.format(new Date(instant));
}

/** `5 Nov` for 2026-11-05. */
export function sayShortDay(day: string): string {
  const [number, month = ''] = formatDay(day).split(' ');
  return `${number} ${month.slice(0, 3)}`;
}

/** How many of some returns are owed, received, on time, late and missing. */
export function countStates(returns: readonly Pick<ShownReturn, 'isOwed' | 'state'>[]) {
  const owed = returns.filter(({ isOwed }) => isOwed);
  const count = (state: ShownReturn['state']) => owed.filter((each) => each.state === state).length;
  const [onTime, late] = [count('RECEIVED'), count('RECEIVED_LATE')];
  return { owed: owed.length, in: onTime + late, onTime, late, missing: count('MISSING') };
}

/**
 * The quarter to begin with: the latest in which something is due or missing, or else the first of
 * the list, which is the latest closed one. Undefined if there are none.
 */
export function pickQuarter(returns: readonly ShownReturn[]): ShownReturn['period'] | undefined {
  const waiting = returns.findLast(({ state }) => state === 'DUE' || state === 'MISSING');
  return (waiting ?? returns[0])?.period;
}

/**
 * The first sentence for a contributor: what their agency owes. `label` is the label of the
 * quarter.
 */
export function describeOwn(own: readonly ShownReturn[], label: string): string {
  const owed = own.filter(({ isOwed }) => isOwed);
  const name = ({ dataset }: ShownReturn) => datasetNames[dataset].toLowerCase();
  const missing = owed.filter(({ state }) => state === 'MISSING');
  const due = owed.filter(({ state }) => state === 'DUE' || state === 'NOT_DUE');
  const days = Math.max(...missing.map(({ daysLate }) => daysLate ?? 0));
  const rest = owed.length - missing.length - due.length;
  if (owed.length === 0) return `Your agency owes no return for ${label}`;
  if (missing.length > 0) {
    const late = `Your ${joinWords(missing.map(name))} ${missing.length === 1 ? 'return' : 'returns'} for ${label} ${missing.length === 1 ? 'is' : 'are'} ${sayDaysLate(days)}`;
    return rest === 0 ? late : `${late}; ${rest} other${rest === 1 ? ' is' : 's are'} in`;
  }
  if (due.length > 0)
    return `Your ${joinWords(due.map(name))} ${due.length === 1 ? 'return' : 'returns'} for ${label} ${due.length === 1 ? 'is' : 'are'} due by ${formatDay(due[0]?.dueOn ?? '')}`;
  return `All your returns for ${label} are in`;
}

/** The first sentence for everybody else: what is missing, and from how many agencies. */
export function describeAll(returns: readonly ShownReturn[], label: string): string {
  const { owed, missing, in: received } = countStates(returns);
  if (owed === 0) return `No agency owes a return for ${label}`;
  if (received === owed)
    return owed === 1
      ? `The only return for ${label} is in`
      : `All ${owed} returns for ${label} are in`;
  if (missing === 0)
    return `${received} of ${owed} returns for ${label} ${received === 1 ? 'is' : 'are'} in, and none is late`;
  const agencies = new Set(
    returns
      .filter(({ isOwed, state }) => isOwed && state === 'MISSING')
      .map(({ agency }) => agency.id),
  ).size;
  const days = Math.max(
    ...returns.map(({ state, daysLate }) => (state === 'MISSING' ? (daysLate ?? 0) : 0)),
  );
  return `${missing} ${missing === 1 ? 'return' : 'returns'} for ${label} ${missing === 1 ? 'is' : 'are'} missing from ${agencies} ${agencies === 1 ? 'agency' : 'agencies'}, up to ${sayDaysLate(days)}`;
}
