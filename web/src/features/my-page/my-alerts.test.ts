import { expect, it } from 'vitest';

import { countAlerts, pickOpenAlerts } from './my-alerts.js';

const anAlert = (id: string, state: 'OK' | 'RAISED' | 'ACKNOWLEDGED' | 'CLEARED', day: number) => ({
  ...{ id, title: id, state, since: `2026-11-0${day}T09:00:00Z` },
});
const told = [
  anAlert('known', 'ACKNOWLEDGED', 9),
  anAlert('older', 'RAISED', 1),
  anAlert('fine', 'OK', 2),
  anAlert('newer', 'RAISED', 3),
  anAlert('over', 'CLEARED', 4),
  anAlert('known before', 'ACKNOWLEDGED', 2),
];

it('lists three active alerts, raised ones before acknowledged ones, each with the latest first', () => {
  expect(pickOpenAlerts(told).map(({ id }) => id)).toEqual(['newer', 'older', 'known']);
});

it('counts all active alerts, and those that have ended', () => {
  expect(countAlerts(told)).toBe('4 open, 1 cleared');
  expect(countAlerts([anAlert('fine', 'OK', 1)])).toBe('0 open');
});
