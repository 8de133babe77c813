import { expect, it } from 'vitest';

import { measureKeys, measureOf } from './catalogue.js';
import { isConfirmedLater, partsOf, sourcesOf } from './measure.js';

it('finds which measures wait for a panel: those that count acts by the day on which they occurred', () => {
  const waiting = measureKeys.filter((key) => isConfirmedLater(measureOf(key)));
  expect(waiting).toEqual(
    expect.arrayContaining([
      'disruptions',
      'majorModerateShare',
      'multiAgencyShare',
      'arrests',
      'peopleSafeguarded',
      'hoursPerDisruption',
    ]),
  );
  // Panel decisions count by the day of the decision; the others do not wait for a panel.
  for (const key of [
    'moderatedIn28Days',
    'reports',
    'referrals',
    'ocgsDisrupted',
    'hoursCommitted',
  ])
    expect(waiting).not.toContain(key);
});

it('does not let a measure over two datasets share a part with another, because it counts its own records', () => {
  const isOverTwo = (key: (typeof measureKeys)[number]) =>
    measureOf(key).kind === 'FLOW' &&
    (sourcesOf(measureOf(key)).length > 1 || measureOf(key).dependsOn !== null);
  const overTwo = measureKeys.filter(isOverTwo);
  expect(overTwo).toEqual(['reportsToDisruption', 'hoursPerDisruption']);
  for (const key of overTwo) {
    const others = measureKeys
      .filter((other) => other !== key)
      .flatMap((other) => partsOf(measureOf(other)));
    for (const part of partsOf(measureOf(key))) expect(others).not.toContain(part);
  }
});
