import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { aReturnText, type ReferralCells } from '#testing/raw-returns.js';
import {
  changeStagedReturn,
  RBC,
  readStagedFields,
  sendReferrals,
  type StagingServer,
  startStagingServer,
} from '#testing/staged-returns.js';
import type { TestDatabase } from '#testing/test-database.js';

const NCA = 3;

let server: StagingServer;
let test: TestDatabase;
let sender: Browser;
let colleague: Browser;
let administrator: Browser;
let stranger: Browser;
beforeAll(async () => {
  server = await startStagingServer({ doesKeepAnswers: false });
  ({ test, sender } = server);
  const { join } = server;
  colleague = await join('Colleague', 'CONTRIBUTOR', RBC);
  administrator = await join('Administrator', 'ADMINISTRATOR', RBC);
  stranger = await join('Stranger', 'CONTRIBUTOR', NCA);
});
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE agency_data_version, submission, staged_return, return_word, referral, referral_history, referral_staging',
  );
  await test.asOwner('TRUNCATE audit_entry, audit_head');
});
afterAll(() => server.close());

const FIELDS = `id version state notYet failCount corrections { row }
  findings { row column value } wordColumns { column heading hasMore words { word rows entry guess isObvious isSlip } entries { code name } }`;

async function stage(...rows: readonly ReferralCells[]): Promise<Json> {
  const text = aReturnText(...rows.map((row, index) => ({ reference: `R${index}`, ...row })));
  return read((await sendReferrals(sender, text)).id);
}
const read = (id: string, by = sender) => readStagedFields(by, id, FIELDS);
const change = (field: string, input: Json, by = sender) =>
  changeStagedReturn(by, { field, input, fields: FIELDS });
const match = ({ id, version }: Json, words: readonly Json[], by = sender): Promise<Json> =>
  change('matchWords', { id, version, words }, by);
const wordsOf = (staged: Json): Json =>
  Object.fromEntries(staged.wordColumns.map(({ column, words }: Json) => [column, words]));
const remembered = () =>
  test.asOwner('SELECT column_name AS column, word, entry FROM return_word ORDER BY 1, 2');

const asFemale = { column: 'sex', word: 'F', entry: 'FEMALE' };

describe('words that are not in any list', () => {
  it('are asked about once for all rows, with a guess, and are remembered for the next file', async () => {
    const rows = [{ sex: 'F', age_band: 'U18' }, { sex: 'f' }, { sex: 'Xyz' }, { sex: 'Male' }];
    const staged = await stage(...rows);
    expect(staged).toMatchObject({ state: 'SCREENED', failCount: 3 });
    expect(wordsOf(staged)).toEqual({
      age_band: [
        {
          word: 'U18',
          rows: 1,
          entry: null,
          guess: 'CHILD_17_OR_UNDER',
          isObvious: true,
          isSlip: false,
        },
      ],
      sex: [
        { word: 'F', rows: 2, entry: null, guess: 'FEMALE', isObvious: true, isSlip: false },
        { word: 'Xyz', rows: 1, entry: null, guess: null, isObvious: false, isSlip: false },
      ],
    });
    const { staged: matched, problems } = await match(staged, [
      asFemale,
      { column: 'age_band', word: 'U18', entry: 'CHILD_17_OR_UNDER' },
      { column: 'sex', word: 'Xyz', entry: '' },
    ]);
    expect(problems).toEqual([]);
    // The content of the file does not change: no cell was corrected.
    expect(matched).toMatchObject({ failCount: 0, findings: [], notYet: null, corrections: [] });
    expect(wordsOf(matched).sex).toEqual([
      { word: 'F', rows: 2, entry: 'FEMALE', guess: null, isObvious: false, isSlip: false },
      { word: 'Xyz', rows: 1, entry: '', guess: null, isObvious: false, isSlip: false },
    ]);
    expect(await stage({ sex: 'F' })).toMatchObject({ failCount: 0, notYet: null });
  });

  it('are not asked about again in this return if they are slips, and are not remembered', async () => {
    const staged = await stage({ sex: 'F' }, { sex: 'Femaal' }, { sex: 'Xyz' });
    const slip = { column: 'sex', isSlip: true };
    const { staged: said, problems } = await match(staged, [
      { ...slip, word: 'F', entry: 'FEMALE' },
      { ...slip, word: 'Femaal' },
    ]);
    expect(problems).toEqual([]);
    expect(said).toMatchObject({ failCount: 3 });
    const wordsNow = (of: Json) =>
      wordsOf(of).sex.map(({ word, guess, isSlip }: Json) => [word, guess, isSlip]);
    expect(wordsNow(said)).toEqual([
      ['F', null, true],
      ['Femaal', null, true],
      ['Xyz', null, false],
    ]);
    expect(await remembered()).toEqual([]);
    // The word stays marked as a slip while rows are corrected, until somebody gives it a meaning.
    const { id, version } = said;
    const cell = { row: 4, column: 'sex', value: 'Male' };
    const { staged: next } = await change('correctCell', { id, version, ...cell });
    expect(wordsNow(next)).toEqual([
      ['F', null, true],
      ['Femaal', null, true],
    ]);
    const { staged: meant } = await match(next, [asFemale]);
    expect(wordsNow(meant)).toEqual([
      ['Femaal', null, true],
      ['F', null, false],
    ]);
    // The next file asks about the word again.
    expect(wordsOf(await stage({ sex: 'Femaal' })).sex[0]).toMatchObject({
      ...{ word: 'Femaal', isSlip: false },
    });
    const [entry] = await test.asOwner<{ filter: Json }>(
      `SELECT filter FROM audit_entry WHERE what = 'Set the meaning of words in a staged return' ORDER BY number`,
    );
    expect(entry?.filter).toMatchObject({ said: 0, forgotten: 0, slips: 2 });
  });

  it('are listed once remembered, even if the file does not contain them, and can be forgotten', async () => {
    await match(await stage({ sex: 'F' }), [asFemale]);
    const next = await stage({ sex: 'Female' });
    expect(wordsOf(next)).toEqual({
      sex: [{ word: 'F', rows: 0, entry: 'FEMALE', guess: null, isObvious: false, isSlip: false }],
    });
    const { staged, problems } = await match(next, [{ ...asFemale, entry: null }]);
    expect(problems).toEqual([]);
    expect(staged.wordColumns).toEqual([]);
    expect(await remembered()).toEqual([]);
    expect(await stage({ sex: 'F' })).toMatchObject({ failCount: 1 });
  });

  it.each([
    [{ column: 'outcome', word: 'Housed', entry: 'HOUSED' }, /columns with a list/],
    [{ column: 'reference', word: 'R0', entry: 'R1' }, /columns with a list/],
    [{ column: 'sex', word: 'F', entry: 'WOMAN' }, /not in the list/],
    [{ column: 'sex', word: 'somebody@example.org', entry: 'FEMALE' }, /at most 40 characters/],
    [{ column: 'sex', word: 'Nobody asked', entry: 'FEMALE' }, /no longer in the list/],
  ])('are not remembered as %j', async (choice, wanted) => {
    const staged = await stage({ sex: 'F', outcome: 'Housed' });
    const { problems } = await match(staged, [choice]);
    expect(problems[0].message).toMatch(wanted);
    expect(await remembered()).toEqual([]);
    expect((await read(staged.id)).version).toBe(staged.version);
  });

  it('are counted up to two hundred, with a message that there are more', async () => {
    const { wordColumns } = await stage(
      ...Array.from({ length: 203 }, (_, index) => ({ sex: `Word ${index}` })),
    );
    expect(wordColumns[0]).toMatchObject({ column: 'sex', hasMore: true });
    expect(wordColumns[0].words).toHaveLength(200);
  });

  it('are checked again before publishing if a colleague matched them differently meanwhile', async () => {
    await match(await stage({ sex: 'F' }), [asFemale]);
    const staged = await stage({ sex: 'F' });
    expect(staged.notYet).toBeNull();
    const other = await read((await stage({ sex: 'F' })).id, colleague);
    await match(other, [{ ...asFemale, entry: 'OTHER' }], colleague);
    const { id, version } = staged;
    const { problems, staged: now } = await change('publishReturn', { id, version });
    expect(problems[0].message).toMatch(/said in the meantime what your agency’s words/);
    expect(wordsOf(now).sex).toMatchObject([{ word: 'F', entry: 'OTHER' }]);
    expect(await test.asOwner('SELECT 1 FROM referral')).toEqual([]);
    const again = await change('publishReturn', { id, version: now.version });
    expect(again.problems).toEqual([]);
    expect(await test.asOwner('SELECT sex::text AS sex FROM referral')).toEqual([{ sex: 'OTHER' }]);
  });

  it('are matched by people who may send returns for the agency, and seen by nobody else', async () => {
    const staged = await stage({ sex: 'F' });
    expect((await match(staged, [asFemale], stranger)).problems[0].message).toMatch(
      /no longer exists/,
    );
    expect(await match(staged, [asFemale], administrator)).toBe('FORBIDDEN');
    expect((await read(staged.id, administrator)).wordColumns).toEqual([]);
    expect(await remembered()).toEqual([]);
  });

  it('are remembered for one agency and one dataset', async () => {
    await match(await stage({ sex: 'F' }), [asFemale]);
    expect(
      await test.asOwner('SELECT agency_id AS agency, dataset::text AS dataset FROM return_word'),
    ).toEqual([{ agency: RBC, dataset: 'REFERRALS' }]);
    await test.asOwner('UPDATE return_word SET agency_id = $1', [NCA]);
    expect(await stage({ sex: 'F' })).toMatchObject({ failCount: 1 });
  });

  it('are logged as matched, without the words themselves', async () => {
    await match(await stage({ sex: 'F' }), [asFemale]);
    const entries = await test.asOwner<{ what: string; filter: Json }>(
      `SELECT what, filter FROM audit_entry WHERE action = 'ALTERATION'`,
    );
    expect(entries).toMatchObject([
      {
        what: 'Set the meaning of words in a staged return',
        filter: { columns: ['sex'], said: 1, forgotten: 0, slips: 0 },
      },
    ]);
  });
});
