import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { aReturnText } from '#testing/raw-returns.js';
import { changeStagedReturn, readStagedFields, sendReferrals } from '#testing/staged-returns.js';
import { Staging } from '#testing/staging.js';

let at: Staging;
beforeAll(async () => {
  at = await Staging.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

const SENT_FOR = '2026-27-Q3';
/** The quarter of the dates in the file. */
const MEANT = '2026-27-Q2';
/** Three referrals from August 2026, one of which has a value that fails. */
const ofSummer = (received_on = '2026-08-04') =>
  aReturnText(
    { reference: 'R1', received_on, age_band: 'Grown up' },
    { reference: 'R2', received_on },
    { reference: 'R3', received_on },
  );
const FIELDS =
  'id version state stagedBy keptUntil period { key } likelyPeriod { key } failCount passCount corrections { row column value by } leftOut { row by }';

const stage = async (quarter = SENT_FOR, by = at.sender, text = ofSummer()): Promise<string> =>
  (await sendReferrals(by, text, `stage=yes&quarter=${quarter}`)).id;
const read = (id: string): Promise<Json> => readStagedFields(at.sender, id, FIELDS);
const move = async (id: string, quarter = MEANT, by: Browser = at.sender): Promise<Json> =>
  changeStagedReturn(by, {
    field: 'stageReturn',
    input: { id, version: (await read(id)).version, columns: [], quarter },
    fields: FIELDS,
  });
const moves = () =>
  at.test.asOwner<Json>(
    "SELECT person_name AS who, filter FROM audit_entry WHERE what = 'Moved a staged return to another quarter'",
  );

describe('a staged return for another quarter', () => {
  it('is moved as it is, screened again, and waits for one quarter only', async () => {
    const id = await stage();
    const change = async (field: string, input: Json) =>
      at.change(field, { id, version: (await read(id)).version, ...input });
    await change('correctCell', { row: 2, column: 'age_band', value: 'CHILD_17_OR_UNDER' });
    await change('leaveOutRows', { rows: [4] });
    const before = await read(id);
    expect(before).toMatchObject({ period: { key: SENT_FOR }, likelyPeriod: { key: MEANT } });
    expect(before.failCount).toBeGreaterThan(0);
    const { staged, problems } = await move(id);
    expect(problems).toEqual([]);
    expect(staged).toEqual({
      ...before,
      ...{ version: Number(before.version) + 2, period: { key: MEANT }, likelyPeriod: null },
      ...{ failCount: 0, passCount: 2 },
    });
    expect(staged.corrections).toMatchObject([
      { row: 2, value: 'CHILD_17_OR_UNDER', by: 'Data manager' },
    ]);
    expect(staged.leftOut).toMatchObject([{ row: 4 }]);
    expect(await at.test.asOwner('SELECT id FROM staged_return')).toEqual([{ id }]);
    expect(await moves()).toEqual([
      { who: 'Data manager', filter: { staged: id, from: SENT_FOR, to: MEANT } },
    ]);
  });

  it('is not moved in a version that somebody else has changed, or twice', async () => {
    const id = await stage();
    const { version } = await read(id);
    await move(id, MEANT, at.colleague);
    const again = { id, version, columns: [], quarter: MEANT };
    expect((await at.change('stageReturn', again)).problems).toEqual([
      { message: expect.stringMatching(/^Somebody else has changed it\./) },
    ]);
    expect((await move(id)).problems).toEqual([
      { message: expect.stringMatching(/^Most dates in this file are not in Q2 2026\/27\./) },
    ]);
    expect(await moves()).toHaveLength(1);
  });

  it('is moved only by people who may send it', async () => {
    const id = await stage();
    expect(await move(id, MEANT, at.administrator)).toBe('FORBIDDEN');
    expect(await move(id, MEANT, at.stranger)).toMatchObject({
      problems: [{ message: 'It no longer exists, or belongs to another agency.' }],
    });
    expect(await read(id)).toMatchObject({ period: { key: SENT_FOR } });
    expect(await moves()).toEqual([]);
  });

  it.each([
    { what: 'which was named', quarter: MEANT },
    { what: 'which its dates give', quarter: '' },
  ])('is not moved to the quarter of a colleague’s waiting file, $what', async (other) => {
    const text = aReturnText({ reference: 'R9', received_on: '2026-08-04' });
    const theirs = await stage(other.quarter, at.colleague, text);
    const id = await stage();
    expect((await move(id)).problems).toEqual([
      {
        message:
          'A file for Q2 2026/27, sent by Colleague, is waiting to be published. Publish or discard that one first.',
      },
    ]);
    expect(await read(id)).toMatchObject({ version: 2, period: { key: SENT_FOR } });
    await at.change('discardReturn', { id: theirs, version: (await read(theirs)).version });
    expect((await move(id)).problems).toEqual([]);
  });

  it('is moved if the quarter has only a file of the same person, a partial file or a published one', async () => {
    const text = aReturnText({ reference: 'R9', received_on: '2026-08-04' });
    await stage(MEANT);
    await sendReferrals(at.colleague, text, `stage=yes&partial=yes&quarter=${MEANT}`);
    const published = await stage(MEANT, at.colleague, text);
    const { version } = await read(published);
    const input = { id: published, version, isMeant: true };
    expect((await at.change('publishReturn', input)).problems).toEqual([]);
    expect((await move(await stage())).problems).toEqual([]);
  });

  it('is not moved to a quarter that is closed for good', async () => {
    const id = await stage(SENT_FOR, at.sender, ofSummer('2024-05-07'));
    expect((await move(id, '2024-25-Q1')).problems).toEqual([
      { message: expect.stringMatching(/^Q1 2024\/25 is closed for good/) },
    ]);
    expect(await read(id)).toMatchObject({ period: { key: SENT_FOR } });
  });
});
