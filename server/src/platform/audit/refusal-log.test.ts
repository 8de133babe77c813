import { describe, expect, it } from 'vitest';

import type { Actor } from '#domain/access/actor.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { RefusalDoor } from '#domain/audit/refusal-source.js';
import { createClock } from '#platform/clock.js';

import { RefusalLog } from './refusal-log.js';

const nobody = { personId: null, name: 'Nobody' };
const at = new Date('2026-11-24T09:00:00.000Z');

/** A log in memory, and a clock that the test moves. */
function start({ isBroken = false, toldAfterMs = 60_000 } = {}) {
  const told: Entry[] = [];
  const lost: number[] = [];
  const doors: RefusalDoor[] = [];
  const time = { now: 0 };
  const refusals = new RefusalLog({
    database: {
      record: (entry) =>
        isBroken ? Promise.reject(new Error('away')) : Promise.resolve(void told.push(entry)),
    },
    clock: createClock('2026-11-24'),
    onRefused: (door) => void doors.push(door),
    onLost: (count) => void lost.push(count),
    elapsed: () => time.now,
    toldAfterMs,
  });
  const refuse = (
    what: string,
    {
      actor = nobody,
      door = 'SIGN_IN',
    }: { readonly actor?: Actor; readonly door?: RefusalDoor } = {},
  ) =>
    refusals.note({
      door,
      isByToken: false,
      entry: { ...concerningNoRecords, at, action: 'REFUSAL', actor, what },
    });
  return { refusals, refuse, told, lost, doors, time };
}

describe('refusals', () => {
  it('are logged one by one while they are few, and then one a minute', async () => {
    const { refusals, refuse, told, time } = start();
    for (let times = 0; times < 25; times += 1) await refuse(`No ${times}.`);
    expect(told.map(({ what }) => what)).toEqual(
      Array.from({ length: 20 }, (_, times) => `No ${times}.`),
    );
    time.now = 60_000;
    for (const sentence of ['Again.', 'And again.']) await refuse(sentence);
    expect(told.slice(20).map(({ what }) => what)).toEqual(['Again.']);
    await refusals.close();
    expect(told[21]).toMatchObject({
      what: '6 more refusals (signing in). There were too many at once to list.',
      filter: { counted: 6, doors: { SIGN_IN: 6 } },
    });
  });

  it('are logged in one later entry if they were only counted', async () => {
    const { refusals, refuse, told, doors } = start({ toldAfterMs: 5 });
    for (let times = 0; times < 1_020; times += 1) await refuse('No.');
    await expect
      .poll(() => told.slice(20).map(({ filter }) => filter))
      .toEqual([{ counted: 1_000, doors: { SIGN_IN: 1_000 } }]);
    await refusals.close();
    expect(told).toHaveLength(21);
    expect(doors).toHaveLength(1_020);
  });

  it('from one source do not hide those from another, such as a person, an anonymous caller or a different entry point', async () => {
    const { refusals, refuse, told } = start();
    for (let times = 0; times < 100; times += 1) await refuse('Flood.', { door: 'API' });
    const one = { personId: 'p-1', name: 'Analyst' };
    for (let times = 0; times < 30; times += 1)
      await refuse('Hers.', { actor: one, door: times % 2 === 0 ? 'API' : 'ROUTE' });
    await refuse('His.', { actor: { personId: 'p-2', name: 'Analyst' }, door: 'API' });
    await refuse('Who is there?');
    const of = (sentence: string) => told.filter(({ what }) => what === sentence).length;
    expect(['Flood.', 'Hers.', 'His.', 'Who is there?'].map(of)).toEqual([20, 20, 1, 1]);
    await refusals.close();
    expect(told.slice(-2).map(({ actor, filter }) => ({ actor, filter }))).toEqual([
      { actor: nobody, filter: { counted: 80, doors: { API: 80 } } },
      { actor: one, filter: { counted: 10, doors: { API: 5, ROUTE: 5 } } },
    ]);
  });

  it('from any number of people take a limited amount of memory, and all are counted', async () => {
    const { refuse, told } = start();
    for (let who = 0; who < 10_100; who += 1)
      await refuse('No.', { actor: { personId: `p-${who}`, name: 'Somebody' } });
    expect(told).toHaveLength(10_000 + 20);
  });

  it('go to the server’s own log if the audit log is down', async () => {
    const { refusals, refuse, lost } = start({ isBroken: true });
    for (let times = 0; times < 22; times += 1) await refuse('No.').catch(() => undefined);
    await refusals.close();
    expect(lost).toEqual([2]);
  });
});
