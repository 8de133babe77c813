import ExcelJs from 'exceljs';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { importReturns } from '#features/returns/import-returns.js';
import { lockPublishing } from '#features/returns/publishing-lock.store.js';
import { referralTable } from '#features/returns/record-table.js';
import { openFoundReturn } from '#features/returns/return-file.js';
import { createClock } from '#platform/clock.js';
import { actFor } from '#platform/database.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addPerson, signedIn } from '#testing/signed-in.js';
import {
  changeStagedReturn,
  RBC,
  readStagedFields,
  sendReferrals,
  type StagingServer,
  startStagingServer,
} from '#testing/staged-returns.js';
import type { TestDatabase } from '#testing/test-database.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

import { removeExpired } from './remove-expired.js';
import { spill } from './spill.js';
import { readStaged } from './staged-return.reader.js';

const NCA = 3;

let server: StagingServer;
let test: TestDatabase;
let sender: Browser;
let colleague: Browser;
let administrator: Browser;
let stranger: Browser;
beforeAll(async () => {
  // Records are deleted below, and rollups stay as they are.
  server = await startStagingServer({ doesReadRollups: false, doesKeepAnswers: false });
  ({ test, sender } = server);
  const { join } = server;
  colleague = await join('Colleague', 'CONTRIBUTOR', RBC);
  administrator = await join('Administrator', 'ADMINISTRATOR', RBC);
  stranger = await join('Stranger', 'CONTRIBUTOR', NCA);
});
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE staged_return, acknowledged_record, return_mapping, referral, referral_history, referral_staging, submission, agency_data_version',
  );
  await test.asOwner('TRUNCATE audit_entry, audit_head');
});
afterAll(() => server.close());

const FIELDS = `id version state canChange unusable notYet passCount warnCount failCount submissionId
  columns { position heading column origin examples }
  findings { id level row column heading value message why acknowledgedBy }
  corrections { row column sent value by } difference { added corrected withdrawn }`;

const stage = (content: string | Buffer, by = sender) => sendReferrals(by, content);
const read = (id: string, by = sender) => readStagedFields(by, id, FIELDS);
const change = (field: string, input: Json, by = sender) =>
  changeStagedReturn(by, { field, input, fields: FIELDS });
/** The same as the server's: what is sent later is published later. */
const clock = createClock('2026-11-24');

/** Imports the same text with the command. */
async function importText(text: string, isToPublish = true) {
  const found = await spill(Buffer.from(text));
  return importReturns(test.database, {
    ...{ table: referralTable, actor: commandLine, rights: machineAdministrator, agency: 'RBC' },
    ...{ quarter: null, isPartial: false, isToPublish },
    ...{ today: clock.today(), now: clock.now() },
    report: () => undefined,
    files: [
      {
        name: 'return.csv',
        open: (columns) =>
          openFoundReturn({ ...found, columns, onProgress: () => undefined }, 'return.csv'),
      },
    ],
  });
}
/** Takes a staged return as far as possible: its columns as shown, its warnings acknowledged. */
async function bring(id: string): Promise<Json> {
  let staged = await read(id);
  if (staged.state === 'MAPPING') staged = (await map(id, {})).staged;
  const { findings } = staged;
  const meant = findings.filter(({ level }: Json) => level === 'WARN').map((each: Json) => each.id);
  if (meant.length > 0) {
    const said = { id, version: staged.version, findings: meant, why: 'It is meant' };
    ({ staged } = await change('acknowledgeWarnings', said));
  }
  return change('publishReturn', { id, version: staged.version });
}
/** A return with two columns that nobody knows, either of which may be its outcome. */
const withTwo = (result: string, remark: string, outcome = '') => {
  const [header = '', row = ''] = clear.trimEnd().split('\n');
  const kept = header.split(',').flatMap((name, index) => (name === 'outcome' ? [] : [index]));
  const take = (line: string) => kept.map((index) => line.split(',')[index]).join(',');
  const own = outcome === '' ? ['', ''] : [',outcome', `,${outcome}`];
  return `${take(header)},Result,Remark${own[0]}\n${take(row)},${result},${remark}${own[1]}\n`;
};
/** Assigns headings to columns; the others stay as shown. */
async function map(id: string, said: Readonly<Record<string, string | null>>): Promise<Json> {
  const { version, columns } = await read(id);
  return change('stageReturn', {
    ...{ id, version },
    columns: columns.map(({ position, heading, column }: Json) => ({
      position,
      column: heading in said ? said[heading] : column,
    })),
  });
}
const outcomes = () => test.asOwner('SELECT outcome FROM referral');

/** Numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A workbook with bytes flipped, a part cut out or moved, or its end cut off. */
function damageWorkbook(whole: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * whole.length);
  const length = 1 + Math.floor(random() * 200);
  const kinds = [
    () => {
      const flipped = Buffer.from(whole);
      for (let count = 0; count < 1 + random() * 5; count += 1)
        flipped[Math.floor(random() * whole.length)] = Math.floor(random() * 256);
      return flipped;
    },
    () => Buffer.concat([whole.subarray(0, at), whole.subarray(at + length)]),
    () =>
      Buffer.concat([
        ...[whole.subarray(0, at), whole.subarray(at + length), whole.subarray(at, at + length)],
      ]),
    () => whole.subarray(0, at),
    () => whole,
  ];
  return kinds[Math.floor(random() * kinds.length)]?.() ?? whole;
}

/** A return as a workbook, with rows in some order and some columns moved. */
async function aWorkbookOf(text: string, random: () => number): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet('Return');
  const turned = random() < 0.3;
  for (const line of text.trimEnd().split('\n'))
    sheet.addRow(turned ? line.split(',').reverse() : line.split(','));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A text with a byte flipped, a row cut out, a column moved, or its end cut off. */
function damage(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const lines = text.split('\n');
  const kinds = [
    () => text.slice(0, at) + String.fromCharCode(Math.floor(random() * 256)) + text.slice(at + 1),
    () => lines.filter((_, index) => index !== Math.floor(random() * lines.length)).join('\n'),
    () => lines.map((line) => line.split(',').reverse().join(',')).join('\n'),
    () => text.slice(0, at),
    () => text.replaceAll(',', random() < 0.5 ? '\t' : '"'),
  ];
  return kinds[Math.floor(random() * kinds.length)]?.() ?? text;
}

const without = ({ findings: _, ...others }: Json): Json => others;

const records = () => test.asOwner('SELECT reference FROM referral ORDER BY reference');

const clear = aReturnText({ reference: 'R1' });
const foreign = clear.replace('reference', 'Our ref').replace('area', 'Borough');
const withFault = aReturnText({ reference: 'R1', age_band: 'Grown up' });
const withWarning = aReturnText({ reference: '=R1' });

describe('a staged return', () => {
  it('is stored with its file and screened, and changes nothing until it is published', async () => {
    const said = await stage(clear);
    expect(said).toMatchObject({ is: 'STAGED', isToMap: false });
    const staged = await read(said.id);
    expect(staged).toMatchObject({
      ...{ state: 'SCREENED', canChange: true, notYet: null, passCount: 1, failCount: 0 },
      difference: { added: 1, corrected: 0, withdrawn: 0 },
    });
    expect(await records()).toEqual([]);
    const { staged: published, problems } = await change('publishReturn', {
      ...{ id: said.id, version: staged.version },
    });
    expect(problems).toEqual([]);
    expect(published).toMatchObject({ state: 'PUBLISHED', canChange: false });
    expect(await records()).toEqual([{ reference: 'R1' }]);
    const [submission] = await test.asOwner<{ id: string }>('SELECT id FROM submission');
    expect(published.submissionId).toBe(submission?.id);
  });

  it('leads to questions about unknown headings, with a guess, and only once', async () => {
    const said = await stage(foreign);
    expect(said.isToMap).toBe(true);
    const staged = await read(said.id);
    expect(staged.state).toBe('MAPPING');
    const guessed = staged.columns.filter(({ origin }: Json) => origin === 'GUESS');
    expect(guessed.map(({ heading, column }: Json) => [heading, column])).toEqual([
      ['Our ref', 'reference'],
      ['Borough', 'area'],
    ]);
    const columns = staged.columns.map(({ position, column }: Json) => ({ position, column }));
    const mapped = await change('stageReturn', { id: said.id, version: staged.version, columns });
    expect(mapped).toMatchObject({ staged: { state: 'SCREENED', passCount: 1 }, problems: [] });
    // The next file with these headings has no questions, by page, command or token.
    expect(await stage(foreign)).toMatchObject({ isToMap: false });
    const outcome = await importText(foreign);
    expect(outcome.status).toBe('PUBLISHED');
  });

  it('finds what the import finds, word for word', async () => {
    const { id } = await stage(withFault);
    const staged = await read(id);
    const outcome: Json = await importText(withFault, false);
    const told = outcome.files[0].issues.map(({ row, column, value, message }: Json) => ({
      ...{ row, column, value, message },
    }));
    expect(staged.findings).toMatchObject(told);
    expect(staged.notYet).toMatch(/^1 finding fails\. Put it right first/);
  });

  it('can be downloaded as its file with a column of findings, by people who may see it', async () => {
    const { id } = await stage(`${withFault.trimEnd()}\n${clear.split('\n')[1] ?? ''}\n`);
    const file = await sender.get(`/import/staged/${id}.csv`);
    const [header, failing, passing] = file.body.replace('\u{feff}', '').split('\r\n');
    expect(header).toBe(`${withFault.split('\n')[0] ?? ''},Findings`);
    expect(failing).toContain('Grown up');
    expect(failing).toContain('Fail, age_band: It is not in the list.');
    expect(passing).toBe(`${clear.split('\n')[1] ?? ''},`);
    expect((await stranger.get(`/import/staged/${id}.csv`)).status).toBe(404);
  });

  it('can be corrected cell by cell, without changing its file', async () => {
    const { id } = await stage(withFault);
    const { version } = await read(id);
    const cell = { row: 2, column: 'age_band', value: 'ADULT_18_OR_OVER' };
    const { staged } = await change('correctCell', { id, version, ...cell });
    expect(staged).toMatchObject({
      ...{ failCount: 0, passCount: 1, findings: [], notYet: null },
      corrections: [{ ...cell, sent: 'Grown up', by: 'Data manager' }],
    });
    await change('publishReturn', { id, version: staged.version });
    expect(await test.asOwner('SELECT age_band FROM referral')).toEqual([
      { age_band: 'ADULT_18_OR_OVER' },
    ]);
  });

  it('publishes the columns that are shown, whatever a colleague chose for another file', async () => {
    const { id } = await stage(withTwo('good', 'bad'));
    const mine = await map(id, { Result: 'outcome', Remark: null });
    const other = await stage(withTwo('good', 'bad'));
    await map(other.id, { Result: null, Remark: 'outcome' });
    expect(await read(id)).toMatchObject({ version: mine.staged.version, notYet: null });
    const { version } = mine.staged;
    expect((await change('publishReturn', { id, version })).problems).toEqual([]);
    expect(await outcomes()).toEqual([{ outcome: 'good' }]);
  });

  it('leaves out what is shown as left out, even if its heading is a column’s name', async () => {
    const { id } = await stage(withTwo('', '', 'secret'));
    const { staged } = await map(id, { Result: null, Remark: null, outcome: null });
    expect(staged).toMatchObject({ state: 'SCREENED', notYet: null });
    await change('publishReturn', { id, version: staged.version });
    expect(await outcomes()).toEqual([{ outcome: null }]);
  });

  it.each([
    { heading: `"Our\nref"`, because: 'it has two lines' },
    { heading: `Our ref ${'as we write it '.repeat(9)}`.trimEnd(), because: 'it is long' },
  ])('uses a heading that is not shown as it is: $because', async ({ heading }) => {
    const text = clear.replace('reference', heading);
    const { id } = await stage(text);
    const [first] = (await read(id)).columns;
    const { staged, problems } = await map(id, { [first.heading]: 'reference' });
    expect(problems).toEqual([]);
    expect(staged).toMatchObject({ state: 'SCREENED', unusable: null, passCount: 1, notYet: null });
    await change('publishReturn', { id, version: staged.version });
    expect(await records()).toEqual([{ reference: 'R1' }]);
    expect(await stage(text)).toMatchObject({ isToMap: false });
  });

  it('drops corrections in a column that gets another meaning, and logs that', async () => {
    const { id } = await stage(withTwo('=good', 'fine'));
    const { staged } = await map(id, { Result: 'outcome', Remark: null });
    const cell = { row: 2, column: 'outcome', value: 'CORRECTED' };
    const corrected = await change('correctCell', { id, version: staged.version, ...cell });
    expect(corrected.staged.corrections).toHaveLength(1);
    const again = await map(id, { Result: null, Remark: 'outcome' });
    expect(again.staged).toMatchObject({ corrections: [], notYet: null });
    await change('publishReturn', { id, version: again.staged.version });
    expect(await outcomes()).toEqual([{ outcome: 'fine' }]);
    expect(
      await test.asOwner(`SELECT 1 FROM audit_entry WHERE filter ->> 'droppedCorrections' = '1'`),
    ).toHaveLength(1);
  });

  it('needs a warning acknowledged again if its cell was corrected', async () => {
    const { id } = await stage(withWarning);
    const { version, findings } = await read(id);
    const meant = findings.map((each: Json) => each.id);
    const said = await change('acknowledgeWarnings', {
      ...{ id, version, findings: meant, why: 'It is how we number them' },
    });
    expect(said.staged.notYet).toBeNull();
    const cell = { row: 2, column: 'reference', value: '=HYPERLINK("x")' };
    const { staged } = await change('correctCell', { id, version: said.staged.version, ...cell });
    expect(staged.notYet).toMatch(/^1 warning is not acknowledged/);
    expect(staged.findings[0]).toMatchObject({ why: null, acknowledgedBy: null });
    // Nor does the acknowledgement come back with the value.
    const back = { id, version: staged.version, ...cell, value: '=R1' };
    expect((await change('correctCell', back)).staged.notYet).toMatch(/^1 warning/);
  });

  it('with more columns than are read is refused before anything is guessed', async () => {
    const many = Array.from({ length: 101 }, (_, index) => `r${index} w`).join(',');
    expect(await stage(`reference,${many}\nR1\n`)).toMatchObject({
      outcome: { status: 'UNUSABLE', message: 'It has 102 columns; at most 100 are read.' },
    });
    expect(await test.asOwner('SELECT 1 FROM staged_return')).toEqual([]);
  });

  it.each(['\u0000', '\u200b', '\u202e'])('refuses %j, which nobody can see', async (unseen) => {
    const { id } = await stage(withWarning);
    const { version, findings } = await read(id);
    const cell = { row: 2, column: 'reference', value: `R1${unseen}` };
    const sentence = 'It contains an invisible character. Type it again.';
    expect((await change('correctCell', { id, version, ...cell })).problems).toEqual([
      { message: sentence },
    ]);
    const meant = findings.map((each: Json) => each.id);
    const why = `Our${unseen} numbers`;
    expect(
      (await change('acknowledgeWarnings', { id, version, findings: meant, why })).problems,
    ).toEqual([{ message: sentence }]);
    expect((await read(id)).version).toBe(version);
  });

  it('waits to be screened if screening was interrupted', async () => {
    const { id } = await stage(withFault);
    const { version } = await read(id);
    await test.asOwner('ALTER TABLE referral_staging RENAME TO referral_staging_away');
    const cell = { row: 2, column: 'age_band', value: 'ADULT_18_OR_OVER' };
    try {
      await change('correctCell', { id, version, ...cell });
    } finally {
      await test.asOwner('ALTER TABLE referral_staging_away RENAME TO referral_staging');
    }
    expect(await read(id)).toMatchObject({ state: 'MAPPING', findings: [], failCount: 0 });
    const { staged } = await map(id, {});
    expect(staged).toMatchObject({ state: 'SCREENED', failCount: 0, notYet: null });
    expect(staged.corrections).toHaveLength(1);
  });

  it('is published once every warning was acknowledged by name with a reason', async () => {
    const { id } = await stage(withWarning);
    const { version, findings } = await read(id);
    const refused = await change('publishReturn', { id, version });
    expect(refused.problems[0].message).toMatch(/^1 warning is not acknowledged/);
    expect(await records()).toEqual([]);
    const now = (await read(id)).version;
    const ids = findings.map((each: Json) => each.id);
    const short = await change('acknowledgeWarnings', {
      id,
      version: now,
      findings: ids,
      why: ' ',
    });
    expect(short.problems[0].message).toContain('why it is right');
    const { staged } = await change('acknowledgeWarnings', {
      ...{ id, version: now, findings: ids, why: 'It is how we number them' },
    });
    expect(staged.findings[0]).toMatchObject({
      ...{ why: 'It is how we number them', acknowledgedBy: 'Data manager' },
    });
    expect((await change('publishReturn', { id, version: staged.version })).problems).toEqual([]);
    expect(await records()).toEqual([{ reference: '=R1' }]);
  });

  it('keeps more findings than the command prints, and none of them is skipped', async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => ({ reference: `=R${index}` }));
    const { id } = await stage(aReturnText(...rows));
    const { data } = await sender.ask(
      'query ($id: ID!) { stagedReturn(id: $id) { warnCount notYet findings(page: 24) { row } } }',
      { id },
    );
    expect(data.stagedReturn).toMatchObject({
      ...{ warnCount: 1_200, notYet: expect.stringMatching(/^1,200 warnings are not/) },
    });
    expect(data.stagedReturn.findings).toHaveLength(50);
  });

  it('is listed with the counts of its findings, without each finding', async () => {
    const { id } = await stage(aReturnText({ reference: '=R1' }, { reference: '=R2' }));
    const list = async (fields: string) =>
      (await sender.ask(`{ stagedReturns { ${fields} } }`)).data.stagedReturns[0];
    const { version, findings } = await read(id);
    const meant = { findings: [findings[0].id], why: 'It is meant' };
    await change('acknowledgeWarnings', { id, version, ...meant });
    const counts = 'notYet passCount warnCount warningCount failureCount';
    expect(await list(counts)).toEqual(await list(`${counts} findings { id }`).then(without));
    expect((await list('notYet')).notYet).toMatch(/^1 warning is not/);
    const listed = { agencyIds: [RBC], id: null, now: new Date('2026-11-24') };
    const readList = async (hasFindings: boolean) => {
      const [found] = await readStaged(test.database, { ...listed, hasFindings });
      return found?.outcome?.is === 'SCREENED' ? found.outcome.file : null;
    };
    expect(await readList(false)).toEqual({ ...(await readList(true)), issues: [], marks: {} });
    // One that was written before warnings were counted.
    await test.asOwner("UPDATE staged_return SET outcome = outcome #- '{file,warnings}'");
    expect((await list('notYet')).notYet).toMatch(/^1 warning is not/);
  });

  it('that is partial adds and corrects, withdraws nothing, and shows no effect on figures', async () => {
    await importText(aReturnText({ reference: 'R1' }, { reference: 'R2' }));
    const address = '/import/returns/referrals?agency=RBC&stage=yes&partial=yes';
    const more = aReturnText({ reference: 'R2', area: 'Slough' }, { reference: 'R3' });
    const { body } = await sender.sendFile(address, more);
    const { id } = JSON.parse(body.trim().split('\n').at(-1) ?? '');
    const { data } = await sender.ask(
      'query ($id: ID!) { stagedReturn(id: $id) { version isPartial difference { added corrected withdrawn } effect { name } } }',
      { id },
    );
    expect(data.stagedReturn).toMatchObject({
      ...{ isPartial: true, effect: [] },
      difference: { added: 1, corrected: 1, withdrawn: 0 },
    });
    const { version } = data.stagedReturn;
    const { problems } = await change('publishReturn', { id, version, isMeant: true });
    expect(problems).toEqual([]);
    expect(await records()).toEqual(['R1', 'R2', 'R3'].map((reference) => ({ reference })));
  });

  it('is changed only in the version that was seen, and published once', async () => {
    const { id } = await stage(clear);
    const { version } = await read(id);
    const stale = await change('publishReturn', { id, version: version - 1 });
    expect(stale.problems[0].message).toContain('Somebody else has changed it');
    const both = await Promise.all([
      change('publishReturn', { id, version }),
      change('publishReturn', { id, version }, colleague),
    ]);
    expect(both.map(({ problems }) => problems.length).sort()).toEqual([0, 1]);
    expect(await test.asOwner('SELECT 1 FROM submission')).toHaveLength(1);
  });

  it('does not lock its row while it waits to be published, because an erasure under the same lock deletes the row', async () => {
    const { id } = await stage(clear);
    const { version } = await read(id);
    const { publishing, rowCount } = await test.database.write(async (transaction) => {
      await lockPublishing(transaction);
      const begun = change('publishReturn', { id, version });
      const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      await expect.poll(() => test.asOwner(waiting)).toHaveLength(1);
      await actFor(transaction, RBC);
      await transaction.query(sql`SET LOCAL lock_timeout = 2000`);
      const taken = await transaction.query(sql`DELETE FROM staged_return WHERE id = ${id}::uuid`);
      return { publishing: begun, rowCount: taken.rowCount };
    });
    expect(rowCount).toBe(1);
    expect((await publishing).problems[0].message).toContain('It no longer exists');
    expect(await records()).toEqual([]);
  });

  it('is seen by colleagues and administrators of its agency, and by nobody else', async () => {
    const { id } = await stage(clear);
    expect(await read(id, colleague)).toMatchObject({ canChange: true });
    expect(await read(id, administrator)).toMatchObject({ canChange: false });
    expect(await read(id, stranger)).toBeNull();
    const { version } = await read(id);
    expect(await change('publishReturn', { id, version }, administrator)).toBe('FORBIDDEN');
    expect((await change('discardReturn', { id, version }, stranger)).problems).toHaveLength(1);
    expect(await read(id)).not.toBeNull();
  });

  it('cannot be changed by an administrator of its agency who sends for another', async () => {
    const grants = [
      { role: 'ADMINISTRATOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' },
      { role: 'CONTRIBUTOR', agencyIds: [NCA], areaCodes: [], marking: 'OFFICIAL' },
    ] as const;
    const both = await signedIn(server.app, test, await addPerson(test, { name: 'Both', grants }));
    const { id } = await stage(clear);
    const { version } = await read(id, both);
    expect(await change('publishReturn', { id, version }, both)).toBe('FORBIDDEN');
    expect(await change('discardReturn', { id, version }, both)).toBe('FORBIDDEN');
    expect(await records()).toEqual([]);
  });

  it('is deleted with its file when it is discarded, or after 30 days', async () => {
    const { id } = await stage(clear);
    await change('discardReturn', { id, version: (await read(id)).version });
    expect(await test.asOwner('SELECT 1 FROM staged_return')).toEqual([]);
    const old = await stage(clear);
    await test.asOwner(`UPDATE staged_return SET staged_at = staged_at - interval '31 days'`);
    expect(await read(old.id)).toBeNull();
    await removeExpired({ database: test.database, clock: createClock('2026-11-24') });
    expect(await test.asOwner('SELECT 1 FROM staged_return')).toEqual([]);
  });

  it('answers every damaged file in a sentence, and publishes it whole or not at all', async () => {
    const random = seeded(24);
    const [few, many] = isDeep ? [2_000 / 12, 2_000 * 0.7] : [5, 40];
    let published = 0;
    for (let turn = 0; turn < (isDeep ? 2_000 : 60); turn += 1) {
      const text = [clear, foreign, withFault][turn % 3] ?? clear;
      const said = await stage(
        turn % 4 === 3
          ? damageWorkbook(await aWorkbookOf(text, random), random)
          : damage(text, random),
      );
      const sentence = said.outcome?.message ?? said.id;
      expect(sentence, JSON.stringify(said)).toEqual(expect.any(String));
      if (said.id === undefined) continue;
      const before = (await records()).length;
      const { staged, problems } = await bring(said.id);
      expect(problems).toHaveLength(staged.state === 'PUBLISHED' ? 0 : 1);
      const { added, withdrawn } =
        staged.state === 'PUBLISHED' ? staged.difference : { added: 0, withdrawn: 0 };
      expect(await records(), JSON.stringify(staged)).toHaveLength(
        before + Number(added) - Number(withdrawn),
      );
      if (staged.state === 'PUBLISHED') published += 1;
      // The number of waiting files is limited.
      else await test.asOwner('DELETE FROM staged_return WHERE id = $1', [said.id]);
    }
    expect(published).toBeGreaterThan(few);
    expect(published).toBeLessThan(many);
    expect(await test.asOwner('SELECT 1 FROM referral_staging')).toEqual([]);
    expect(await test.asOwner('SELECT 1 FROM submission')).toHaveLength(published);
  }, 3_600_000);

  it('that is not a table is refused in the words of the import', async () => {
    expect(await stage('%PDF-1.7')).toMatchObject({
      is: 'DONE',
      outcome: { status: 'UNUSABLE', message: expect.stringContaining('It is a PDF.') },
    });
    expect(await test.asOwner('SELECT 1 FROM staged_return')).toEqual([]);
  });

  it('logs each step for its agency, and no value of a cell', async () => {
    const { id } = await stage(foreign.replace('ADULT_18_OR_OVER', 'SECRET').replace('R1', '=R1'));
    const seen = async () => ({ id, version: (await read(id)).version });
    const { columns } = await read(id);
    const chosen = columns.map(({ position, column }: Json) => ({ position, column }));
    await change('stageReturn', { ...(await seen()), columns: chosen });
    const cell = { row: 2, column: 'age_band', value: 'CHILD_17_OR_UNDER' };
    await change('correctCell', { ...(await seen()), ...cell });
    const findings = (await read(id)).findings.map((each: Json) => each.id);
    await change('acknowledgeWarnings', { ...(await seen()), findings, why: 'Our numbers' });
    expect((await change('publishReturn', await seen())).problems).toEqual([]);
    await publishing('undoReturn', { submission: (await read(id)).submissionId }, sender);
    await nil();
    const thrown = await stage(clear);
    await change('discardReturn', { id: thrown.id, version: (await read(thrown.id)).version });
    const entries = await test.asOwner<{ what: string; who: string }>(
      `SELECT what, person_name AS who, filter FROM audit_entry WHERE agency_id = ${RBC} AND action NOT IN ('SIGN_IN', 'CONSULTATION') ORDER BY number`,
    );
    const screened =
      'Compared a return of referrals for Q1 2025/26 with the records, without publishing it';
    expect(entries.map(({ what }) => what)).toEqual([
      'Staged a return of referrals, without publishing it',
      'Matched the columns of a staged return',
      screened,
      'Corrected a cell of a staged return',
      screened,
      'Acknowledged 1 warning of a staged return',
      expect.stringMatching(/^Published/),
      expect.stringMatching(/^Took back/),
      expect.stringMatching(/^Published/),
      'Staged a return of referrals, without publishing it',
      screened,
      'Discarded a staged return',
    ]);
    expect(new Set(entries.map(({ who }) => who))).toEqual(new Set(['Data manager']));
    expect(JSON.stringify(entries)).not.toContain('SECRET');
  });
});

async function publishing(
  field: 'declareNil' | 'undoReturn',
  input: Json,
  by: Browser,
): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const { data, errors } = await by.ask(
    `mutation ($input: ${type}!) { ${field}(input: $input) { stagedId changes { added corrected withdrawn } problems { message } } }`,
    { input },
  );
  return errors.length > 0 ? errors[0].extensions.code : data[field];
}
const nil = (by = sender, isMeant = false) =>
  publishing(
    'declareNil',
    { agency: 'RBC', dataset: 'REFERRALS', quarter: '2025-26-Q1', isMeant },
    by,
  );

describe('a nil return', () => {
  it('counts as received, and figures say 0 rather than not available', async () => {
    expect((await nil()).problems).toEqual([]);
    const { data } = await sender.ask(
      '{ figures(where: { quarter: { in: ["2025-26-Q1"] }, agency: { in: ["RBC"] } }) { totals { referrals { value text flags } } } }',
    );
    expect(data.figures.totals.referrals).toMatchObject({ value: 0, text: '0' });
  });

  it('withdraws earlier records only if that is confirmed, by people who may send', async () => {
    await importText(clear);
    expect((await nil()).problems[0].message).toMatch(
      /^1 of 1 record of Q1 2025\/26 will be withdrawn, because there is nothing to report\. It was sent by Command line on \d+ \w+ \d{4}\.$/,
    );
    expect(await records()).toHaveLength(1);
    expect(await nil(stranger)).toBe('FORBIDDEN');
    expect(await nil(administrator)).toBe('FORBIDDEN');
    expect((await nil(sender, true)).changes).toEqual({ added: 0, corrected: 0, withdrawn: 1 });
    expect(await records()).toHaveLength(0);
  });

  const listed = async (by = sender) =>
    (
      await by.ask(
        '{ stagedReturns { id state fileName submissionId isTakenBack canChange passCount period { key } difference { added corrected withdrawn } } }',
      )
    ).data.stagedReturns;

  it('is listed with what was sent, and taken back from there with what it withdrew', async () => {
    await importText(clear);
    const before = await records();
    expect((await nil()).stagedId).toBeNull();
    expect(await listed()).toEqual([]);

    const { stagedId } = await nil(sender, true);
    const [sent, ...others] = await listed();
    expect(others).toEqual([]);
    expect(sent).toMatchObject({
      ...{ id: stagedId, state: 'PUBLISHED', fileName: 'Nothing to report, Q1 2025/26' },
      ...{ isTakenBack: false, canChange: false, passCount: 0, period: { key: '2025-26-Q1' } },
      difference: { added: 0, corrected: 0, withdrawn: 1 },
    });
    expect(await listed(stranger)).toEqual([]);
    const undo = (isOnlyShown: boolean) =>
      publishing('undoReturn', { submission: sent.submissionId, isOnlyShown }, sender);
    expect((await undo(true)).changes).toEqual({ added: 1, corrected: 0, withdrawn: 0 });
    expect(await records()).toEqual([]);
    expect((await undo(false)).problems).toEqual([]);
    expect(await records()).toEqual(before);
    expect(await listed()).toMatchObject([{ id: stagedId, isTakenBack: true }]);
  });

  it('is taken back where nothing was in, so that the quarter counts as not sent', async () => {
    const { stagedId } = await nil();
    const [sent] = await listed();
    expect(sent).toMatchObject({ id: stagedId, difference: { withdrawn: 0 } });
    const undone = { submission: sent.submissionId, isOnlyShown: false };
    expect((await publishing('undoReturn', undone, sender)).changes).toEqual({
      ...{ added: 0, corrected: 0, withdrawn: 0 },
    });
    const { data } = await sender.ask(
      '{ figures(where: { quarter: { in: ["2025-26-Q1"] }, agency: { in: ["RBC"] } }) { totals { referrals { value } } } }',
    );
    expect(data.figures.totals.referrals).toMatchObject({ value: null });
  });
});

describe('taking a return back', () => {
  it('shows first what that changes, and then does it, for people who may send', async () => {
    await importText(clear);
    const [{ id } = { id: '' }] = await test.asOwner<{ id: string }>('SELECT id FROM submission');
    const undo = (isOnlyShown: boolean, by = sender) =>
      publishing('undoReturn', { submission: id, isOnlyShown }, by);
    expect((await undo(false, stranger)).problems[0].message).toContain('No return has the id');
    expect((await undo(true)).changes).toEqual({ added: 0, corrected: 0, withdrawn: 1 });
    expect(await records()).toHaveLength(1);
    expect((await undo(false)).changes).toEqual({ added: 0, corrected: 0, withdrawn: 1 });
    expect(await records()).toEqual([]);
  });
});
