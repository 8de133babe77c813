import { describe, expect, it } from 'vitest';

import type { Entry } from '#domain/audit/entry.js';
import { createClock } from '#platform/clock.js';

import { RefusedSignIns } from './refused-sign-ins.js';

/** A log in memory, and the time that passes as it is told to. */
function start({ isBroken = false, toldAfterMs = 5 } = {}) {
  const told: Entry[] = [];
  const lost: number[] = [];
  const time = { now: 0 };
  const refused = new RefusedSignIns({
    database: { record: (entry) => (isBroken ? Promise.reject(new Error('away')) : Promise.resolve(void told.push(entry))) },
    clock: createClock('2026-11-24'),
    onRefused: () => undefined,
    onLost: (count) => void lost.push(count),
    elapsed: () => time.now,
    toldAfterMs,
  });
  return { refused, told, lost, time };
}

describe('refused sign-ins', () => {
  it('are in the log one by one as long as they are few, and again one a minute', async () => {
    const { refused, told, time } = start({ toldAfterMs: 60_000 });
    for (let times = 0; times < 25; times += 1) await refused.note(`No ${times}.`);
    expect(told.map(({ what }) => what)).toEqual(Array.from({ length: 20 }, (_, times) => `No ${times}.`));
    time.now = 60_000;
    for (const sentence of ['Again.', 'And again.']) await refused.note(sentence);
    expect(told.slice(20).map(({ what }) => what)).toEqual(['Again.']);
    await refused.close();
    expect(told[21]).toMatchObject({ what: expect.stringMatching(/^6 more sign-ins/), filter: { counted: 6 } });
  });

  it('that were only counted are told of in one entry, a moment later', async () => {
    const { refused, told } = start();
    for (let times = 0; times < 1_020; times += 1) await refused.note('No.');
    await expect.poll(() => told.slice(20).map(({ filter }) => filter)).toEqual([{ route: 'GET /sign-in/callback', counted: 1_000 }]);
    await refused.close();
    expect(told).toHaveLength(21);
  });

  it('are given to the server’s own log where this one is away', async () => {
    const { refused, lost } = start({ isBroken: true, toldAfterMs: 60_000 });
    for (let times = 0; times < 22; times += 1) await refused.note('No.').catch(() => undefined);
    await refused.close();
    expect(lost).toEqual([2]);
  });
});
