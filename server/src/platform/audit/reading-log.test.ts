import { describe, expect, it } from 'vitest';

import type { Actor } from '#domain/access/actor.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';

import { ReadingLog } from './reading-log.js';

function start() {
  const told: Entry[] = [];
  const time = { now: 0, isBroken: false };
  const record = (entry: Entry) =>
    time.isBroken ? Promise.reject(new Error('away')) : Promise.resolve(void told.push(entry));
  const readings = new ReadingLog({ database: { record }, elapsed: () => time.now });
  const read = (what: string, actor: Actor) =>
    readings.note({
      ...concerningNoRecords,
      at: new Date('2026-11-24T09:00:00Z'),
      action: 'CONSULTATION',
      actor,
      what,
    });
  return { told, time, read };
}

const auditor = { personId: 'p-1', name: 'Auditor', session: 'a' };

describe('reading', () => {
  it('makes one entry an hour for each session', async () => {
    const { told, time, read } = start();
    for (time.now = 0; time.now < 3_600_000; time.now += 60_000)
      await read('Read the log', auditor);
    expect(told).toHaveLength(1);
    await read('Read the log', auditor);
    expect(told).toHaveLength(2);
  });

  it('makes another entry in another session, for another person, and for something else', async () => {
    const { told, read } = start();
    await Promise.all([
      ...['a', 'a', 'b'].map((session) => read('Read the log', { ...auditor, session })),
      read('Read the list of people', auditor),
      read('Read the log', { personId: null, name: 'Local administrator' }),
    ]);
    expect(told).toHaveLength(4);
  });

  it('fails if it cannot be logged, and is logged the next time', async () => {
    const { told, time, read } = start();
    time.isBroken = true;
    await expect(read('Read the log', auditor)).rejects.toThrow('away');
    time.isBroken = false;
    await read('Read the log', auditor);
    expect(told).toHaveLength(1);
  });
});
