import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import { aReturnText } from '#testing/raw-returns.js';
import {
  changeStagedReturn,
  readStagedFields,
  sendReferrals,
  type StagingServer,
  startStagingServer,
} from '#testing/staged-returns.js';

let server: StagingServer;
beforeAll(async () => {
  server = await startStagingServer();
});
beforeEach(() => server.test.asOwner('TRUNCATE staged_return, audit_entry, audit_head'));
afterAll(() => server.close());

const FIELDS = 'corrections { row value } findings { level row value why }';
const correct = async (id: string, cell: Json): Promise<Json> => {
  const { version } = await readStagedFields(server.sender, id, 'version');
  const input = { id, version, column: 'age_band', ...cell };
  return changeStagedReturn(server.sender, { field: 'correctCell', input, fields: FIELDS });
};

const grown = { age_band: 'Grown up' };
const adult = 'ADULT_18_OR_OVER';

describe('a correction that is taken back', () => {
  it('leaves the cell as the file has it, with what is wrong in it, and is logged', async () => {
    const { id } = await sendReferrals(server.sender, aReturnText({ reference: 'R1', ...grown }));
    const corrected = await correct(id, { row: 2, value: adult });
    expect(corrected.staged).toEqual({ corrections: [{ row: 2, value: adult }], findings: [] });
    expect(await correct(id, { row: 2, value: null })).toEqual({
      problems: [],
      staged: {
        corrections: [],
        findings: [{ level: 'FAIL', row: 2, value: 'Grown up', why: null }],
      },
    });
    const logged = await server.test.asOwner<Json>(
      `SELECT what FROM audit_entry WHERE action = 'ALTERATION' AND what LIKE '%correct%'`,
    );
    expect(logged.map(({ what }) => what)).toEqual(['Took back a correction to a staged return']);
  });

  it('takes with it, if requested, those that were made in the same way', async () => {
    const text = aReturnText(...['R1', 'R2', 'R3'].map((reference) => ({ reference, ...grown })), {
      reference: 'R4',
      age_band: 'Small',
    });
    const { id } = await sendReferrals(server.sender, text);
    await correct(id, { row: 2, value: adult, isForAlike: true });
    await correct(id, { row: 5, value: adult });
    const one = await correct(id, { row: 3, value: null });
    expect(one.staged.corrections.map(({ row }: Json) => row)).toEqual([2, 4, 5]);
    const alike = await correct(id, { row: 2, value: null, isForAlike: true });
    expect(alike.staged.corrections).toEqual([{ row: 5, value: adult }]);
    expect(alike.staged.findings.map(({ row }: Json) => row)).toEqual([2, 3, 4]);
  });

  it('asks again about a value in the file that was acknowledged before', async () => {
    const { id } = await sendReferrals(server.sender, aReturnText({ reference: '=A' }));
    const { version, findings } = await readStagedFields(
      server.sender,
      id,
      'version findings { id }',
    );
    const why = 'That is how we number them';
    const acknowledged = await changeStagedReturn(server.sender, {
      field: 'acknowledgeWarnings',
      input: { id, version, findings: [findings[0].id], why },
      fields: FIELDS,
    });
    expect(acknowledged.staged.findings).toMatchObject([{ why }]);
    await correct(id, { row: 2, column: 'reference', value: 'A' });
    const back = await correct(id, { row: 2, column: 'reference', value: null });
    expect(back.staged.findings).toMatchObject([{ level: 'WARN', value: '=A', why: null }]);
  });

  it('is refused in a sentence if the cell was not corrected', async () => {
    const { id } = await sendReferrals(server.sender, aReturnText({ reference: 'R1', ...grown }));
    expect((await correct(id, { row: 2, value: null })).problems).toEqual([
      { message: 'That cell was not corrected. Look at it again.' },
    ]);
  });
});
