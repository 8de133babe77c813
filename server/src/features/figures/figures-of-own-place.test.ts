import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions } from '#testing/sent-rows.js';

/**
 * Tests figures for people safeguarded whose record names only Oxfordshire: what its council sees,
 * and what others see.
 */
const TODAY = '2026-11-24';
const [OCC, RBC] = [17, 11];

let partnership: TestPartnership;
let clients: readonly ApiClient[] = [];
beforeAll(async () => {
  const people = (reference: string, area: string, adults: number) => ({
    occurred_on: '2025-05-01',
    reference,
    area,
    adults_safeguarded: adults,
  });
  const sent = [
    ...sentDisruptions('TVP', [people('A', 'E10000025', 60), people('B', 'E07000178', 80)]),
    ...sentDisruptions('OCC', [people('A', 'E10000025', 7)]),
  ];
  partnership = await createPartnership({ sent: [{ on: '2026-11-01', rows: sent }], today: TODAY });
  const ask = (agencyId: number) =>
    createClientOf(
      {
        personId: null,
        name: 'Analyst',
        grants: [{ role: 'ANALYST', agencyIds: [agencyId], areaCodes: [], marking: 'OFFICIAL' }],
      },
      partnership.test,
      TODAY,
    );
  clients = [await ask(OCC), await ask(RBC)];
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await partnership.close();
});

async function ask(client: ApiClient | undefined, question: string): Promise<Json> {
  const { data, errors } = (await client?.ask(`{ figures${question} }`)) ?? {
    data: null,
    errors: ['nobody asks'],
  };
  expect(errors).toEqual([]);
  return data.figures;
}

describe('people safeguarded in a county itself', () => {
  const byPlace =
    '(by: [AREA]) { rows { key { area { code } } peopleSafeguarded { text displayText flags own othersText } } notes }';
  const rowOf = ({ rows }: Json) =>
    rows.find(({ key }: Json) => key.area.code === 'E10000025').peopleSafeguarded;
  const withheld = /for the county without a district is withheld/;

  it('are shown to its council, with a note, if the council recorded them', async () => {
    const answer = await ask(clients[0], byPlace);
    expect(rowOf(answer)).toMatchObject({
      text: '7',
      displayText: '7, yours only',
      own: 7,
      othersText: 'withheld',
    });
    expect(rowOf(answer).flags).toContain('NOT_AVAILABLE');
    expect(answer.notes).toContainEqual(expect.stringMatching(withheld));
    const { totals } = await ask(
      clients[0],
      '(where: { area: { in: ["E10000025"] } }) { totals { peopleSafeguarded { text displayText } } }',
    );
    expect(totals.peopleSafeguarded).toEqual({ text: '7', displayText: '7, yours only' });
  });

  it('are included in the whole county, even for its council', async () => {
    const { totals, notes } = await ask(
      clients[0],
      '(where: { county: { in: ["E10000025"] } }) { totals { peopleSafeguarded { value own } } notes }',
    );
    expect(totals.peopleSafeguarded.own).toBe(7);
    expect(totals.peopleSafeguarded.value).toBeGreaterThanOrEqual(7 + 140 - 9);
    expect(notes).not.toContainEqual(expect.stringMatching(withheld));
  });

  it('are shown to everybody else as in any other place', async () => {
    const answer = await ask(clients[1], byPlace);
    expect(rowOf(answer).flags).toContain('ESTIMATED');
    expect(answer.notes).not.toContainEqual(expect.stringMatching(withheld));
  });
});
