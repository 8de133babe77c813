import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { BUILT_IN } from '#domain/packs/template.js';
import type { Json } from '#testing/api-client.js';
import { openBoard, type TestBoard } from '#testing/board.js';

let at: TestBoard;
beforeAll(async () => {
  at = await openBoard();
});
beforeEach(async () => {
  await at.clear();
  await at.partnership.test.asOwner('TRUNCATE saved_query, saved_query_version CASCADE');
});
afterAll(() => at.close());

const PLAN = 'plan { key heading texts figures { page block savedQuery version name } }';
const statement = { key: 'statement', heading: 'Statement', figures: [], texts: ['STATEMENT'] };
const reports = {
  key: 'reports',
  heading: 'Reports',
  figures: [{ page: 'REPORTS', block: 'reports' }],
  texts: ['WHY'],
};

/** Saves a template with only these sections. */
async function keepTemplate(sections: readonly object[], version = BUILT_IN): Promise<Json> {
  return at.made('administrator', 'changePackTemplate', { version, sections });
}

async function saveQuestion(
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const text =
    'query ($quarter: Quarter!) { figures(by: [AGENCY], where: { quarter: { in: [$quarter] } }) { rows { referrals { text } } totals { referrals { text } } } }';
  const variables = [{ name: 'quarter', quartersBack: 3 }];
  return (
    await at.made('police', 'saveQuery', { name, text, variables, sharing: 'EVERYONE', ...more })
  ).id;
}

const QUESTION = { heading: 'Referrals by agency', texts: ['WHAT_HAPPENED'] };

describe('the pack template', () => {
  it('is used for every new pack, and only an administrator of the partnership can change it', async () => {
    const { template } = {
      template: (
        await at.ask(
          'secretary',
          '{ packTemplate { version canChange sections { key } choices { name } } }',
        )
      ).packTemplate,
    };
    expect(template).toMatchObject({ version: BUILT_IN, canChange: false });
    expect(template.sections).toHaveLength(15);
    expect(template.choices.length).toBeGreaterThan(30);
    const kept = await keepTemplate([statement, { ...reports, key: null, heading: 'Réports' }]);
    expect(kept).toMatchObject({
      version: 1,
      sections: [{ key: 'statement' }, { key: 'reports', figures: [{ name: 'Reports' }] }],
    });
    expect(await at.board('secretary', 'id')).toBeNull();
    await at.opened();
    expect((await at.board('secretary', PLAN)).plan).toMatchObject([
      { key: 'statement' },
      { key: 'reports', heading: 'Réports', texts: ['WHY'] },
    ]);
    for (const seat of ['secretary', 'police', 'member'] as const) {
      const { errors } = await at.seats[seat].ask(
        'mutation ($input: ChangePackTemplateInput!) { changePackTemplate(input: $input) { problems { message } } }',
        { input: { version: 1, sections: [statement] } },
      );
      expect(errors[0].extensions.code, seat).toBe('FORBIDDEN');
    }
    const { errors } = await at.seats.member.ask('{ packTemplate { version } }');
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('is changed only in the version that was seen and only to valid content, and each change makes a version', async () => {
    await keepTemplate([statement]);
    const change = (version: number, sections: readonly object[]) =>
      at.change('administrator', 'changePackTemplate', { version, sections });
    expect((await change(BUILT_IN, [reports])).problems).toMatchObject([{ field: 'version' }]);
    expect((await change(1, [])).problems).toMatchObject([{ field: 'sections' }]);
    expect(
      (await change(1, [{ ...reports, figures: [{ page: 'REPORTS', block: 'weather' }] }]))
        .problems[0].message,
    ).toContain('weather');
    expect(
      (await change(1, [{ ...reports, figures: [{ page: 'REPORTS' }] }])).problems[0].message,
    ).toContain('Name one of them');
    expect((await change(1, [statement])).template.version).toBe(1);
    expect((await change(1, [reports])).template.version).toBe(2);
  });

  it('is used for the next pack of a board if its secretary changed nothing', async () => {
    await keepTemplate([statement, reports]);
    const first = await at.made('secretary', 'createPack', { quarter: '2026-27-Q1' });
    const own = { key: 'statement', heading: 'Our chair', figures: [], texts: ['STATEMENT'] };
    await at.made('secretary', 'changeSection', {
      id: first.id,
      version: first.version,
      section: own,
    });
    await keepTemplate(
      [
        { ...statement, heading: 'Anew' },
        { ...reports, heading: 'Calls' },
        { ...reports, key: 'places', heading: 'Places' },
      ],
      1,
    );
    await at.opened();
    const { plan } = await at.board('secretary', PLAN);
    expect(plan.map(({ key, heading }: Json) => [key, heading])).toEqual([
      ['statement', 'Our chair'],
      ['reports', 'Calls'],
      ['places', 'Places'],
    ]);
  });
});

describe('a section of a pack', () => {
  it('has its heading, figures and texts chosen by its secretary, and by nobody else', async () => {
    await keepTemplate([statement, reports]);
    const { id, version } = await at.opened();
    const section = {
      ...reports,
      heading: 'Calls',
      figures: [{ page: 'OVERVIEW', block: 'reports' }],
      texts: ['WHAT_NEXT', 'WHAT_HAPPENED'],
    };
    const changed = await at.made('secretary', 'changeSection', { id, version, section });
    const added = await at.made('secretary', 'changeSection', {
      id,
      version: changed.version,
      section: { ...section, key: null },
    });
    const read = await at.board(
      'secretary',
      `${PLAN} contents { sections { key heading blocks { id } texts { kind } } }`,
    );
    expect(read.plan.map(({ key }: Json) => key)).toEqual(['statement', 'reports', 'calls']);
    expect(read.contents.sections[1]).toMatchObject({
      heading: 'Calls',
      blocks: [{ id: 'reports-reports' }],
      texts: [{ kind: 'WHAT_HAPPENED' }, { kind: 'WHAT_NEXT' }],
    });
    const { missingTexts } = await at.board('chair', 'missingTexts');
    expect(missingTexts.some((words: string) => words.includes('why'))).toBe(false);
    const { errors } = await at.seats.council.ask(
      'mutation ($input: ChangeSectionInput!) { changeSection(input: $input) { problems { message } } }',
      { input: { id, version: added.version, section } },
    );
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
    for (const refused of [
      { input: { id, version: 1, section }, field: 'version' },
      {
        input: { id, version: added.version, section: { ...section, key: 'weather' } },
        field: 'section',
      },
      {
        input: { id, version: added.version, section: { ...section, heading: 'x'.repeat(301) } },
        field: 'heading',
      },
      {
        input: { id, version: added.version, section: { ...section, key: 'A/../b' } },
        field: 'section',
      },
      {
        input: {
          id,
          version: added.version,
          section: { ...section, figures: [{ page: 'OVERVIEW', block: 'now' }] },
        },
        field: 'figures',
      },
    ]) {
      expect((await at.change('secretary', 'changeSection', refused.input)).problems).toMatchObject(
        [{ field: refused.field }],
      );
    }
  });

  it('comes back unchanged, with its texts, after being left out', async () => {
    await keepTemplate([statement, reports]);
    const { id, version } = await at.opened();
    const own = { ...QUESTION, heading: 'Ours', figures: [{ page: 'REPORTS', block: 'serious' }] };
    const added = await at.made('secretary', 'changeSection', { id, version, section: own });
    const [text = {}] = (await at.textsOf('secretary')).filter(({ section }) => section === 'ours');
    await at.made('secretary', 'writeCommentary', { id: text.id, version: 0, body: 'Fewer.' });
    const left = await at.made('secretary', 'arrangeSections', {
      id,
      version: added.version,
      sections: ['reports'],
    });
    expect(
      (await at.board('secretary', 'leftOut { key }')).leftOut.map(({ key }: Json) => key),
    ).toEqual(['ours', 'statement']);
    const other = await at.made('secretary', 'changeSection', {
      id,
      version: left.version,
      section: own,
    });
    await at.made('secretary', 'arrangeSections', {
      id,
      version: other.version,
      sections: ['ours', 'ours-2'],
    });
    const { plan, contents } = await at.board(
      'secretary',
      `${PLAN} contents { sections { key texts { body } } }`,
    );
    expect(plan.map(({ key, figures }: Json) => [key, figures.length])).toEqual([
      ['ours', 1],
      ['ours-2', 1],
    ]);
    expect(contents.sections.map(({ texts }: Json) => texts[0].body)).toEqual(['Fewer.', '']);
  });

  it('tells apart blocks with the same name on two pages', async () => {
    await keepTemplate([statement]);
    const { id, version } = await at.opened();
    const figures = [
      { page: 'REPORTS', block: 'reports' },
      { page: 'OVERVIEW', block: 'reports' },
    ];
    await at.made('secretary', 'changeSection', {
      id,
      version,
      section: { ...QUESTION, heading: 'Calls', figures },
    });
    const { contents } = await at.board(
      'secretary',
      'contents(sections: ["calls"]) { sections { blocks { id } } }',
    );
    expect(contents.sections[0].blocks.map((block: Json) => block.id)).toEqual([
      'calls-reports',
      'calls-overview-reports',
    ]);
  });

  it('can be changed, and its pack read, even if a question can no longer be used', async () => {
    await keepTemplate([statement]);
    const { id, version } = await at.opened();
    const savedQuery = await saveQuestion('Who refers');
    const section = { ...QUESTION, key: null, figures: [{ savedQuery, version: 1 }] };
    const added = await at.made('secretary', 'changeSection', { id, version, section });
    await at.partnership.test.asOwner(`UPDATE saved_query SET sharing = 'PRIVATE'`);
    const again = { ...section, key: 'referrals-by-agency', heading: 'Referrals' };
    await at.made('secretary', 'changeSection', { id, version: added.version, section: again });
    await at.partnership.test.asOwner(
      `UPDATE saved_query_version SET text = '{ figures(by: [PATHWAY]) { rows { reports { text } } } }'`,
    );
    const { contents } = await at.board(
      'secretary',
      'contents { sections { heading notes blocks { id } } }',
    );
    expect(contents.sections[1]).toEqual({
      ...{ heading: 'Referrals', blocks: [] },
      notes: [
        'Referrals: 1 of 1 figures is left out, because it cannot be given for this quarter and place.',
      ],
    });
  });

  it('shows a saved question as its edition may see it, for the pack’s quarter, in the version chosen', async () => {
    await keepTemplate([statement]);
    const opened = await at.opened();
    const savedQuery = await saveQuestion('Who refers');
    const section = { ...QUESTION, figures: [{ savedQuery }] };
    const { version } = await at.made('secretary', 'changeSection', {
      id: opened.id,
      version: opened.version,
      section,
    });
    await at.made('police', 'saveQuery', {
      id: savedQuery,
      version: 1,
      name: 'Changed',
      text: '{ figures { totals { reports { text } } } }',
    });
    const { deleteQuery } = await at.ask(
      'police',
      `mutation { deleteQuery(input: { id: "${savedQuery}", version: 2 }) { problems { message } } }`,
    );
    expect(deleteQuery.problems).toEqual([]);
    const CONTENTS =
      'contents { sections { notes blocks { table { rows { label cells { text } } } } } }';
    const shown = async (seat: 'chair' | 'police') =>
      (await at.board(seat, `${PLAN} ${CONTENTS}`)).contents.sections[1].blocks[0].table.rows.map(
        ({ cells }: Json) => cells[0].text,
      );
    expect((await at.board('chair', PLAN)).plan[1].figures).toMatchObject([
      { savedQuery, version: 1, name: 'Who refers' },
    ]);
    expect(await shown('police')).toContain('13');
    expect(JSON.stringify(await shown('chair'))).not.toContain('"13"');
    const review = await at.submitted({ id: opened.id, version });
    await at.signBoth({ ...review, gapsReason: 'The board meets tomorrow.' });
    expect(await shown('police')).toContain('13');
    expect(JSON.stringify(await shown('chair'))).not.toContain('"13"');
  });

  it('accepts only saved questions that are shared with everyone and are figures', async () => {
    await keepTemplate([statement]);
    const { id, version } = await at.opened();
    for (const { savedQuery, says } of [
      {
        savedQuery: await saveQuestion('Mine', { sharing: 'PRIVATE' }),
        says: 'shared with everyone',
      },
      {
        savedQuery: await saveQuestion('List', { text: '{ areas { name } }', variables: [] }),
        says: '“List” cannot be used in a pack',
      },
      { savedQuery: '00000000-0000-4000-8000-000000000000', says: 'shared with everyone' },
    ]) {
      const { problems } = await at.change('secretary', 'changeSection', {
        id,
        version,
        section: { ...QUESTION, figures: [{ savedQuery }] },
      });
      expect(problems).toMatchObject([{ field: 'figures' }]);
      expect(problems[0].message).toContain(says);
    }
  });

  it('does not reveal a protected count through a question’s name', async () => {
    await keepTemplate([statement]);
    const { id, version } = await at.opened();
    const section = {
      ...QUESTION,
      figures: [{ savedQuery: await saveQuestion('The 13 of Reading') }],
    };
    const changed = await at.made('secretary', 'changeSection', { id, version, section });
    const review = {
      ...(await at.submitted({ id, version: changed.version })),
      gapsReason: 'The board meets tomorrow.',
    };
    expect((await at.sign('police', 'CLEARED', review)).problems[0].message).toContain(
      'contains 13',
    );
  });

  it('does not reveal a protected count through its heading', async () => {
    await keepTemplate([
      statement,
      {
        ...reports,
        key: 'referrals',
        heading: 'The 13 of Reading',
        figures: [{ page: 'SAFEGUARDING', block: 'referrals' }],
        texts: [],
      },
    ]);
    const { id, version } = await at.opened();
    const review = {
      ...(await at.submitted({ id, version })),
      gapsReason: 'The board meets tomorrow.',
    };
    expect((await at.sign('police', 'CLEARED', review)).problems[0].message).toContain(
      'contains 13',
    );
  });
});
