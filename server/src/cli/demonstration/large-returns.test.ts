import { describe, expect, it } from 'vitest';

import { referencePartnership } from '@stronghold/prisma/seed/reference-partnership';

import { describeDatasets } from './demonstration-datasets.js';
import type { AgencyReturns } from './demonstration-returns.js';
import { prepareInParts } from './large-returns.js';

const ground = {
  agencies: referencePartnership.agencies,
  today: '2023-05-20',
  now: new Date('2023-05-20T12:00:00Z'),
};
const { disruptions, resources } = describeDatasets(referencePartnership);

/** Each return of the batches as its agency, file, time of receipt and rows. */
async function readReturns(batches: readonly AgencyReturns[]): Promise<readonly string[]> {
  const read = batches.flatMap(({ agencyCode, returns }) =>
    returns.map(async ({ name, receivedAt, open }) => {
      const read: unknown[] = [];
      for await (const row of (await open([], 1)).rows) read.push(row);
      return JSON.stringify([agencyCode, name, receivedAt, read]);
    }),
  );
  return (await Promise.all(read)).toSorted();
}

describe('prepareInParts', () => {
  it('makes a part of the quarters at a time, and says which', () => {
    const names = (quartersAtOnce: number) =>
      Array.from(prepareInParts(disruptions, ground, quartersAtOnce), ({ name }) => name);
    expect(names(5)).toEqual(['disruptions']);
    expect(names(2)).toEqual([
      'disruptions, part 1 of 3',
      'disruptions, part 2 of 3',
      'disruptions, part 3 of 3',
    ]);
  });

  it('makes the same returns in parts as in one go, each return once', async () => {
    const prepare = (quartersAtOnce: number) =>
      [
        ...prepareInParts(disruptions, ground, quartersAtOnce),
        ...prepareInParts(resources, ground, quartersAtOnce),
      ].flatMap(({ batches }) => batches);
    const atOnce = await readReturns(prepare(5));
    expect(atOnce.length).toBeGreaterThan(100);
    expect(await readReturns(prepare(2))).toEqual(atOnce);
  });
});
