import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Policy } from '#domain/access/policy.js';
import { Periods } from '#domain/period.js';
import { Places } from '#domain/places.js';
import { HeavyWork } from '#platform/fair-share/heavy-work.js';
import { withoutYielding } from '#platform/fair-share/time-slices.js';
import { WorkGate } from '#platform/fair-share/work-gate.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { AnswerCache, type Asking, type WorkedOut } from './answer-cache.reader.js';
import { readCacheVersion } from './cache-version.reader.js';

const cleared: Policy = { kind: 'CLEARED' };
const partner: Policy = { kind: 'PARTNER', agencyIds: [11] };
const referenceData = {
  today: '2026-11-24',
  places: new Places([]),
  agencies: [],
  periods: new Periods([]),
  obligations: [],
};

let test: TestDatabase;
let cacheVersion = '';
beforeAll(async () => {
  test = await createTestDatabase();
  cacheVersion = await test.database.read(readCacheVersion);
}, 120_000);
afterAll(() => test.close());

/** The answer, with the policy it was computed for. */
interface Answer {
  readonly of: Policy['kind'];
}

/**
 * Computes answers one at a time by default, for operations that all queue. Each computation waits
 * until the test lets it finish.
 */
function open(most = 1) {
  const answers = new AnswerCache<Answer>();
  const gate = new WorkGate({ most, ofOneCaller: 1, waitingOfOneCaller: 8 });
  const worked: {
    readonly question: string;
    readonly of: Policy['kind'];
    readonly finish: () => void;
  }[] = [];
  let looks = 0;
  const toAsking = (
    caller: string,
    policies: readonly Policy[] = [],
    signal = withoutYielding.signal,
  ): Asking => {
    const heavyWork = new HeavyWork();
    heavyWork.standInLine(async () => {
      const entered = await gate.enter(caller, signal);
      if (entered === null) throw new Error('Too many wait');
      return entered;
    });
    const [policy = cleared, ...later] = policies;
    const lookAgainAtFigures = () => {
      looks += 1;
      return Promise.resolve({ policy: later.shift() ?? policies.at(-1) ?? policy });
    };
    return {
      database: test.database,
      referenceData,
      policy,
      doesKeepAnswers: true,
      countAnswer: () => undefined,
      work: { ...withoutYielding, signal },
      heavyWork,
      lookAgainAtFigures,
    };
  };
  const find = (question: string, asking: Asking) =>
    answers.find(question, asking, ({ policy: { kind: of }, work }): Promise<WorkedOut<Answer>> => {
      return new Promise((resolve, reject) => {
        worked.push({
          question,
          of,
          finish: () => resolve({ answer: { of }, cacheVersion, figureCount: 1 }),
        });
        work.signal.addEventListener('abort', () => reject(new Error('Nobody waits')));
      });
    });
  /** Waits until this many computations have begun. */
  const begun = async (count: number) => {
    while (worked.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
    return worked[count - 1];
  };
  return { answers, toAsking, find, worked, begun, looked: () => looks };
}

/** Waits long enough for anything that needs only the database. */
const settle = async () => {
  for (let turn = 0; turn < 25; turn += 1) await test.database.read(readCacheVersion);
};

describe('a large question', () => {
  it('is answered at once from the cache while others queue, without checking again who asks', async () => {
    const { toAsking, find, begun, looked } = open();
    const first = find('kept', toAsking('a'));
    (await begun(1))?.finish();
    expect(await first).toEqual({ of: 'CLEARED' });
    expect(looked()).toBe(1);
    const blocking = find('slow', toAsking('b'));
    const slow = await begun(2);
    expect(await find('kept', toAsking('c'))).toEqual({ of: 'CLEARED' });
    expect(looked()).toBe(1);
    slow?.finish();
    await blocking;
  });

  it('queues to be computed, and is also answered for anybody admitted earlier with the same question', async () => {
    const { toAsking, find, worked, begun } = open();
    const slow = find('slow', toAsking('a'));
    await begun(1);
    const same = ['b', 'c', 'd'].map((caller) => find('same', toAsking(caller)));
    await settle();
    expect(worked.map(({ question }) => question)).toEqual(['slow']);
    worked[0]?.finish();
    (await begun(2))?.finish();
    await Promise.all([slow, ...same]);
    expect(worked.map(({ question }) => question)).toEqual(['slow', 'same']);
  });

  it('is computed once for two people admitted at the same moment', async () => {
    const { toAsking, find, worked, begun } = open(2);
    const slow = ['a', 'b'].map((caller) => find(caller, toAsking(caller)));
    await begun(2);
    const same = ['c', 'd'].map((caller) => find('same', toAsking(caller)));
    await settle();
    for (const { finish } of worked) finish();
    await begun(3);
    await settle();
    expect(worked.filter(({ question }) => question === 'same')).toHaveLength(1);
    worked[2]?.finish();
    await Promise.all([...slow, ...same]);
  });

  it('is answered again if what the person may see has changed meanwhile, and is not cached for the wrong policy', async () => {
    const { toAsking, find, worked, begun } = open();
    const asking = toAsking('a', [cleared, partner, partner]);
    const answered = find('a question', asking);
    (await begun(1))?.finish();
    (await begun(2))?.finish();
    expect(await answered).toEqual({ of: 'PARTNER' });
    expect(asking.policy).toEqual(partner);
    expect([
      await find('a question', toAsking('b')),
      await find('a question', toAsking('c', [partner])),
    ]).toEqual([{ of: 'CLEARED' }, { of: 'PARTNER' }]);
    expect(worked).toHaveLength(2);
  });

  it('is computed for the policy in its key, even if another part of the operation has checked again in the queue', async () => {
    const { toAsking, find, worked, begun } = open();
    const slow = find('slow', toAsking('a'));
    await begun(1);
    const asking = toAsking('b', [cleared, partner, partner]);
    const answered = find('a question', asking);
    await settle();
    Object.assign(asking, { policy: partner });
    worked[0]?.finish();
    const second = await begun(2);
    expect(second?.of).toBe('CLEARED');
    second?.finish();
    // Access has been checked again by now, with the same result.
    (await Promise.race([answered.then(() => null), begun(3)]))?.finish();
    expect(await answered).toEqual({ of: 'PARTNER' });
    await slow;
  });

  it('is not answered for somebody who may no longer see any figures', async () => {
    const { toAsking, find, begun } = open();
    const asking = {
      ...toAsking('a'),
      lookAgainAtFigures: () => Promise.reject(new Error('Not any more')),
    };
    const answered = find('a question', asking);
    (await begun(1))?.finish();
    await expect(answered).rejects.toThrow('Not any more');
  });

  it('may need the answer to a further question, which does not queue again', async () => {
    const { answers, toAsking } = open();
    const inner = ({ policy: { kind: of } }: Asking): Promise<WorkedOut<Answer>> =>
      Promise.resolve({ answer: { of }, cacheVersion, figureCount: 1 });
    const answered = answers.find('outer', toAsking('a'), async (seen) => ({
      answer: await answers.find('inner', seen, inner),
      cacheVersion,
      figureCount: 1,
    }));
    expect(await answered).toEqual({ of: 'CLEARED' });
  });

  it('continues for somebody who joined after the first person left, and keeps its place in the queue until it is done', async () => {
    const { toAsking, find, worked, begun } = open();
    const leaving = new AbortController();
    const asking = toAsking('a', [], leaving.signal);
    const first = find('same', asking);
    await begun(1);
    const second = find('same', toAsking('b'));
    await settle();
    leaving.abort();
    asking.heavyWork.leave();
    const other = find('other', toAsking('c'));
    await settle();
    expect(worked.map(({ question }) => question)).toEqual(['same']);
    worked[0]?.finish();
    expect(await second).toEqual({ of: 'CLEARED' });
    await first;
    (await begun(2))?.finish();
    await other;
  });

  it('is not computed for somebody who left the queue', async () => {
    const { toAsking, find, worked, begun } = open();
    const slow = find('slow', toAsking('a'));
    await begun(1);
    const leaving = new AbortController();
    const gone = find('a question', toAsking('b', [], leaving.signal));
    await settle();
    leaving.abort();
    await expect(gone).rejects.toThrow();
    worked[0]?.finish();
    await slow;
    await settle();
    expect(worked).toHaveLength(1);
  });
});
