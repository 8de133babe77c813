import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { aReturnText } from '#testing/raw-returns.js';
import {
  changeStagedReturn,
  RBC,
  readStagedFields,
  sendReferrals,
  type StagingServer,
  startStagingServer,
} from '#testing/staged-returns.js';

let server: StagingServer;
let sender: Browser;
beforeAll(async () => {
  server = await startStagingServer();
  ({ sender } = server);
});
beforeEach(() => server.test.asOwner('TRUNCATE staged_return, audit_entry, audit_head'));
afterAll(() => server.close());

const ROWS = `query ($id: ID!, $page: Int!) { stagedRows(id: $id, page: $page) {
  version columns hasAllFindings rows { row cells isLeftOut findings { level column message } } } }`;
const read = async (id: string, page = 1, by = sender): Promise<Json> =>
  (await by.ask(ROWS, { id, page })).data.stagedRows;
const versionOf = async (id: string): Promise<number> =>
  (await readStagedFields(sender, id, 'version')).version;
const change = async (field: string, id: string, cells: Json): Promise<void> => {
  const input = { id, version: await versionOf(id), ...cells };
  expect(await changeStagedReturn(sender, { field, input, fields: 'id' })).toMatchObject({
    problems: [],
  });
};

/** A file with a fault, a warning and a row that passes. */
const three = aReturnText(
  { reference: 'R1', age_band: 'Grown up' },
  { reference: '=R2' },
  { reference: 'R3' },
);

describe('all rows of a staged return', () => {
  it('are shown in the order of the file, with what is wrong in each', async () => {
    const { id } = await sendReferrals(sender, three);
    const page = await read(id);
    expect(page).toMatchObject({ version: await versionOf(id), hasAllFindings: true });
    const at = (name: string) => page.columns.indexOf(name);
    expect(page.rows.map(({ row, cells }: Json) => [row, cells[at('reference')]])).toEqual([
      [2, 'R1'],
      [3, '=R2'],
      [4, 'R3'],
    ]);
    expect(page.rows[0].cells[at('age_band')]).toBe('Grown up');
    const { findings } = await readStagedFields(
      sender,
      id,
      'findings { level row column message }',
    );
    expect(
      page.rows.flatMap(({ row, findings: own }: Json) =>
        own.map((each: Json) => ({ ...each, row })),
      ),
    ).toEqual(findings);
    expect(findings.map(({ level, row }: Json) => [level, row])).toEqual([
      ['FAIL', 2],
      ['WARN', 3],
    ]);
  });

  it('have the corrected cells, and the rows that are left out', async () => {
    const { id } = await sendReferrals(sender, three);
    await change('correctCell', id, { row: 2, column: 'age_band', value: 'ADULT_18_OR_OVER' });
    await change('leaveOutRows', id, { rows: [4], isLeftOut: true });
    const page = await read(id);
    const at = page.columns.indexOf('age_band');
    expect(page.rows[0]).toMatchObject({ isLeftOut: false, findings: [] });
    expect(page.rows[0].cells[at]).toBe('ADULT_18_OR_OVER');
    expect(page.rows[2]).toMatchObject({ row: 4, isLeftOut: true, findings: [] });
  });

  it('are shown in pages of fifty, and are as many as were screened', async () => {
    const text = aReturnText(...Array.from({ length: 120 }, (_, at) => ({ reference: `R${at}` })));
    const { id } = await sendReferrals(sender, text);
    const pages = [await read(id, 1), await read(id, 2), await read(id, 3), await read(id, 4)];
    expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 20, 0]);
    expect(await readStagedFields(sender, id, 'passCount warnCount failCount')).toEqual({
      ...{ passCount: 120, warnCount: 0, failCount: 0 },
    });
    expect(pages.flatMap(({ rows }) => rows.map(({ row }: Json) => row))).toEqual(
      Array.from({ length: 120 }, (_, at) => at + 2),
    );
    expect((await read(id, -3)).rows).toHaveLength(50);
    expect((await read(id, 2_147_483_647)).rows).toEqual([]);
  });

  it('are not said to have passed if some findings are not kept', async () => {
    const { id } = await sendReferrals(sender, three);
    await server.test.asOwner(
      `UPDATE staged_return SET outcome = jsonb_set(outcome, '{file,failureCount}', '10001')`,
    );
    expect(await read(id)).toMatchObject({ hasAllFindings: false });
  });

  it('are open to people who may see the findings of the return, and each page is logged', async () => {
    const { id } = await sendReferrals(sender, three);
    await server.test.asOwner('TRUNCATE audit_entry, audit_head');
    const elsewhere = await server.join('Colleague elsewhere', 'CONTRIBUTOR', RBC + 1);
    const administrator = await server.join('Administrator', 'ADMINISTRATOR', RBC);
    for (const by of [elsewhere, administrator]) {
      const { isOpen = false } = (await readStagedFields(by, id, 'isOpen')) ?? {};
      expect((await read(id, 1, by)) !== null).toBe(isOpen);
    }
    expect(await read(id, 1, elsewhere)).toBeNull();
    await server.test.asOwner('TRUNCATE audit_entry, audit_head');
    await read(id);
    expect(
      await server.test.asOwner(
        'SELECT person_name AS who, what, touched, row_count::int AS rows FROM audit_entry',
      ),
    ).toEqual([
      {
        ...{ who: 'Data manager', what: 'Opened rows of a staged return' },
        ...{ touched: { [RBC]: 3 }, rows: 3 },
      },
    ]);
  });

  it('are gone once the return is published', async () => {
    const { id } = await sendReferrals(sender, aReturnText({ reference: 'R1' }));
    await change('publishReturn', id, {});
    expect(await read(id)).toBeNull();
  });
});
