import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createPartnership, type TestPartnership } from '#testing/partnership.js';

let partnership: TestPartnership;
beforeAll(async () => {
  partnership = await createPartnership({ sent: [] });
  // This is done before anybody asks, because the lists are cached once they have been read.
  await partnership.test.asOwner(
    `INSERT INTO population (area_code, year, people, under_18) VALUES ('E06000038', 2024, 180000, NULL)`,
  );
  await partnership.test.asOwner(`DELETE FROM population WHERE area_code = 'E06000039'`);
});
afterAll(() => partnership.close());

describe('the larger areas of an area', () => {
  it.each([
    {
      name: 'Reading',
      kind: 'DISTRICT',
      larger: ['Berkshire West', 'Berkshire', 'Thames Valley'],
      because: 'the smallest comes first',
    },
    {
      name: 'Berkshire',
      kind: 'COUNTY',
      larger: ['Thames Valley'],
      because: 'a county lies only in the force',
    },
    { name: 'Thames Valley', kind: 'FORCE', larger: [], because: 'the force lies in nothing' },
  ])('of $name are $larger: $because', async ({ name, kind, larger }) => {
    const { data, errors } = await partnership.api.ask(
      `{ areas(kind: ${kind}) { name largerAreas { name } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.areas).toContainEqual({
      name,
      largerAreas: larger.map((outer) => ({ name: outer })),
    });
  });
});

describe('residents', () => {
  it('are from the latest year published, for all ages and for under-18s, and missing if nothing is published', async () => {
    const { data, errors } = await partnership.api.ask(
      '{ areas(kind: DISTRICT) { name population populationUnder18 } }',
    );
    expect(errors).toEqual([]);
    expect(data.areas).toContainEqual({
      name: 'Reading',
      population: 180_000,
      populationUnder18: 37_929,
    });
    expect(data.areas).toContainEqual({
      name: 'Slough',
      population: null,
      populationUnder18: null,
    });
  });
});
