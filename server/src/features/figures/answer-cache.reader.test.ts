import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { Policy } from '#domain/access/policy.js';
import { Periods } from '#domain/period.js';
import { Places } from '#domain/places.js';
import { HeavyWork } from '#platform/fair-share/heavy-work.js';
import { withoutYielding } from '#platform/fair-share/time-slices.js';
import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import { sentReports } from '#testing/sent-rows.js';
import { addPerson, signedIn } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { WatchedDatabase } from '#testing/watched-database.js';

import { AnswerCache, type Asking } from './answer-cache.reader.js';
import { loadCacheVersion } from './cache-version.loader.js';
import { readCacheVersion } from './cache-version.reader.js';

const TODAY = '2026-11-24';
const LATEST = '2026-27-Q2';
const [TVP, RBC] = [1, 11];
const aReport = { received_on: '2026-08-01', quantity: 40, crime_type: 'DRUGS' };

const referenceData = {
  today: TODAY,
  places: new Places([]),
  agencies: [],
  periods: new Periods([]),
  obligations: [],
};
const cleared: Policy = { kind: 'CLEARED' };
const toAsking = (other: Partial<Asking> = {}): Asking => ({
  ...{
    doesKeepAnswers: true,
    policy: cleared,
    referenceData,
    database: watched,
    work: withoutYielding,
    heavyWork: new HeavyWork(),
    countAnswer: () => undefined,
  },
  lookAgainAtFigures: () => Promise.resolve({ policy: cleared }),
  ...other,
});

const figures = `{ figures(where: { quarter: { in: ["${LATEST}"] } }) { id asOf dataVersion totals { reports { text flags } } } }`;
const kpi = `{ kpi(measure: reports, quarter: "${LATEST}") { id figure { text } target { text } returnsReceived } }`;
const card = `{ scorecard(quarter: "${LATEST}") { id kpis { measure { key } figure { text flags } target { text } } } }`;

let partnership: TestPartnership;
let watched: WatchedDatabase;
let api: ApiClient;
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: TODAY, rows: sentReports('TVP', [{ ...aReport, reference: 'A' }]) }],
    today: TODAY,
  });
  watched = new WatchedDatabase(partnership.test.ownerUrl, { maxConnections: 4 });
  api = await createApiClient({ ...partnership.test, database: watched }, TODAY);
});
afterAll(async () => {
  await api.close();
  await watched.close();
  await partnership.close();
});
afterEach(() => void watched.statements.splice(0));

/**
 * Counts the statements needed to answer. The question is logged a second later, and does not
 * count.
 */
const countStatements = () =>
  watched.statements.filter((text) => !text.includes('asked_question')).length;

/** Asks, and counts the database statements that it took. */
async function ask(question: string, of = api) {
  watched.statements.splice(0);
  const { data, errors } = await of.ask(question);
  expect(errors).toEqual([]);
  return { data, statements: countStatements() };
}

describe('a cached answer', () => {
  it.each(Object.entries({ figures, kpi, card }))(
    'is not computed again while nothing changes: %s',
    async (_, question) => {
      const first = await ask(question);
      expect(first.statements).toBeGreaterThan(2);
      const second = await ask(question);
      expect(second.statements).toBe(1);
      const withoutTime = (data: Readonly<Record<string, object>>) =>
        JSON.stringify(data).replace(/"asOf":"[^"]+"/, '');
      expect(withoutTime(second.data)).toBe(withoutTime(first.data));
    },
  );

  it('is checked once for a whole operation', async () => {
    await ask(card);
    const several = ['A', 'B', 'C'].map((name) => `${name}: ${card.slice(1, -1)}`).join(' ');
    expect((await ask(`{ ${several} }`)).statements).toBe(1);
  });

  it('is shared while it is being computed', async () => {
    const question = `{ figures(by: [AREA], where: { quarter: { in: ["${LATEST}"] } }) { rows { reports { text } } } }`;
    const alone = (await ask(question.replace('AREA', 'COUNTY'))).statements;
    watched.statements.splice(0);
    const [one, two] = await Promise.all([api.ask(question), api.ask(question)]);
    expect(one.data).toEqual(two.data);
    expect(countStatements()).toBe(alone + 1);
  });

  it('continues while anybody sharing it waits, and stops when the last of them leaves', async () => {
    const answers = new AnswerCache<{ readonly is: string }>();
    const people = [new AbortController(), new AbortController()];
    const ended: AbortSignal[] = [];
    const finish: (() => void)[] = [];
    const asked: number[] = [];
    const find = async (number: number, { signal }: AbortController) => {
      const asking = toAsking({ referenceData, work: { ...withoutYielding, signal } });
      // Everybody who shares an answer has read the cache version.
      await loadCacheVersion(asking);
      const answering = answers.find(`question ${number}`, asking, ({ work }) => {
        ended.push(work.signal);
        return new Promise((resolve, reject) => {
          finish.push(() =>
            resolve({ answer: { is: 'there' }, cacheVersion: 'now', figureCount: 1 }),
          );
          work.signal.addEventListener('abort', () => reject(new Error('It was ended')));
        });
      });
      asked.push(number);
      return answering;
    };
    const [first, second] = people.map((person) => find(1, person));
    while (asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    people[0]?.abort();
    expect(ended.map(({ aborted }) => aborted)).toEqual([false]);
    finish[0]?.();
    expect(await Promise.all([first, second])).toEqual([{ is: 'there' }, { is: 'there' }]);

    const alone = new AbortController();
    const third = find(2, alone);
    while (ended.length === 1) await new Promise((resolve) => setImmediate(resolve));
    alone.abort();
    await expect(third).rejects.toThrow('It was ended');
    expect(ended.map(({ aborted }) => aborted)).toEqual([false, true]);
  });

  it('is found by people who had to wait, even if it was computed after a change', async () => {
    const answers = new AnswerCache<{ readonly number: number }>();
    let computed = 0;
    const compute = async () => {
      const cacheVersion = await watched.read(readCacheVersion);
      return { answer: { number: (computed += 1) }, cacheVersion, figureCount: 1 };
    };
    const turns: (() => void)[] = [];
    const heavyWork = new HeavyWork();
    heavyWork.standInLine(async () => {
      await new Promise<void>((resolve) => void turns.push(resolve));
      return { hasWaited: true, finish: () => undefined, leave: () => undefined };
    });
    const waiting = answers.find('a question', toAsking({ heavyWork }), compute);
    await expect.poll(() => turns).toHaveLength(1);
    await partnership.test.rebuildRollups();
    const first = await answers.find('a question', toAsking(), compute);
    turns[0]?.();
    expect(await waiting).toBe(first);
    expect(computed).toBe(1);
  });

  it('has a new time for each question', async () => {
    const first = await ask(figures);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await ask(figures);
    expect(Date.parse(second.data.figures.asOf)).toBeGreaterThan(
      Date.parse(first.data.figures.asOf),
    );
  });

  it('is not cached if it has too many groups, even if few of them are listed', async () => {
    const question = (by: string) =>
      `{ figures(by: [${by}], first: 1, fillGaps: true, where: { quarter: { in: ["${LATEST}"] } })
         { groupCount rows { reports { text } reportsPer1000 { text } seriousReportShare { text } reportsActionedIn24h { text } reportsToDisruption { text } } } }`;
    const few = question('AREA, MONTH');
    const many = question('AREA, AGENCY, MONTH');
    expect((await ask(many)).data.figures.groupCount).toBeGreaterThan(1_500);
    await ask(few);
    expect((await ask(few)).statements).toBe(1);
    expect((await ask(many)).statements).toBeGreaterThan(1);
  });

  it('differs by arguments and by the measures selected', async () => {
    await ask(figures);
    for (const other of [
      figures.replace('[]', '[AREA]').replace(LATEST, '2026-27-Q1'),
      figures.replace('reports {', 'reportsActionedIn24h {'),
      figures.replace('text flags', 'text flags change(to: PREVIOUS_PERIOD) { text }'),
    ]) {
      expect((await ask(other)).statements).toBeGreaterThan(1);
    }
  });
});

describe('AnswerCache', () => {
  async function count({
    first,
    second,
    figureCount = 1,
  }: {
    readonly first: Asking;
    readonly second: Asking;
    readonly figureCount?: number;
  }) {
    const answers = new AnswerCache<object>();
    const cacheVersion = await watched.read(readCacheVersion);
    let worked = 0;
    const work = () =>
      Promise.resolve({ answer: { number: (worked += 1) }, cacheVersion, figureCount });
    await answers.find('a question', first, work);
    await answers.find('a question', second, work);
    return worked;
  }

  it.each<{ readonly of: string; readonly other: Partial<Asking>; readonly times: number }>([
    { of: 'the same', other: {}, times: 1 },
    {
      of: 'another day',
      other: { referenceData: { ...referenceData, today: '2026-11-25' } },
      times: 2,
    },
    {
      of: 'lists that were read again and have changed',
      other: { referenceData: { ...referenceData, places: new Places([]) } },
      times: 2,
    },
    {
      of: 'somebody with agencies of their own',
      other: { policy: { kind: 'PARTNER', agencyIds: [RBC] } },
      times: 2,
    },
    { of: 'somebody whose answers are not cached', other: { doesKeepAnswers: false }, times: 2 },
  ])('computes an answer $times times for $of', async ({ other, times }) => {
    expect(await count({ first: toAsking(), second: toAsking(other) })).toBe(times);
  });

  it('does not cache an answer so large that it would push out all the others', async () => {
    expect(await count({ first: toAsking(), second: toAsking(), figureCount: 6_001 })).toBe(2);
  });

  it('has a limit on the number of answers, even small ones', async () => {
    const answers = new AnswerCache<object>();
    const cacheVersion = await watched.read(readCacheVersion);
    let worked = 0;
    const asking = toAsking();
    const ask = (number: number) =>
      answers.find(number, asking, () =>
        Promise.resolve({ answer: { number: (worked += 1) }, cacheVersion, figureCount: 1 }),
      );
    for (let number = 0; number < 1_000; number += 1) await ask(number);
    await ask(999);
    expect(worked).toBe(1_000);
    await ask(0);
    expect(worked).toBe(1_001);
  });

  it('does not cache a failure', async () => {
    const answers = new AnswerCache<object>();
    const cacheVersion = await watched.read(readCacheVersion);
    await expect(
      answers.find('a question', toAsking(), () => Promise.reject(new Error('too long'))),
    ).rejects.toThrow('too long');
    expect(
      await answers.find('a question', toAsking(), () =>
        Promise.resolve({ answer: { is: 'there' }, cacheVersion, figureCount: 1 }),
      ),
    ).toEqual({
      is: 'there',
    });
  });

  it('caches an answer read after a change under its own version, not the version looked up before', async () => {
    const answers = new AnswerCache<object>();
    const work = (cacheVersion: string) => () =>
      Promise.resolve({ answer: { cacheVersion }, cacheVersion, figureCount: 1 });
    await answers.find('a question', toAsking(), work('a later one'));
    const now = await watched.read(readCacheVersion);
    expect(await answers.find('a question', toAsking(), work(now))).toEqual({ cacheVersion: now });
  });
});

describe('an answer is computed again as soon as', () => {
  it('a return is published, even if it adds nothing', async () => {
    const text = async () => (await ask(figures)).data.figures.totals.reports.text;
    const received = async () => (await ask(kpi)).data.kpi.returnsReceived;
    const before = [await text(), await received()];
    await publishRows(
      partnership.test,
      sentReports('RBC', [{ ...aReport, reference: 'B', quantity: 5 }]),
      TODAY,
    );
    expect([before, await text(), await received()]).toEqual([['40', 1], '45', 2]);
    // A return with no row that counts: the data version stays the same.
    await partnership.test.asOwner(
      `INSERT INTO submission SELECT (jsonb_populate_record(submission, jsonb_build_object(
         'id', gen_random_uuid(), 'agency_id', (SELECT id FROM agency WHERE code = 'OCC')))).* FROM submission WHERE agency_id = ${RBC} LIMIT 1`,
    );
    expect(await received()).toBe(3);
  });

  it('the rollups are rebuilt, even from the same records', async () => {
    await ask(figures);
    await partnership.test.rebuildRollups();
    expect((await ask(figures)).statements).toBeGreaterThan(1);
  });

  it('a target is set or changed', async () => {
    const ofShare = kpi.replace('reports', 'reportsActionedIn24h');
    const target = async () => (await ask(ofShare)).data.kpi.target?.text ?? null;
    const set = async (input: string) => {
      const subject = `measure: reportsActionedIn24h, quarter: "${LATEST}"`;
      const { data } = await ask(
        `mutation { setTarget(input: { ${subject}, ${input} }) { problems { message } } }`,
      );
      expect(data.setTarget.problems).toEqual([]);
    };
    expect(await target()).toBeNull();
    await set('value: 75');
    expect(await target()).toBe('75%');
    await set('value: 50, version: 1');
    expect(await target()).toBe('50%');
  });

  it('a recording change is added or removed', async () => {
    const flags = async () => (await ask(figures)).data.figures.totals.reports.flags;
    const before = await flags();
    const input =
      '{ happenedOn: "2026-08-01", title: "A new form", measures: [reports], changesRecording: true }';
    const { data } = await ask(`mutation { addEvent(input: ${input}) { event { id } } }`);
    expect(await flags()).toEqual([...before, 'BREAK']);
    await ask(
      `mutation { removeEvent(input: { id: "${data.addEvent.event.id}", version: 1 }) { problems { message } } }`,
    );
    expect(await flags()).toEqual(before);
  });
});

describe('one person’s answer', () => {
  it('is not given to another person who may see less, on the same server', async () => {
    const { test } = partnership;
    const rare = {
      ...aReport,
      reference: 'C',
      quantity: 27,
      crime_type: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
    };
    await publishRows(test, sentReports('TVP', [{ ...aReport, reference: 'A' }, rare]), TODAY);
    const app = await buildTestApp({ database: watched }, { signInMode: 'CONTINUE_AS' });
    const [cleared, partner] = await Promise.all(
      [TVP, RBC].map(async (agency) => {
        const grants = [
          {
            role: 'ANALYST',
            agencyIds: [agency],
            areaCodes: [],
            marking: 'OFFICIAL_SENSITIVE',
          } as const,
        ];
        return signedIn(app, test, await addPerson(test, { name: `Analyst, ${agency}`, grants }));
      }),
    );
    const question =
      '{ figures(by: [CRIME_TYPE]) { rows { key { crimeType } reports { value } } } }';
    const read = async (browser: Browser | undefined) => {
      const { data } = (await browser?.ask(question)) ?? {};
      return data.figures.rows.find(({ key }: Json) => key.crimeType === rare.crime_type)?.reports
        .value;
    };
    const shown = [
      await read(cleared),
      await read(partner),
      await read(cleared),
      await read(partner),
    ];
    // Other agencies’ figures are rounded at random; for a number this large the result is never
    // zero.
    expect(shown[1] % 5).toBe(0);
    expect(shown).toEqual([27, shown[1], 27, shown[1]]);
    await app.close();
  });
});
