import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator, type SenderRights } from '#domain/returns/sender-rights.js';
import { importReturns } from '#features/returns/import-returns.js';
import { referralTable } from '#features/returns/record-table.js';
import { openFoundReturn } from '#features/returns/return-file.js';
import type { Json } from '#testing/api-client.js';
import { aReturnText } from '#testing/raw-returns.js';
import {
  readStagedFields,
  sendReferrals,
  type StagingServer,
  startStagingServer,
} from '#testing/staged-returns.js';
import type { TestDatabase } from '#testing/test-database.js';

import { spill } from './spill.js';

let server: StagingServer;
let test: TestDatabase;
beforeAll(async () => {
  server = await startStagingServer();
  ({ test } = server);
});
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE agency_data_version, submission, staged_return, referral, referral_history, referral_staging',
  );
  await byCommand(textOf('R'), { isToPublish: true });
});
afterAll(() => server.close());

/** Six referrals whose references begin with this letter. */
const textOf = (letter: string) =>
  aReturnText(...Array.from({ length: 6 }, (_, index) => ({ reference: `${letter}${index}` })));
const references = async () =>
  (await test.asOwner<{ reference: string }>('SELECT reference FROM referral ORDER BY 1')).map(
    ({ reference }) => reference,
  );

const counted =
  '6 of 6 records for Q1 2025/26 will be withdrawn, because the file has none of their references.';
/** Late in the evening in UTC, and the next day in London. */
const SENT = new Date('2026-10-15T23:30:00Z');
const question = `${counted} They were sent by Command line on 16 October 2026.`;

async function byCommand(
  text: string,
  wish: {
    readonly isToPublish: boolean;
    readonly isWithdrawalMeant?: boolean;
    readonly rights?: SenderRights;
  },
) {
  const found = await spill(Buffer.from(text));
  return importReturns(test.database, {
    ...{ table: referralTable, actor: commandLine, rights: machineAdministrator, agency: 'RBC' },
    ...{ quarter: null, isPartial: false, today: '2026-11-24', now: SENT, ...wish },
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

const send = (text: string, parts: string) => sendReferrals(server.sender, text, parts);
const read = (id: string) => readStagedFields(server.sender, id, 'version question');
const publish = async (id: string, isMeant: boolean): Promise<Json> =>
  (
    await server.sender.ask(
      'mutation ($input: PublishReturnInput!) { publishReturn(input: $input) { problems { message } } }',
      { input: { id, version: (await read(id)).version, isMeant } },
    )
  ).data.publishReturn;

describe('a return that would withdraw most of a quarter', () => {
  it('is not published by the command unless that is confirmed', async () => {
    expect(await byCommand(textOf('S'), { isToPublish: false })).toMatchObject({
      ...{ status: 'SCREENED', files: [{ withdrawal: question }] },
    });
    expect(await byCommand(textOf('S'), { isToPublish: true })).toEqual({
      status: 'UNUSABLE',
      message: `return.csv was not published. ${question} If that is what you want, confirm it with --withdraw, or withdraw=yes in the address.`,
    });
    expect(await references()).toContain('R0');
    const meant = { isToPublish: true, isWithdrawalMeant: true };
    expect(await byCommand(textOf('S'), meant)).toMatchObject({ status: 'PUBLISHED' });
    expect(await references()).not.toContain('R0');
  });

  it('names who sent those records only to people who may open them', async () => {
    const closed = { ...machineAdministrator, opensRecords: false };
    const [screened, published] = [
      await byCommand(textOf('S'), { isToPublish: false, rights: closed }),
      await byCommand(textOf('S'), { isToPublish: true, rights: closed }),
    ];
    expect(screened).toMatchObject({ files: [{ withdrawal: counted }] });
    expect(published).toMatchObject({ message: expect.stringContaining(counted) });
    expect(JSON.stringify([screened, published])).not.toContain('Command line');
    // For people who may open the records, the name occurs only once.
    const open = await byCommand(textOf('S'), { isToPublish: false });
    expect(JSON.stringify(open).split('Command line')).toHaveLength(2);
  });

  it('names the person who sent those records in the browser', async () => {
    const sent = await send(textOf('S'), 'stage=yes');
    expect((await publish(sent.id, true)).problems).toEqual([]);
    const { id } = await send(textOf('T'), 'stage=yes');
    expect((await read(id)).question).toMatch(
      /^6 of 6 records.* They were sent by Data manager on \d+ \w+ \d{4}\.$/,
    );
  });

  it('is not published by the import route unless that is confirmed', async () => {
    const { outcome } = await send(textOf('S'), 'publish=yes');
    expect(outcome).toMatchObject({
      ...{ status: 'UNUSABLE', message: expect.stringContaining(question) },
    });
    expect(await references()).toContain('R0');
    expect((await send(textOf('S'), 'publish=yes&withdraw=yes')).outcome.status).toBe('PUBLISHED');
    expect(await references()).not.toContain('R0');
  });

  it('is not published on the page unless that is confirmed', async () => {
    const { id } = await send(textOf('S'), 'stage=yes');
    expect(await read(id)).toMatchObject({ question });
    expect((await publish(id, false)).problems).toEqual([
      { message: `${question} Confirm that this is what you want.` },
    ]);
    expect(await references()).toContain('R0');
    expect((await publish(id, true)).problems).toEqual([]);
    expect(await references()).not.toContain('R0');
  });

  it('is confirmed with the current numbers', async () => {
    const { id } = await send(textOf('R'), 'stage=yes');
    expect(await read(id)).toMatchObject({ question: null });
    // Meanwhile somebody else sends other records.
    await byCommand(textOf('S'), { isToPublish: true, isWithdrawalMeant: true });
    expect((await publish(id, false)).problems[0].message).toContain('6 of 6 records');
    expect(await read(id)).toMatchObject({ question });
    expect(await references()).toContain('S0');
  });
});

describe('a partial return sent on the page', () => {
  const one = (cells: Json) => aReturnText({ reference: 'R0', ...cells });

  it('replaces existing records only if that is confirmed', async () => {
    const { id } = await send(one({ sex: 'FEMALE' }), 'stage=yes&partial=yes');
    const said = 'R0 has already been sent. Publishing replaces it.';
    expect(await read(id)).toMatchObject({ question: said });
    expect((await publish(id, false)).problems).toEqual([
      { message: `${said} Confirm that this is what you want.` },
    ]);
    expect((await publish(id, true)).problems).toEqual([]);
  });

  it('does not need confirmation if it only adds records', async () => {
    const { id } = await send(one({ reference: 'R9' }), 'stage=yes&partial=yes');
    expect(await read(id)).toMatchObject({ question: null });
    expect((await publish(id, false)).problems).toEqual([]);
  });
});

describe('a file without rows', () => {
  it('is refused on the page in its own words, and by the command with its options', async () => {
    const empty = aReturnText();
    const { id } = await send(empty, 'stage=yes');
    const ask = 'query ($id: ID!) { stagedReturn(id: $id) { unusable } }';
    const { unusable } = (await server.sender.ask(ask, { id })).data.stagedReturn;
    expect(unusable).toContain('choose “Nothing to report” next to the return');
    expect(unusable).not.toContain('--');
    expect(await byCommand(empty, { isToPublish: false })).toMatchObject({
      message: expect.stringContaining('name its quarter (--quarter 2025-26-Q1)'),
    });
  });
});
