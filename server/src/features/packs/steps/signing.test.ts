import { createHash } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { endBefore, startOf } from '#domain/quarter.js';
import { verifyPacks } from '#features/packs/verify-packs.js';
import type { Json } from '#testing/api-client.js';
import { BOARD_QUARTER, openBoard, PACK_CONTENTS, type TestBoard } from '#testing/board.js';
import { publishRows } from '#testing/publish-rows.js';
import { sentReports } from '#testing/sent-rows.js';
import { addPerson, signedIn } from '#testing/signed-in.js';
import { selectWhole } from '#testing/whole-selection.js';

let at: TestBoard;
beforeAll(async () => {
  at = await openBoard();
});
beforeEach(() => at.clear());
afterAll(() => at.close());

describe('signing off', () => {
  it('needs the chair for the partners’ edition, and somebody cleared for the other edition', async () => {
    const review = await at.inReview();
    expect((await at.sign('chair', 'CLEARED', review)).problems[0].message).toContain('cleared');
    expect(await at.board('leader', 'edition canSign canMake canRecord')).toEqual({
      ...{ edition: 'CLEARED', canSign: true, canMake: false, canRecord: false },
    });
    for (const seat of ['council', 'secretary'] as const) {
      const { id, reading, dataVersion } = review;
      const input = { id, edition: 'CLEARED', reading, dataVersion };
      const { errors } = await at.seats[seat].ask(
        'mutation ($input: SignOffPackInput!) { signOffPack(input: $input) { problems { message } } }',
        { input },
      );
      expect(errors[0].extensions.code).toBe('FORBIDDEN');
    }
    expect((await at.sign('police', 'PARTNERS', review)).problems).toHaveLength(1);
    expect((await at.sign('chair', 'PARTNERS', review)).pack).toMatchObject({ state: 'IN_REVIEW' });
    expect((await at.sign('leader', 'CLEARED', review)).pack).toMatchObject({
      state: 'SIGNED_OFF',
    });
  });

  it('happens once for each state of an edition, even if two people sign or one person presses twice', async () => {
    const review = await at.inReview();
    const pressed = await Promise.all([
      at.sign('chair', 'PARTNERS', review),
      at.sign('chair', 'PARTNERS', review),
    ]);
    expect(pressed.flatMap(({ problems }) => problems)).toMatchObject([
      {
        field: 'id',
        message: expect.stringContaining(
          'Independent chair has already signed the edition for partners',
        ),
      },
    ]);
    const put = () =>
      at.partnership.test.asOwner(
        'SELECT edition, post, signed_at, gaps_reason FROM pack_signature ORDER BY edition',
      );
    const [first] = await put();
    const deputy = await signedIn(
      at.app,
      at.partnership.test,
      await addPerson(at.partnership.test, {
        name: 'Second chair',
        grants: [
          {
            role: 'BOARD_CHAIR',
            isForPartnership: true,
            agencyIds: [],
            areaCodes: [],
            marking: 'OFFICIAL',
          },
        ],
      }),
    );
    const { id, reading, dataVersion } = review;
    const input = { id, edition: 'PARTNERS', reading, dataVersion, gapsReason: 'Other words.' };
    const { data } = await deputy.ask(
      'mutation ($input: SignOffPackInput!) { signOffPack(input: $input) { problems { message } } }',
      {
        input,
      },
    );
    expect(data.signOffPack.problems[0].message).toContain('Independent chair has already signed');
    expect(await put()).toEqual([first]);
    const told = `SELECT person_name AS who FROM audit_entry WHERE what LIKE 'Signed the edition for partners%'`;
    expect(await at.partnership.test.asOwner(told)).toEqual([{ who: 'Independent chair' }]);
  });

  it('is refused if words or figures have changed since they were read, and must be repeated', async () => {
    const review = await at.inReview();
    await at.sign('police', 'CLEARED', review);
    const standing = async () => (await at.board('chair', 'signatures { isCurrent }')).signatures;
    expect(await standing()).toEqual([{ isCurrent: true }]);
    const [text] = await at.textsOf('secretary');
    await at.made('secretary', 'writeCommentary', {
      id: text?.id,
      version: text?.version,
      body: 'Said otherwise.',
    });
    expect((await at.sign('chair', 'PARTNERS', review)).problems).toMatchObject([
      { field: 'reading' },
    ]);
    const { reading } = await at.board('chair', 'reading');
    const agreed = { ...review, reading, gapsReason: 'It is urgent.' };
    expect(await standing()).toEqual([{ isCurrent: false }]);
    expect((await at.sign('police', 'CLEARED', agreed)).problems).toEqual([]);
    expect(await standing()).toEqual([{ isCurrent: true }]);
    await publishRows(
      at.partnership.test,
      sentReports('TVP', [{ reference: 'late', received_on: startOf(BOARD_QUARTER) }]),
      endBefore(BOARD_QUARTER),
    );
    expect((await at.sign('chair', 'PARTNERS', agreed)).problems).toMatchObject([
      { field: 'dataVersion' },
    ]);
    expect(await standing()).toEqual([{ isCurrent: false }]);
    expect(await at.partnership.test.asOwner('SELECT 1 FROM pack_edition')).toEqual([]);
  });

  it('names what is missing, and asks for a reason', async () => {
    const { id } = await at.opened();
    const { version } = await at.made('secretary', 'arrangeSections', {
      id,
      version: 1,
      sections: ['statement'],
    });
    await at.made('secretary', 'submitPack', { id, version });
    const { reading, contents } = await at.board('chair', `reading ${PACK_CONTENTS}`);
    const review = { id, version, reading, dataVersion: contents.dataVersion };
    expect((await at.sign('chair', 'PARTNERS', review)).problems[0].message).toContain(
      '1 Chair’s statement: statement',
    );
    const reason = { gapsReason: 'The board meets tomorrow.' };
    await at.sign('chair', 'PARTNERS', { ...review, ...reason });
    await at.sign('police', 'CLEARED', { ...review, ...reason });
    expect((await at.board('member', 'proof { missing gapsReason }')).proof).toEqual({
      missing: ['1 Chair’s statement: statement'],
      gapsReason: 'The board meets tomorrow.',
    });
  });

  it('neither needs nor freezes a text that a section no longer owes', async () => {
    const review = await at.inReview();
    const { version } = await at.made('secretary', 'handBackPack', {
      id: review.id,
      version: review.version,
      reason: '',
    });
    const [text] = (await at.textsOf('secretary')).filter(
      ({ section, kind }) => section === 'reports' && kind === 'WHY',
    );
    await at.made('secretary', 'writeCommentary', {
      id: text?.id,
      version: text?.version,
      body: 'A word too many.',
    });
    const section = { key: 'reports', heading: 'Reports', figures: [], texts: ['WHAT_HAPPENED'] };
    const changed = await at.made('secretary', 'changeSection', {
      id: review.id,
      version,
      section,
    });
    await at.signBoth(await at.submitted(changed));
    expect((await at.board('member', 'proof { missing }')).proof.missing).toEqual([]);
    const documents = await at.partnership.test.asOwner<{ document: string }>(
      'SELECT document FROM pack_edition',
    );
    for (const { document } of documents) {
      expect(document).toContain('As it was expected.');
      expect(document).not.toContain('A word too many.');
    }
  });

  it('puts an unpredictable number into each edition, different each time', async () => {
    const nonceOf = ({ document }: { readonly document: string }): unknown =>
      JSON.parse(document).nonce;
    const nonces: unknown[] = [];
    for (let times = 0; times < 2; times += 1) {
      await at.clear();
      await at.signed();
      nonces.push(
        ...(
          await at.partnership.test.asOwner<{ document: string }>(
            'SELECT document FROM pack_edition',
          )
        ).map(nonceOf),
      );
    }
    expect(nonces).toEqual(nonces.map(() => expect.stringMatching(/^[0-9a-f]{64}$/)));
    expect(new Set(nonces).size).toBe(4);
  });

  it('is stopped by a protected number in the partners’ edition; only cleared people see which', async () => {
    // The page shows the whole number, however it is written.
    const review = await at.inReview('There were 1**3** referrals.');
    expect((await at.sign('police', 'CLEARED', review)).problems[0].message).toContain(
      'contains 13',
    );
    expect((await at.sign('chair', 'PARTNERS', review)).problems).toEqual([]);
  });

  it('is stopped by a protected number in the post of a text’s writer, which partners read beneath it', async () => {
    const { id } = await at.opened();
    const { version } = await at.made('secretary', 'arrangeSections', {
      id,
      version: 1,
      sections: ['safeguarding'],
    });
    const [text] = await at.textsOf('secretary');
    const said = await at.made('secretary', 'writeCommentary', {
      id: text?.id,
      version: 0,
      body: 'As it was.',
      isReady: true,
    });
    const { version: agreed } = await at.made('secretary', 'agreeCommentary', {
      id: text?.id,
      version: said.version,
    });
    await at.made('secretary', 'assignCommentary', {
      id: text?.id,
      version: agreed,
      agency: 'RBC',
      post: 'Lead for 13 referrals',
    });
    const review = { ...(await at.submitted({ id, version })), gapsReason: 'Nothing else is due.' };
    expect((await at.sign('police', 'CLEARED', review)).problems[0].message).toContain(
      'contains 13',
    );
  });

  it('is refused if the post of a text’s writer has changed since the cleared person signed', async () => {
    const review = await at.inReview();
    await at.sign('police', 'CLEARED', review);
    const [text] = await at.textsOf('secretary');
    await at.made('secretary', 'assignCommentary', {
      id: text?.id,
      version: text?.version,
      post: 'Lead for 13 referrals',
    });
    expect((await at.sign('chair', 'PARTNERS', review)).problems).toMatchObject([
      { field: 'reading' },
    ]);
    const { reading } = await at.board('chair', 'reading');
    expect((await at.sign('chair', 'PARTNERS', { ...review, reading })).pack).toMatchObject({
      state: 'IN_REVIEW',
    });
  });

  it('is stopped by a protected number in a cleared chair’s reason for gaps, which partners read', async () => {
    const { id, reading, dataVersion } = await at.inReview();
    const grants = [
      {
        role: 'BOARD_CHAIR',
        isForPartnership: true,
        agencyIds: [],
        areaCodes: [],
        marking: 'OFFICIAL_SENSITIVE',
      },
      { role: 'SENIOR_LEADER', agencyIds: [1], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' },
    ] as const;
    const clearedChair = await signedIn(
      at.app,
      at.partnership.test,
      await addPerson(at.partnership.test, { name: 'Deputy chair', grants }),
    );
    const sign = async (gapsReason: string) => {
      const input = { id, edition: 'PARTNERS', reading, dataVersion, gapsReason };
      const query =
        'mutation ($input: SignOffPackInput!) { signOffPack(input: $input) { pack { state } problems { message } } }';
      return (await clearedChair.ask(query, { input })).data.signOffPack;
    };
    expect((await sign('All 13 of them are in.')).problems[0].message).toContain('contains 13');
    await at.sign('police', 'CLEARED', { id, version: 0, reading, dataVersion });
    expect((await sign('All of them are in.')).pack.state).toBe('SIGNED_OFF');
  });

  it('is stopped by a protected number in an earlier reason for gaps by a chair who is not cleared', async () => {
    const review = await at.inReview();
    const gapsReason = 'All 13 of them are in.';
    expect((await at.sign('chair', 'PARTNERS', { ...review, gapsReason })).problems).toEqual([]);
    expect((await at.sign('police', 'CLEARED', review)).problems[0].message).toContain(
      'The reason for signing with gaps contains 13',
    );
  });
});

describe('a signed pack', () => {
  it('stays as it was read, whatever comes in later', async () => {
    await at.signed();
    const whole = `contents(sections: ["safeguarding", "reports"]) { title dataVersion sections { key heading notes texts { body } blocks ${selectWhole('Block')} } }`;
    const before = await at.board('member', whole);
    await publishRows(
      at.partnership.test,
      sentReports('TVP', [
        { reference: 'later', received_on: startOf(BOARD_QUARTER), quantity: 50 },
      ]),
      endBefore(BOARD_QUARTER),
    );
    await at.partnership.test.asOwner(`
      INSERT INTO event (id, happened_on, title, measures, changes_recording, version, added_at)
      VALUES (gen_random_uuid(), '${startOf(BOARD_QUARTER)}', 'A new form', '{reports,referrals}', false, 1, now())`);
    const { errors } = await at.seats.member.ask(`{ events { title } }`);
    expect(errors).toEqual([]);
    expect(await at.board('member', whole)).toEqual(before);
    expect(before.contents.sections.flatMap(({ blocks }: Json) => blocks).length).toBeGreaterThan(
      3,
    );
  });

  it('has an edition for partners without what they may not see, and one for cleared readers', async () => {
    const { id } = await at.signed();
    const documents = await at.partnership.test.asOwner<{ edition: string; document: string }>(
      'SELECT edition, document FROM pack_edition',
    );
    const find = (edition: string) =>
      documents.find((each) => each.edition === edition)?.document ?? '';
    expect(find('PARTNERS')).not.toContain('"13"');
    expect(find('CLEARED')).toContain('"13"');
    // Figures that are not drawn do not contain the number either: anyone with a file of the
    // document can read every number in it.
    expect(figuresIn(JSON.parse(find('PARTNERS')))).not.toContain(13);
    expect(figuresIn(JSON.parse(find('CLEARED')))).toContain(13);
    expect(await at.board('member', 'edition marking')).toEqual({
      edition: 'PARTNERS',
      marking: 'OFFICIAL',
    });
    expect(await at.board('police', 'edition marking')).toEqual({
      edition: 'CLEARED',
      marking: 'OFFICIAL_SENSITIVE',
    });
    const { errors } = await at.seats.member.ask(
      `{ board(quarter: "${BOARD_QUARTER}", edition: CLEARED) { id } }`,
    );
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
    const [refusal] = await at.partnership.test.asOwner(
      `SELECT what FROM audit_entry WHERE action = 'REFUSAL'`,
    );
    expect(refusal?.what).toContain('Only cleared readers can see this edition');
    expect(id).not.toBe('');
  });

  it('cannot be changed by anybody', async () => {
    const { id } = await at.signed();
    const { version } = await at.board('secretary', 'version');
    const [text] = await at.partnership.test.asOwner<{ id: string; version: number }>(
      `SELECT id, version FROM pack_text WHERE body <> ''`,
    );
    const before = await at.board(
      'clerk',
      `version reading ${PACK_CONTENTS} headings { texts { isLate canWrite canAgree } } leftOut { key } writing { who }`,
    );
    expect(before.headings.flatMap(({ texts }: Json) => texts)).toContainEqual({
      isLate: false,
      canWrite: false,
      canAgree: false,
    });
    expect([before.leftOut, before.writing]).toEqual([[], []]);
    const ofText = { id: text?.id, version: text?.version };
    for (const [field, input] of [
      ['writeCommentary', { ...ofText, body: 'x' }],
      ['agreeCommentary', { ...ofText, isAgreed: false }],
      ['assignCommentary', { ...ofText, agency: 'RBC' }],
      ['separateCommentary', ofText],
      ['arrangeSections', { id, version, sections: ['reports'] }],
      [
        'changeSection',
        { id, version, section: { key: 'reports', heading: 'Calls', figures: [], texts: ['WHY'] } },
      ],
      ['submitPack', { id, version }],
      ['handBackPack', { id, version }],
      [
        'signOffPack',
        {
          id,
          edition: 'CLEARED',
          reading: before.reading,
          dataVersion: before.contents.dataVersion,
        },
      ],
    ] as const)
      expect(
        (await at.change(field === 'signOffPack' ? 'police' : 'clerk', field, input)).problems,
        field,
      ).toMatchObject([{ field: 'id', message: expect.stringContaining('signed off') }]);
    const writing =
      'mutation ($id: ID!) { tellWriting(input: { id: $id }) { problems { field } } }';
    expect((await at.ask('clerk', writing, { id: text?.id })).tellWriting.problems).toEqual([
      { field: 'id' },
    ]);
    expect(await at.board('clerk', `version reading ${PACK_CONTENTS}`)).toMatchObject({
      version,
      reading: before.reading,
      contents: before.contents,
    });
    for (const statement of [
      'UPDATE pack_edition SET document = document',
      'DELETE FROM pack_edition',
      'UPDATE pack_text_version SET body = body',
    ])
      await expect(
        at.partnership.test.database.write(({ client }) => client.query(statement)),
      ).rejects.toThrow('permission denied');
  });

  it('is replaced by the next version once that is signed, and can still be read', async () => {
    const first = await at.signed();
    const { version } = await at.board('secretary', 'version');
    for (const refused of ['', 'Referrals were 13, not 15.'])
      expect(
        (await at.change('secretary', 'supersedePack', { id: first.id, version, reason: refused }))
          .problems,
      ).toMatchObject([{ field: 'reason' }]);
    const reason = 'The rate used the wrong population.';
    expect(
      (
        await at.change('secretary', 'supersedePack', {
          id: first.id,
          version: version - 1,
          reason,
        })
      ).problems,
    ).toMatchObject([{ field: 'version' }]);
    const day = '2026-10-01';
    await at.partnership.test.asOwner(
      `UPDATE pack SET texts_due_on = '${day}', sign_off_due_on = '${day}'`,
    );
    await at.partnership.test.asOwner(`UPDATE pack_text SET due_on = '${day}'`);
    const second = await at.made('secretary', 'supersedePack', { id: first.id, version, reason });
    expect(second).toMatchObject({ number: 2, state: 'DRAFT' });
    // The earlier texts must be agreed again, and nobody is late with them.
    const draft = await at.board(
      'secretary',
      'textsDueOn signOffDueOn contents { sections { texts { state body dueOn } } }',
    );
    const texts = draft.contents.sections.flatMap((section: Json) => section.texts);
    expect(draft).toMatchObject({ textsDueOn: null, signOffDueOn: null });
    expect(texts.map(({ state, dueOn }: Json) => [state, dueOn])).toEqual(
      texts.map(() => ['IN_REVIEW', null]),
    );
    expect(texts).toContainEqual({ state: 'IN_REVIEW', body: 'As it was expected.', dueOn: null });
    for (const again of [
      { id: first.id, version },
      { id: second.id, version: second.version },
    ])
      expect(await at.change('secretary', 'supersedePack', { ...again, reason })).toMatchObject({
        ...{ pack: { number: 2, state: 'DRAFT' }, problems: [{ field: 'id' }] },
      });
    expect(await at.board('member', 'number state')).toEqual({ number: 1, state: 'SIGNED_OFF' });
    const { version: submitted } = await at.made('secretary', 'submitPack', {
      id: second.id,
      version: second.version,
    });
    const { reading, contents } = await at.board('chair', `reading ${PACK_CONTENTS}`);
    const review = {
      id: second.id,
      version: submitted,
      reading,
      dataVersion: contents.dataVersion,
    };
    const gaps = { gapsReason: 'Its words are those of the first version.' };
    await at.sign('chair', 'PARTNERS', { ...review, ...gaps });
    await at.sign('police', 'CLEARED', { ...review, ...gaps });
    expect(await at.board('member', 'number state reason')).toEqual({
      ...{ number: 2, state: 'SIGNED_OFF', reason },
    });
    expect(
      await at.board('member', 'state contents { sections { key } }', ', version: 1'),
    ).toMatchObject({ state: 'SUPERSEDED' });
  });
});

describe('verifying packs', () => {
  it('finds no fault if nothing was changed', async () => {
    await at.signed();
    expect(await verifyPacks(at.partnership.test.database)).toMatchObject({ count: 2, faults: [] });
  });

  it.each([
    {
      what: 'a changed byte in the document',
      statement: `UPDATE pack_edition SET document = replace(document, 'Reports', 'Reported') WHERE edition = 'PARTNERS'`,
    },
    {
      what: 'a changed hash',
      statement: `UPDATE pack_edition SET hash = sha256('x') WHERE edition = 'PARTNERS'`,
    },
    {
      what: 'both changed together',
      statement: `UPDATE pack_edition SET document = replace(document, 'Reports', 'Reported'), hash = sha256(convert_to(replace(document, 'Reports', 'Reported'), 'UTF8')) WHERE edition = 'PARTNERS'`,
    },
    {
      what: 'that an edition is gone',
      statement: `DELETE FROM pack_edition WHERE edition = 'PARTNERS'`,
    },
    {
      what: 'that an edition’s entry is gone from the log',
      statement: `DELETE FROM audit_entry WHERE what LIKE 'Froze the edition for partners%'`,
    },
  ])('finds $what', async ({ statement }) => {
    await at.signed();
    await at.partnership.test.asOwner(statement);
    const { faults } = await verifyPacks(at.partnership.test.database);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('Q2 2026/27');
  });
});

it('an edition has the hash of its stored document', async () => {
  await at.signed();
  const [edition] = await at.partnership.test.asOwner<{ document: string; hash: Buffer }>(
    'SELECT document, hash FROM pack_edition',
  );
  expect(
    createHash('sha256')
      .update(edition?.document ?? '')
      .digest('hex'),
  ).toBe(edition?.hash.toString('hex'));
});

/** Numbers of points, days or returns reveal nothing about anybody. */
const counting = new Set([
  'pointCount',
  'basedOn',
  'index',
  'days',
  'daysRun',
  'returnsDue',
  'returnsReceived',
  'attention',
  'beyondCount',
]);

/** Every number anywhere in a document, except those that count its own parts. */
function figuresIn(value: unknown, key = ''): readonly number[] {
  if (typeof value === 'number') return counting.has(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((each) => figuresIn(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => figuresIn(each, name));
}
