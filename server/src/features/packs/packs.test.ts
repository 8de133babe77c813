import { createHash } from 'node:crypto';

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { endBefore, quartersBetween, startOf } from '#domain/quarter.js';
import { verifyPacks } from '#features/packs/verify-packs.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import { sentDisruptions, sentReferrals, sentReports } from '#testing/sent-rows.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { selectWhole } from '#testing/whole-selection.js';

const [TVP, RBC, VPP] = [1, 11, 37];
const LATEST = '2026-27-Q2';
const quarters = quartersBetween('2024-25-Q2', LATEST);

/** Referrals of a quarter that are protected: 13 for those who are cleared. */
const rows = quarters.flatMap((quarter, index) => [
  ...sentReports('TVP', [{ reference: quarter, received_on: startOf(quarter), quantity: 100 + (index % 2) }]),
  ...sentDisruptions('TVP', [{ reference: quarter, occurred_on: startOf(quarter), objective: 'PURSUE', quantity: 20 + (index % 3) }]),
  ...sentReferrals('RBC', [{ reference: quarter, received_on: startOf(quarter), quantity: 13 }]),
]);

const aGrant = (grant: Partial<Grant>): Grant => ({ role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL', ...grant });
const ofPartnership = (role: Grant['role']) => aGrant({ role, isForPartnership: true, agencyIds: [] });

let partnership: TestPartnership;
let app: FastifyInstance;
let seats: Readonly<Record<'secretary' | 'chair' | 'council' | 'police' | 'member', Browser>>;
beforeAll(async () => {
  partnership = await createPartnership({ sent: [{ on: endBefore(LATEST), rows }], owed: [] });
  const { test } = partnership;
  app = await buildTestApp(test, { entrance: 'PROVIDER', publicUrl: TEST_ORIGIN });
  const seat = async (name: string, grant: Grant) => signedIn(app, test, await addPerson(test, { name, grants: [grant] }));
  seats = {
    secretary: await seat('Board secretary', ofPartnership('BOARD_SECRETARY')),
    chair: await seat('Independent chair', ofPartnership('BOARD_CHAIR')),
    council: await seat('Safeguarding lead', aGrant({})),
    police: await seat('Detective superintendent', aGrant({ agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' })),
    member: await seat('Member', aGrant({ role: 'BOARD_MEMBER', agencyIds: [VPP] })),
  };
});
beforeEach(() => partnership.test.asOwner('TRUNCATE pack, audit_entry, audit_head CASCADE'));
afterAll(async () => {
  await app.close();
  await partnership.close();
});

type Seat = keyof typeof seats;
const PACK = 'id number state version reading missingTexts canSign';

async function ask(seat: Seat, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Json> {
  const { data, errors } = await seats[seat].ask(query, variables);
  expect(errors).toEqual([]);
  return data;
}

async function change(seat: Seat, field: string, input: Readonly<Record<string, unknown>>): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const selection = field.endsWith('Commentary') ? 'text { id version state body }' : `pack { ${PACK} }`;
  const data = await ask(seat, `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { field message } } }`, {
    input,
  });
  return data[field];
}

async function made(seat: Seat, field: string, input: Readonly<Record<string, unknown>>): Promise<Json> {
  const answer = await change(seat, field, input);
  expect(answer.problems).toEqual([]);
  return answer.pack ?? answer.text;
}

const board = async (seat: Seat, fields: string, args = ''): Promise<Json> =>
  (await ask(seat, `{ board(quarter: "${LATEST}"${args}) { ${fields} } }`)).board;

const CONTENTS = 'contents { title dataVersion sections { key heading texts { id kind state version body canWrite } blocks { id } } }';
const opened = () => made('secretary', 'createPack', { quarter: LATEST });
const textsOf = async (seat: Seat): Promise<readonly Json[]> => {
  const { contents } = await board(seat, CONTENTS);
  return contents.sections.flatMap(({ key, texts }: Json) => texts.map((text: Json) => ({ ...text, section: key })));
};

/** A pack that is with the chair, its texts agreed, and what is signed of it. */
async function inReview(body = 'As it was expected.') {
  const { id } = await opened();
  const { version } = await made('secretary', 'arrangeSections', { id, version: 1, sections: ['statement', 'reports', 'safeguarding'] });
  for (const text of await textsOf('secretary')) {
    const written = await made('secretary', 'writeCommentary', { id: text.id, version: 0, body, isReady: true });
    await made('secretary', 'agreeCommentary', { id: text.id, version: written.version });
  }
  const { version: submitted } = await made('secretary', 'submitPack', { id, version });
  const { reading, contents } = await board('chair', `reading ${CONTENTS}`);
  return { id, version: submitted, reading, dataVersion: contents.dataVersion };
}

type Review = Awaited<ReturnType<typeof inReview>>;
type Signing = Review & { readonly gapsReason?: string };
const sign = (seat: Seat, edition: string, { id, reading, dataVersion, gapsReason = '' }: Signing) =>
  change(seat, 'signOffPack', { id, edition, reading, dataVersion, gapsReason });

async function signed(): Promise<Review> {
  const review = await inReview();
  expect((await sign('police', 'CLEARED', review)).problems).toEqual([]);
  expect((await sign('chair', 'PARTNERS', review)).pack.state).toBe('SIGNED_OFF');
  return review;
}

describe('a pack', () => {
  it('is opened once for a quarter that has ended, by its secretary alone', async () => {
    expect(await opened()).toMatchObject({ number: 1, state: 'DRAFT' });
    expect((await change('secretary', 'createPack', { quarter: LATEST })).problems).toMatchObject([{ field: 'quarter' }]);
    expect((await change('secretary', 'createPack', { quarter: '2026-27-Q3' })).problems[0].message).toContain('has not ended');
    const { errors } = await seats.council.ask(`mutation { createPack(input: { quarter: "2026-27-Q1" }) { problems { message } } }`);
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('is arranged and handed on as it was seen, and in its turn', async () => {
    const { id } = await opened();
    expect((await change('secretary', 'arrangeSections', { id, version: 2, sections: ['reports'] })).problems).toMatchObject([
      { field: 'version' },
    ]);
    expect((await change('secretary', 'arrangeSections', { id, version: 1, sections: ['weather'] })).problems[0].message).toContain(
      'No section',
    );
    const { version } = await made('secretary', 'arrangeSections', { id, version: 1, sections: ['reports', 'statement'] });
    expect((await board('secretary', CONTENTS)).contents.sections.map(({ key }: Json) => key)).toEqual(['reports', 'statement']);
    const submitted = await made('secretary', 'submitPack', { id, version });
    expect(
      (await change('secretary', 'arrangeSections', { id, version: submitted.version, sections: ['reports'] })).problems[0].message,
    ).toContain('with the chair');
    expect(await made('chair', 'handBackPack', { id, version: submitted.version })).toMatchObject({ state: 'DRAFT' });
  });

  it('shows the figures that pages show, drawn for nobody’s agency', async () => {
    await opened();
    const { contents } = await board(
      'council',
      `contents { sections { key blocks { id finding { text } table { rows { label cells { text } } } } } }`,
    );
    const safeguarding = contents.sections.find(({ key }: Json) => key === 'safeguarding');
    const { data } = await seats.chair.ask(
      `{ page(key: SAFEGUARDING, scope: { quarter: "${LATEST}" }) { blocks { id finding { text } table { rows { label cells { text } } } } } }`,
    );
    const pages = data.page.blocks
      .map((block: Json) => ({ ...block, id: `safeguarding-${block.id}` }))
      .filter(({ id }: Json) => safeguarding.blocks.some((block: Json) => block.id === id));
    expect(pages.length).toBeGreaterThan(0);
    expect(safeguarding.blocks).toEqual(expect.arrayContaining(pages));
  });

  it('is read as a draft by those who write in it, and by nobody else', async () => {
    await opened();
    const { errors } = await seats.member.ask(`{ board(quarter: "${LATEST}") { id } }`);
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await ask('member', '{ boards { id } }')).boards).toEqual([]);
    expect((await ask('council', '{ boards { id } }')).boards).toHaveLength(1);
  });
});

describe('a text of a pack', () => {
  it('is written by the agency that owes it, and lost by nobody', async () => {
    await opened();
    const text = (await textsOf('council')).find(({ section, kind }) => section === 'safeguarding' && kind === 'WHY') ?? {};
    expect(text.canWrite).toBe(false);
    expect((await change('council', 'writeCommentary', { id: text.id, version: 0, body: 'More were seen.' })).problems).toHaveLength(1);
    await made('secretary', 'assignCommentary', { id: text.id, version: 0, agency: 'RBC', post: 'Safeguarding lead' });
    expect(await made('council', 'writeCommentary', { id: text.id, version: 0, body: 'More were seen.' })).toMatchObject({
      state: 'DRAFT',
      version: 1,
    });
    const clash = await change('secretary', 'writeCommentary', { id: text.id, version: 0, body: 'Fewer were hidden.' });
    expect(clash).toMatchObject({ problems: [{ field: 'version' }], text: { body: 'More were seen.', version: 1 } });
    expect((await change('council', 'agreeCommentary', { id: text.id, version: 1 })).problems).toHaveLength(1);
    expect(await made('secretary', 'agreeCommentary', { id: text.id, version: 1 })).toMatchObject({ state: 'AGREED', version: 2 });
    const { contents } = await board('council', 'contents { sections { key texts { kind versions { number body savedBy } } } }');
    const { texts } = contents.sections.find(({ key }: Json) => key === 'safeguarding');
    expect(texts.find(({ kind }: Json) => kind === 'WHY').versions.map(({ number }: Json) => number)).toEqual([2, 1]);
  });
});

describe('signing off', () => {
  it('takes the chair for partners and somebody who is cleared for the rest, each for the edition that they may see', async () => {
    const review = await inReview();
    expect((await sign('chair', 'CLEARED', review)).problems[0].message).toContain('cleared');
    expect((await sign('police', 'PARTNERS', review)).problems).toHaveLength(1);
    expect((await sign('secretary', 'PARTNERS', review)).problems).toHaveLength(1);
    expect((await sign('chair', 'PARTNERS', review)).pack).toMatchObject({ state: 'IN_REVIEW' });
    expect((await sign('police', 'CLEARED', review)).pack).toMatchObject({ state: 'SIGNED_OFF' });
  });

  it('is refused where words or figures moved since they were read', async () => {
    const review = await inReview();
    await sign('police', 'CLEARED', review);
    const [text] = await textsOf('secretary');
    await made('secretary', 'writeCommentary', { id: text?.id, version: text?.version, body: 'Said otherwise.' });
    expect((await sign('chair', 'PARTNERS', review)).problems).toMatchObject([{ field: 'reading' }]);
    const { reading } = await board('chair', 'reading');
    const agreed = { ...review, reading };
    await publishRows(partnership.test, sentReports('TVP', [{ reference: 'late', received_on: startOf(LATEST) }]), endBefore(LATEST));
    expect((await sign('chair', 'PARTNERS', { ...agreed, gapsReason: 'It is urgent.' })).problems).toMatchObject([
      { field: 'dataVersion' },
    ]);
    expect(await partnership.test.asOwner('SELECT 1 FROM pack_edition')).toEqual([]);
  });

  it('names what is missing, and asks for a sentence', async () => {
    const { id } = await opened();
    const { version } = await made('secretary', 'arrangeSections', { id, version: 1, sections: ['statement'] });
    await made('secretary', 'submitPack', { id, version });
    const { reading, contents } = await board('chair', `reading ${CONTENTS}`);
    const review = { id, version, reading, dataVersion: contents.dataVersion };
    expect((await sign('chair', 'PARTNERS', review)).problems[0].message).toContain('1 Chair’s statement: statement');
    const reason = { gapsReason: 'The board meets tomorrow.' };
    await sign('chair', 'PARTNERS', { ...review, ...reason });
    await sign('police', 'CLEARED', { ...review, ...reason });
    expect((await board('member', 'proof { missing gapsReason }')).proof).toEqual({
      missing: ['1 Chair’s statement: statement'],
      gapsReason: 'The board meets tomorrow.',
    });
  });

  it('is stopped by a protected number in what partners read, which the cleared alone are told', async () => {
    const review = await inReview('There were 13 referrals.');
    expect((await sign('police', 'CLEARED', review)).problems[0].message).toContain('says 13');
    expect((await sign('chair', 'PARTNERS', review)).problems).toEqual([]);
  });
});

describe('a pack that was signed off', () => {
  it('stays as it was read, whatever comes in later', async () => {
    await signed();
    const whole = `contents(sections: ["safeguarding", "reports"]) { title dataVersion sections { key heading notes texts { body } blocks ${selectWhole('Block')} } }`;
    const before = await board('member', whole);
    await publishRows(
      partnership.test,
      sentReports('TVP', [{ reference: 'later', received_on: startOf(LATEST), quantity: 50 }]),
      endBefore(LATEST),
    );
    await partnership.test.asOwner(`
      INSERT INTO event (id, happened_on, title, measures, changes_recording, version, added_at)
      VALUES (gen_random_uuid(), '${startOf(LATEST)}', 'A new form', '{reports,referrals}', false, 1, now())`);
    const { errors } = await seats.member.ask(`{ events { title } }`);
    expect(errors).toEqual([]);
    expect(await board('member', whole)).toEqual(before);
    expect(before.contents.sections.flatMap(({ blocks }: Json) => blocks).length).toBeGreaterThan(3);
  });

  it('holds an edition for partners without what they are not shown, and one for the cleared', async () => {
    const { id } = await signed();
    const documents = await partnership.test.asOwner<{ edition: string; document: string }>('SELECT edition, document FROM pack_edition');
    const find = (edition: string) => documents.find((each) => each.edition === edition)?.document ?? '';
    expect(find('PARTNERS')).not.toContain('"13"');
    expect(find('CLEARED')).toContain('"13"');
    expect(await board('member', 'edition marking')).toEqual({ edition: 'PARTNERS', marking: 'OFFICIAL' });
    expect(await board('police', 'edition marking')).toEqual({ edition: 'CLEARED', marking: 'OFFICIAL_SENSITIVE' });
    const { errors } = await seats.member.ask(`{ board(quarter: "${LATEST}", edition: CLEARED) { id } }`);
    expect(errors).toHaveLength(1);
    expect(id).not.toBe('');
  });

  it('is changed by nobody', async () => {
    const { id } = await signed();
    const { version } = await board('secretary', 'version');
    const [text] = await partnership.test.asOwner<{ id: string; version: number }>('SELECT id, version FROM pack_text');
    expect((await change('secretary', 'writeCommentary', { id: text?.id, version: text?.version, body: 'x' })).problems).toHaveLength(1);
    expect((await change('secretary', 'arrangeSections', { id, version, sections: ['reports'] })).problems).toHaveLength(1);
    for (const statement of [
      'UPDATE pack_edition SET document = document',
      'DELETE FROM pack_edition',
      'UPDATE pack_text_version SET body = body',
    ])
      await expect(partnership.test.database.write(({ client }) => client.query(statement))).rejects.toThrow('permission denied');
  });

  it('is replaced by the next version once that is signed, and can still be read', async () => {
    const first = await signed();
    const { version } = await board('secretary', 'version');
    expect((await change('secretary', 'supersedePack', { id: first.id, version, reason: '' })).problems).toMatchObject([
      { field: 'reason' },
    ]);
    const second = await made('secretary', 'supersedePack', { id: first.id, version, reason: 'The rate used the wrong population.' });
    expect(second).toMatchObject({ number: 2, state: 'DRAFT' });
    expect(await board('member', 'number state')).toEqual({ number: 1, state: 'SIGNED_OFF' });
    const { version: submitted } = await made('secretary', 'submitPack', { id: second.id, version: second.version });
    const { reading, contents } = await board('chair', `reading ${CONTENTS}`);
    const review = { id: second.id, version: submitted, reading, dataVersion: contents.dataVersion };
    const reason = { gapsReason: 'Its words are those of the first version.' };
    await sign('chair', 'PARTNERS', { ...review, ...reason });
    await sign('police', 'CLEARED', { ...review, ...reason });
    expect(await board('member', 'number state reason')).toEqual({
      ...{ number: 2, state: 'SIGNED_OFF' },
      reason: 'The rate used the wrong population.',
    });
    expect(await board('member', 'state contents { sections { key } }', ', version: 1')).toMatchObject({ state: 'SUPERSEDED' });
  });
});

describe('verifying packs', () => {
  it('finds nothing where nothing was changed', async () => {
    await signed();
    expect(await verifyPacks(partnership.test.database)).toMatchObject({ count: 2, faults: [] });
  });

  it.each([
    {
      what: 'a byte of the document',
      statement: `UPDATE pack_edition SET document = replace(document, 'Reports', 'Reported') WHERE edition = 'PARTNERS'`,
    },
    { what: 'the hash', statement: `UPDATE pack_edition SET hash = sha256('x') WHERE edition = 'PARTNERS'` },
    {
      what: 'both together',
      statement: `UPDATE pack_edition SET document = replace(document, 'Reports', 'Reported'), hash = sha256(convert_to(replace(document, 'Reports', 'Reported'), 'UTF8')) WHERE edition = 'PARTNERS'`,
    },
    { what: 'that it is gone', statement: `DELETE FROM pack_edition WHERE edition = 'PARTNERS'` },
    { what: 'that its entry of the log is gone', statement: `DELETE FROM audit_entry WHERE what LIKE 'Froze the edition for partners%'` },
  ])('finds $what', async ({ statement }) => {
    await signed();
    await partnership.test.asOwner(statement);
    const { faults } = await verifyPacks(partnership.test.database);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('Q2 2026/27');
  });
});

it('hashes the document as it lies there', async () => {
  await signed();
  const [edition] = await partnership.test.asOwner<{ document: string; hash: Buffer }>('SELECT document, hash FROM pack_edition');
  expect(
    createHash('sha256')
      .update(edition?.document ?? '')
      .digest('hex'),
  ).toBe(edition?.hash.toString('hex'));
});
