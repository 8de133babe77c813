import { afterEach, describe, expect, it } from 'vitest';

import { createDemonstrationDatabase } from '#attack/demonstration-database.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { completeDemonstration } from './complete-demonstration.js';
import { askAboutDisruption } from './demonstration-question.js';
import { stageDemonstration } from './demonstration-staged.js';

let test: TestDatabase;
afterEach(() => test.close());

const clock = { now: () => new Date('2026-11-24T12:00:00Z'), today: () => '2026-11-24' };

const complete = () =>
  completeDemonstration({ database: test.database, ownerUrl: test.ownerUrl, clock });

async function count(): Promise<unknown> {
  const [counts] = await test.asOwner(`
    SELECT (SELECT count(*)::int FROM moderation_step) AS questions, (SELECT count(*)::int FROM staged_return) AS staged,
           (SELECT count(*)::int FROM submission JOIN agency ON agency.id = agency_id WHERE code = 'GLAA' AND dataset = 'OCGS') AS nil`);
  return counts;
}

const all = { questions: 1, staged: 1, nil: 1 };

describe('completeDemonstration', () => {
  it('adds a question, a staged return and a nil return, once', async () => {
    test = await createDemonstrationDatabase();
    expect(await count()).toEqual({ questions: 0, staged: 0, nil: 0 });
    await complete();
    expect(await count()).toEqual(all);
    await complete();
    expect(await count()).toEqual(all);
    await test.asOwner('DELETE FROM staged_return');
    await complete();
    expect(await count()).toEqual({ ...all, staged: 0 });
  });

  it.each([
    { after: 'the question', steps: [askAboutDisruption] },
    { after: 'the staged return', steps: [askAboutDisruption, stageDemonstration] },
  ])('adds the rest if it was killed after $after', async ({ steps }) => {
    test = await createDemonstrationDatabase();
    for (const step of steps) await step(test.database, clock);
    await complete();
    expect(await count()).toEqual(all);
  });

  it('adds everything once if two servers start at the same time', async () => {
    test = await createDemonstrationDatabase();
    await Promise.all([complete(), complete()]);
    expect(await count()).toEqual(all);
  });

  it('adds nothing to a database without the returns of a demonstration', async () => {
    test = await createTestDatabase();
    await complete();
    expect(await count()).toEqual({ questions: 0, staged: 0, nil: 0 });
  });
});
