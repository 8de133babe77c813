import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentRegister } from '#testing/sent-rows.js';

const TODAY = '2026-11-24';
const READING = 'E06000038';

const open = (...references: readonly string[]) => references.map((reference) => ({ reference }));

/**
 * Two owners, and five quarters: two regular ones, one in which groups vanished, and two with a
 * register missing.
 */
const registers = [
  ...sentRegister('TVP', '2025-26-Q2', open('G1')),
  ...sentRegister('TVP', '2025-26-Q3', [
    ...open('G1', 'G2'),
    { reference: 'G3', status: 'MONITORED' },
  ]),
  ...sentRegister('SEROCU', '2025-26-Q3', open('S1', 'S2', 'S3')),
  // G4 came back, G5 and G6 are new, and G2 and G7 are archived; G7 was mapped in the same quarter.
  ...sentRegister('TVP', '2025-26-Q4', [
    ...open('G1'),
    { reference: 'G2', status: 'ARCHIVED', archived_on: '2026-02-01' },
    { reference: 'G3', status: 'MONITORED' },
    { reference: 'G4' },
    { reference: 'G5', mapped_on: '2026-01-01', area: READING },
    { reference: 'G6', mapped_on: '2026-03-31' },
    { reference: 'G7', status: 'ARCHIVED', mapped_on: '2026-01-05', archived_on: '2026-03-01' },
  ]),
  ...sentRegister('SEROCU', '2025-26-Q4', open('S1', 'S2', 'S3')),
  // S2 and S3 are gone without an archive date.
  ...sentRegister('TVP', '2026-27-Q1', [
    ...open('G1', 'G4'),
    { reference: 'G3', status: 'MONITORED' },
    ...open('G5', 'G6'),
  ]),
  ...sentRegister('SEROCU', '2026-27-Q1', open('S1')),
  // One owner has not sent the register of the next quarter.
  ...sentRegister('TVP', '2026-27-Q2', [
    ...open('G1', 'G4', 'G5', 'G6'),
    { reference: 'G8', mapped_on: '2026-07-01' },
  ]),
];

const partner: Viewer = {
  personId: null,
  name: 'Board member',
  grants: [{ role: 'BOARD_MEMBER', agencyIds: [], areaCodes: [], marking: 'OFFICIAL' }],
};

let partnership: TestPartnership;
let ofPartner: ApiClient;
beforeAll(async () => {
  const owed = ['TVP', 'SEROCU'].map(
    (agency) => ({ agency, dataset: 'OCGS', from: '2025-07-01' }) as const,
  );
  partnership = await createPartnership({
    sent: [{ on: '2026-11-01', rows: registers }],
    owed,
    today: TODAY,
  });
  ofPartner = await createClientOf(partner, partnership.test, TODAY);
});
afterAll(async () => {
  await ofPartner.close();
  await partnership.close();
});

async function askGroups(
  scope: Readonly<Record<string, string>>,
  api = partnership.api,
): Promise<Json> {
  const { data, errors } = await api.ask(
    `query Page($scope: Scope) { page(key: GROUPS, scope: $scope) { blocks {
      id view because summary finding { kind text } notes { code text }
      table { rows { key kind label cells { text value start } } }
      question { measures by from { key } to { key } shownFrom { key } }
    } } }`,
    { scope },
  );
  expect(errors).toEqual([]);
  return data.page.blocks.find(({ id }: Json) => id === 'groups');
}

const tell = ({ table }: Json) =>
  table.rows.map(({ label, cells: [cell] }: Json) => [label, cell.text]);

/**
 * Expects every step to begin where the one before ended, and the last to end at the closing
 * figure.
 */
function expectToAddUp({ table: { rows } }: Json): void {
  const [opening, ...steps] = rows.map(({ cells: [cell] }: Json) => cell);
  const closing = steps.pop();
  let at = Number(opening.value);
  for (const step of steps) {
    expect(step.start).toBe(at);
    at += Number(step.value);
  }
  expect(at).toBe(closing.value);
}

describe('organised crime groups', () => {
  it('are shown from the opening to the closing register, with those mapped, archived and otherwise moved each named', async () => {
    const groups = await askGroups({ quarter: '2025-26-Q4' });
    expect(groups.view).toBe('WATERFALL');
    expect(tell(groups)).toEqual([
      ['End of Q3 2025/26', '6'],
      ['Newly mapped', '+3'],
      ['Other changes, net', '+1'],
      ['Archived', '−2'],
      ['End of Q4 2025/26', '8'],
    ]);
    expectToAddUp(groups);
    expect(groups.because).toBe(
      '6 at the end of Q3 2025/26; since then 3 mapped, 2 archived and 1 more by other changes.',
    );
    expect(groups.question).toMatchObject({
      ...{ measures: ['openOcgs', 'ocgsMapped', 'ocgsArchived'], by: ['QUARTER'] },
      ...{
        from: { key: '2025-26-Q3' },
        to: { key: '2025-26-Q4' },
        shownFrom: { key: '2025-26-Q4' },
      },
    });
  });

  it('that disappear are shown as other changes, in a row that is left out if there are none', async () => {
    const groups = await askGroups({ quarter: '2026-27-Q1' });
    expect(tell(groups)).toEqual([
      ['End of Q4 2025/26', '8'],
      ['Newly mapped', '0'],
      ['Other changes, net', '−2'],
      ['Archived', '0'],
      ['End of Q1 2026/27', '6'],
    ]);
    expectToAddUp(groups);
    expect(groups.because).toContain('and 2 fewer by other changes.');
    const ofPolice = await askGroups({ quarter: '2026-27-Q1', agency: 'TVP' });
    expect(tell(ofPolice).map(([label]: readonly string[]) => label)).not.toContain(
      'Other changes, net',
    );
    expectToAddUp(ofPolice);
  });

  it('are shown without an owner whose register is missing, and are not added up if the previous register is missing', async () => {
    const groups = await askGroups({ quarter: '2026-27-Q2' });
    expect(tell(groups)).toEqual([
      ['End of Q1 2026/27', '5'],
      ['Newly mapped', '+1'],
      ['Other changes, net', '−1'],
      ['Archived', '0'],
      ['End of Q2 2026/27', '5'],
    ]);
    expectToAddUp(groups);
    expect(groups.notes).toMatchObject([{ code: 'LIKE_WITH_LIKE' }]);
    const first = await askGroups({ quarter: '2025-26-Q3' });
    expect(tell(first)).toEqual([
      ['End of Q2 2025/26', '1'],
      ['Newly mapped', '0'],
      ['Archived', '0'],
      ['End of Q3 2025/26', '6'],
    ]);
    expect(first.because).toBe(
      'The returns for Q2 2025/26 are not all in, so what else changed is not known.',
    );
    expect(first.table.rows[1].cells[0].start).toBeNull();
    expect(tell(await askGroups({ quarter: '2025-26-Q2' })).at(0)).toEqual([
      'End of Q1 2025/26',
      '[x]',
    ]);
  });

  it('are not added up while registers for the quarter are still due', async () => {
    const early = await createClientOf(partner, partnership.test, '2026-10-10');
    try {
      const groups = await askGroups({ quarter: '2026-27-Q2' }, early);
      expect(groups.because).toBe(
        'The returns for Q2 2026/27 are not all in, so what else changed is not known.',
      );
      expect(tell(groups).map(([label]: readonly string[]) => label)).not.toContain(
        'Other changes, net',
      );
      expect(groups.table.rows[1].cells[0].start).toBeNull();
    } finally {
      await early.close();
    }
  });

  it('that come back while others disappear give a balance that reveals neither number', async () => {
    const { because } = await askGroups({ quarter: '2025-26-Q4', agency: 'TVP' });
    expect(because).toMatch(/\d (?:more|fewer) by other changes\.$/);
  });

  it('in a district are shown only to cleared people', async () => {
    const asked = { quarter: '2025-26-Q4', area: READING };
    expect(tell(await askGroups(asked)).at(-1)).toEqual(['End of Q4 2025/26', '1']);
    const groups = await askGroups(asked, ofPartner);
    expect(groups.finding.kind).toBe('WITHHELD');
    expect(groups.table.rows).toEqual([]);
    expect(JSON.stringify(groups)).not.toMatch(/\d (?:at the end|mapped|archived)/);
    expect(tell(await askGroups({ quarter: '2025-26-Q4' }, ofPartner)).at(-1)).toEqual([
      'End of Q4 2025/26',
      '8',
    ]);
  });

  it('have no block over time', async () => {
    expect(await askGroups({ from: '2025-26-Q3', quarter: '2026-27-Q1' })).toBeUndefined();
  });
});
