import { expect, it } from 'vitest';

import { measureKeys, measureOf } from './catalogue.js';
import { isConfirmedLater } from './measure.js';

it('knows which measures wait for a panel: those of acts by the day on which they occurred', () => {
  const waiting = measureKeys.filter((key) => isConfirmedLater(measureOf(key)));
  expect(waiting).toEqual(
    expect.arrayContaining(['disruptions', 'majorModerateShare', 'multiAgencyShare', 'arrests', 'peopleSafeguarded', 'hoursPerDisruption']),
  );
  // What a panel decided is counted by the day of its decision; the others wait for none.
  for (const key of ['moderatedIn28Days', 'reports', 'referrals', 'ocgsDisrupted', 'hoursCommitted']) expect(waiting).not.toContain(key);
});
