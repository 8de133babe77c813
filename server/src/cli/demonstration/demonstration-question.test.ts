import { afterAll, beforeAll, expect, it } from 'vitest';

import { Moderation, waiting } from '#testing/moderation.js';
import { sentDisruptions } from '#testing/sent-rows.js';

import { askAboutDisruption } from './demonstration-question.js';

let at: Moderation;
beforeAll(async () => {
  at = await Moderation.open();
  await at.begin();
});
afterAll(() => at.close());

const clock = { now: () => new Date('2026-11-24T09:00:00Z'), today: () => '2026-11-24' };

it('sends back the agency’s disruption that has waited longest, and nothing if none waits', async () => {
  await askAboutDisruption(at.test.database, clock);
  expect(await at.queue('(stage: SENT_BACK)')).toEqual([]);
  await at.send([
    ...sentDisruptions('TVP', [{ ...waiting, occurred_on: '2026-10-01' }]),
    ...sentDisruptions('MKCC', [
      { ...waiting, occurred_on: '2026-10-27' },
      { ...waiting, occurred_on: '2026-10-20' },
    ]),
  ]);
  await askAboutDisruption(at.test.database, clock);
  expect((await at.queue('(stage: SENT_BACK)')).map(({ id }) => id)).toEqual(['MKCC:D2']);
});
