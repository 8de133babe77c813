import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import { BOARD_QUARTER, openBoard, PACK_CONTENTS, type TestBoard } from '#testing/board.js';

const OXFORDSHIRE = 'E10000025';

let at: TestBoard;
beforeAll(async () => {
  at = await openBoard();
});
beforeEach(() => at.clear());
afterAll(() => at.close());

describe('a pack', () => {
  it('is opened once, for a quarter that has ended, and only by its secretary', async () => {
    expect(await at.opened()).toMatchObject({ number: 1, state: 'DRAFT' });
    expect(
      (await at.change('secretary', 'createPack', { quarter: BOARD_QUARTER })).problems,
    ).toMatchObject([{ field: 'quarter' }]);
    expect(
      (await at.change('secretary', 'createPack', { quarter: '2026-27-Q3' })).problems[0].message,
    ).toContain('has not ended');
    const { errors } = await at.seats.council.ask(
      `mutation { createPack(input: { quarter: "2026-27-Q1" }) { problems { message } } }`,
    );
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('has an existing place, and dates in order: texts, signature, meeting', async () => {
    const wrong = [
      { field: 'area', area: 'E99999999' },
      { field: 'signOffDueOn', textsDueOn: '2026-12-02', signOffDueOn: '2026-12-01' },
      { field: 'meetsOn', signOffDueOn: '2026-12-02', meetsOn: '2026-12-01' },
    ];
    for (const { field, ...round } of wrong)
      expect(
        (await at.change('secretary', 'createPack', { quarter: BOARD_QUARTER, ...round })).problems,
      ).toMatchObject([{ field }]);
    const day = '2026-12-01';
    await at.made('secretary', 'createPack', {
      quarter: BOARD_QUARTER,
      textsDueOn: day,
      signOffDueOn: day,
      meetsOn: day,
    });
  });

  it('has its texts owed by their earlier owners, or the owners’ successors', async () => {
    await at.made('secretary', 'createPack', { quarter: '2026-27-Q1' });
    const ended = await at.partnership.test.asOwner<{ id: string }>(
      `SELECT id FROM pack_text WHERE section_key = 'reports' AND kind = 'WHY'`,
    );
    await at.made('secretary', 'assignCommentary', {
      id: ended[0]?.id,
      version: 0,
      agency: 'FRIMLEY',
      post: 'Safeguarding lead',
    });
    await at.opened();
    const { contents } = await at.board(
      'secretary',
      'contents(sections: ["reports"]) { sections { texts { kind owner { code } post } } }',
    );
    expect(contents.sections[0].texts).toContainEqual({
      kind: 'WHY',
      owner: { code: 'TVICB' },
      post: 'Safeguarding lead',
    });
  });

  it('is arranged and handed on only in the version that was seen, one step after another', async () => {
    const { id } = await at.opened();
    expect(
      (await at.change('secretary', 'arrangeSections', { id, version: 2, sections: ['reports'] }))
        .problems,
    ).toMatchObject([{ field: 'version' }]);
    expect(
      (await at.change('secretary', 'arrangeSections', { id, version: 1, sections: ['weather'] }))
        .problems[0].message,
    ).toContain('No section');
    const { version } = await at.made('secretary', 'arrangeSections', {
      id,
      version: 1,
      sections: ['reports', 'statement'],
    });
    expect(
      (await at.board('secretary', PACK_CONTENTS)).contents.sections.map(({ key }: Json) => key),
    ).toEqual(['reports', 'statement']);
    const submitted = await at.made('secretary', 'submitPack', { id, version });
    expect(
      (
        await at.change('secretary', 'arrangeSections', {
          id,
          version: submitted.version,
          sections: ['reports'],
        })
      ).problems[0].message,
    ).toContain('with the chair');
    expect(
      await at.made('chair', 'handBackPack', { id, version: submitted.version }),
    ).toMatchObject({ state: 'DRAFT' });
  });

  it('shows figures from pages, as somebody without an agency sees them', async () => {
    await at.opened();
    const { contents } = await at.board(
      'council',
      `contents { sections { key blocks { id finding { text } table { rows { label cells { text } } } } } }`,
    );
    const safeguarding = contents.sections.find(({ key }: Json) => key === 'safeguarding');
    const { data } = await at.seats.chair.ask(
      `{ page(key: SAFEGUARDING, scope: { quarter: "${BOARD_QUARTER}" }) { blocks { id finding { text } table { rows { label cells { text } } } } } }`,
    );
    const pages = data.page.blocks
      .map((block: Json) => ({ ...block, id: `safeguarding-${block.id}` }))
      .filter(({ id }: Json) => safeguarding.blocks.some((block: Json) => block.id === id));
    expect(pages.length).toBeGreaterThan(0);
    expect(safeguarding.blocks).toEqual(expect.arrayContaining(pages));
  });

  it('can be read as a draft only by its writers, whatever its place, and the log says who tried', async () => {
    await at.opened();
    await at.made('secretary', 'createPack', { quarter: BOARD_QUARTER, area: OXFORDSHIRE });
    for (const [seat, who] of [
      ['member', 'Member'],
      ['leader', 'Chief superintendent'],
    ] as const) {
      for (const args of ['', `, area: "${OXFORDSHIRE}"`, ', version: 1', ', edition: CLEARED']) {
        await at.partnership.test.asOwner('TRUNCATE audit_entry, audit_head');
        const { errors } = await at.seats[seat].ask(
          `{ board(quarter: "${BOARD_QUARTER}"${args}) { id } }`,
        );
        expect(errors[0].extensions.code).toBe('FORBIDDEN');
        const told = await at.partnership.test.asOwner(
          'SELECT action, person_name AS who, filter FROM audit_entry',
        );
        expect(told, `${seat}${args}`).toMatchObject([
          { action: 'REFUSAL', who, filter: { field: 'board' } },
        ]);
      }
      expect((await at.ask(seat, '{ boards { id } }')).boards).toEqual([]);
    }
    expect((await at.ask('council', '{ boards { id } }')).boards).toHaveLength(2);
  });
});

describe('a text of a pack', () => {
  it('is written by its agency, and no save is lost', async () => {
    await at.opened();
    const text =
      (await at.textsOf('council')).find(
        ({ section, kind }) => section === 'safeguarding' && kind === 'WHY',
      ) ?? {};
    expect(text.canWrite).toBe(false);
    expect(
      (
        await at.change('council', 'writeCommentary', {
          id: text.id,
          version: 0,
          body: 'More were seen.',
        })
      ).problems,
    ).toHaveLength(1);
    expect(
      (await at.change('secretary', 'agreeCommentary', { id: text.id, version: 0 })).problems,
    ).toMatchObject([{ field: 'id' }]);
    await at.made('secretary', 'assignCommentary', {
      id: text.id,
      version: 0,
      agency: 'RBC',
      post: 'Safeguarding lead',
    });
    expect(
      await at.made('council', 'writeCommentary', {
        id: text.id,
        version: 0,
        body: 'More were seen.',
      }),
    ).toMatchObject({
      state: 'DRAFT',
      version: 1,
    });
    const clash = await at.change('secretary', 'writeCommentary', {
      id: text.id,
      version: 0,
      body: 'Fewer were hidden.',
    });
    expect(clash).toMatchObject({
      problems: [{ field: 'version' }],
      text: { body: 'More were seen.', version: 1 },
    });
    const stale = { id: text.id, version: 0 };
    expect(
      (await at.change('secretary', 'assignCommentary', { ...stale, agency: 'TVP' })).problems,
    ).toMatchObject([{ field: 'version' }]);
    expect((await at.change('clerk', 'separateCommentary', stale)).problems).toMatchObject([
      { field: 'version' },
    ]);
    expect(
      (await at.change('council', 'agreeCommentary', { id: text.id, version: 1 })).problems,
    ).toHaveLength(1);
    const long = { id: text.id, version: 1, body: 'x'.repeat(20_001) };
    expect((await at.change('council', 'writeCommentary', long)).problems).toMatchObject([
      { field: 'body' },
    ]);
    expect(
      await at.made('secretary', 'agreeCommentary', { id: text.id, version: 1 }),
    ).toMatchObject({ state: 'AGREED', version: 2 });
    const { contents } = await at.board(
      'council',
      'contents { sections { key texts { kind versions { number body savedBy } } } }',
    );
    const { texts } = contents.sections.find(({ key }: Json) => key === 'safeguarding');
    expect(
      texts.find(({ kind }: Json) => kind === 'WHY').versions.map(({ number }: Json) => number),
    ).toEqual([2, 1]);
  });

  it('shows who else is writing in it, to people who can read it', async () => {
    const { id } = await at.opened();
    await at.made('secretary', 'arrangeSections', { id, version: 1, sections: ['safeguarding'] });
    const text = (await at.textsOf('secretary')).find(({ kind }) => kind === 'WHY') ?? {};
    const tell = (seat: 'police' | 'council' | 'secretary', of = text.id) =>
      at.ask(
        seat,
        'mutation ($id: ID!) { tellWriting(input: { id: $id }) { problems { field } } }',
        { id: of },
      );
    const writing = async (seat: 'police' | 'council' | 'secretary') =>
      (await at.board(seat, 'writing { text who }')).writing;
    expect((await tell('police')).tellWriting.problems).toHaveLength(1);
    await at.made('secretary', 'assignCommentary', { id: text.id, version: 0, agency: 'TVP' });
    expect((await tell('police')).tellWriting.problems).toEqual([]);
    expect((await tell('council')).tellWriting.problems).toHaveLength(1);
    expect(await writing('council')).toEqual([
      { text: text.id, who: 'Somebody at Thames Valley Police' },
    ]);
    expect(await writing('police')).toEqual([]);
    await at.made('police', 'writeCommentary', { id: text.id, version: 0, body: 'Fewer.' });
    const apart = await at.made('police', 'separateCommentary', { id: text.id, version: 1 });
    await at.partnership.test.asOwner('DELETE FROM pack_text_writing');
    await tell('police', apart.id);
    expect(await writing('secretary')).toEqual([]);
    expect((await tell('secretary', apart.id)).tellWriting.problems).toHaveLength(1);
    await tell('police');
    await at.partnership.test.asOwner(
      `UPDATE pack_text_writing SET seen_at = seen_at - interval '1 minute'`,
    );
    expect(await writing('secretary')).toEqual([]);
  });

  it('has a separate version for cleared readers, written by somebody cleared and hidden from everybody else', async () => {
    const { id } = await at.opened();
    const { version } = await at.made('secretary', 'arrangeSections', {
      id,
      version: 1,
      sections: ['safeguarding'],
    });
    const text = (await at.textsOf('secretary')).find(({ kind }) => kind === 'WHY') ?? {};
    await at.made('secretary', 'assignCommentary', { id: text.id, version: 0, agency: 'TVP' });
    await at.made('police', 'writeCommentary', {
      id: text.id,
      version: 0,
      body: 'Fewer than before.',
    });
    const apart = await at.made('police', 'separateCommentary', { id: text.id, version: 1 });
    expect(apart).toMatchObject({ version: 1, state: 'DRAFT', body: 'Fewer than before.' });
    await at.made('police', 'writeCommentary', {
      id: apart.id,
      version: 1,
      body: 'There were 13.',
    });
    expect(
      await at.made('police', 'separateCommentary', { id: text.id, version: 1 }),
    ).toMatchObject({ id: apart.id, version: 2 });
    for (const seat of ['council', 'secretary', 'chair'] as const) {
      expect(JSON.stringify(await at.textsOf(seat))).not.toContain('There were 13');
      for (const field of [
        'writeCommentary',
        'assignCommentary',
        'agreeCommentary',
        'separateCommentary',
      ]) {
        const input = {
          id: apart.id,
          version: 2,
          ...(field === 'writeCommentary' ? { body: 'x' } : {}),
        };
        const { errors, data } = await at.seats[seat].ask(
          `mutation ($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { text { body } problems { message } } }`,
          { input },
        );
        expect(JSON.stringify(data)).not.toContain('There were 13');
        if (errors.length === 0)
          expect(data[field]).toMatchObject({
            text: null,
            problems: [{ message: /This text does not exist/ }],
          });
      }
    }
    const { reading, dataVersion } = await at.submitted({ id, version });
    const review = { id, version, reading, dataVersion, gapsReason: 'The board meets tomorrow.' };
    expect((await at.sign('chair', 'PARTNERS', review)).problems).toEqual([]);
    expect((await at.sign('police', 'CLEARED', review)).pack.state).toBe('SIGNED_OFF');
    const read = async (seat: 'member' | 'police') =>
      JSON.stringify(await at.board(seat, PACK_CONTENTS));
    expect(await read('member')).toContain('Fewer than before.');
    expect(await read('member')).not.toContain('There were 13.');
    expect(await read('police')).toContain('There were 13.');
    expect(
      (await at.board('member', 'proof { missing }')).proof.missing.filter((each: string) =>
        each.includes('why'),
      ),
    ).toHaveLength(1);
  });

  it('is suggested from the figures of its own edition, until somebody writes', async () => {
    const { id } = await at.opened();
    await at.made('secretary', 'arrangeSections', { id, version: 1, sections: ['safeguarding'] });
    const suggestedTo = async (seat: 'police' | 'council', args = '') => {
      const { contents } = await at.board(seat, PACK_CONTENTS, args);
      return contents.sections[0].texts.find(({ kind }: Json) => kind === 'WHAT_HAPPENED');
    };
    const { suggestion, id: text } = await suggestedTo('council');
    expect(suggestion).toMatch(/^[A-Z].+\.$/);
    // Nothing is suggested for partners next to true counts.
    expect((await suggestedTo('police')).suggestion).toBe('');
    expect((await suggestedTo('police', ', edition: PARTNERS')).suggestion).toBe(suggestion);
    await at.made('secretary', 'writeCommentary', {
      id: text,
      version: 0,
      body: 'Referrals were as before.',
    });
    expect((await suggestedTo('council')).suggestion).toBe('');
  });
});

describe('a pack’s scorecard', () => {
  it('is compared with the same edition of the previous pack', async () => {
    const earlier = '2026-27-Q1';
    const { id } = await at.made('secretary', 'createPack', { quarter: earlier });
    const { version } = await at.made('secretary', 'arrangeSections', {
      id,
      version: 1,
      sections: ['since-last', 'scorecard', 'real-changes'],
    });
    const ofEarlier = async (fields: string) =>
      (await at.ask('chair', `{ board(quarter: "${earlier}") { ${fields} } }`)).board;
    const since = async () =>
      (await ofEarlier('contents { sections { key notes } }')).contents.sections[0];
    expect(await since()).toEqual({
      key: 'since-last',
      notes: ['No earlier pack of this place has been signed off.'],
    });
    await at.made('secretary', 'submitPack', { id, version });
    const { reading, contents } = await ofEarlier('reading contents(sections: []) { dataVersion }');
    const review = {
      id,
      version,
      reading,
      dataVersion: contents.dataVersion,
      gapsReason: 'It is the first.',
    };
    expect((await at.sign('chair', 'PARTNERS', review)).problems).toEqual([]);
    expect((await at.sign('police', 'CLEARED', review)).pack.state).toBe('SIGNED_OFF');

    await at.opened();
    const read =
      'contents(sections: ["since-last", "real-changes"]) { sections { notes blocks { view finding { text } notes { text } table { rows { label cells { text } } } } } }';
    const [section, changes] = (await at.board('council', read)).contents.sections;
    expect(section.notes).toEqual([]);
    const [block] = section.blocks;
    expect(block).toMatchObject({
      view: 'WORDS',
      finding: { text: expect.stringMatching(/^\d+ readings? changed since Q1 2026\/27$/) },
    });
    const disruptions = block.table.rows.find(
      ({ label }: Json) => label === 'Confirmed disruptions',
    );
    expect(disruptions.cells.map(({ text }: Json) => text)).toEqual([
      '20',
      'No target',
      '90',
      'No target',
      'Improving',
    ]);

    expect(changes.notes).toEqual([]);
    const [real] = changes.blocks;
    expect(real.notes).toEqual([
      { text: expect.stringMatching(/^It is not known whether \d+ more show a real change\.$/) },
    ]);
    const { rows } = real.table;
    expect(real).toMatchObject({
      view: 'WORDS',
      finding: {
        text: expect.stringMatching(
          new RegExp(`^${rows.length} of \\d+ measures? shows? a real change$`),
        ),
      },
    });
    const ofDisruptions = rows.find(({ label }: Json) => label === 'Confirmed disruptions');
    expect(ofDisruptions.cells.map(({ text }: Json) => text)).toEqual([
      '90',
      'No target',
      'Improving',
      expect.stringMatching(/^\S.+\S$/),
    ]);
    const said = rows.map(({ cells }: Json) => cells[2].text);
    expect(
      said.filter(
        (words: string) =>
          !['Improving', 'Worsening', 'Unusually high', 'Unusually low'].includes(words),
      ),
    ).toEqual([]);
  });
});
