import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createPartnership, type TestPartnership } from '#testing/partnership.js';

let partnership: TestPartnership;
beforeAll(async () => (partnership = await createPartnership({ sent: [] })), 120_000);
afterAll(() => partnership.close());

describe('the larger areas of an area', () => {
  it.each([
    { name: 'Reading', kind: 'DISTRICT', larger: ['Berkshire West', 'Berkshire', 'Thames Valley'], because: 'the smallest comes first' },
    { name: 'Berkshire', kind: 'COUNTY', larger: ['Thames Valley'], because: 'a county lies in the force alone' },
    { name: 'Thames Valley', kind: 'FORCE', larger: [], because: 'the force lies in nothing' },
  ])('of $name are $larger: $because', async ({ name, kind, larger }) => {
    const { data, errors } = await partnership.api.ask(`{ areas(kind: ${kind}) { name largerAreas { name } } }`);
    expect(errors).toEqual([]);
    expect(data.areas).toContainEqual({ name, largerAreas: larger.map((outer) => ({ name: outer })) });
  });
});
