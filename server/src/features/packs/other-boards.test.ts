import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { BUILT_IN } from '#domain/packs/template.js';
import type { Json } from '#testing/api-client.js';
import { BOARD_QUARTER, openBoard, type TestBoard } from '#testing/board.js';
import type { Browser } from '#testing/browser.js';
import { addPerson, signedIn } from '#testing/signed-in.js';

const RBC = 11;
const ELSEWHERE = ['E06000038'];

const elsewhere = (role: Grant['role']): Grant => ({
  ...{ role, isForPartnership: true, agencyIds: [], areaCodes: ELSEWHERE, marking: 'OFFICIAL' },
});

/** Secretary, chair and administrator for a district, with no role on the force’s board. */
const ofDistrict = [
  elsewhere('BOARD_SECRETARY'),
  elsewhere('BOARD_CHAIR'),
  elsewhere('ADMINISTRATOR'),
];
/** A further grant: access to the force’s drafts as a contributor. */
const asContributor: Grant = {
  role: 'CONTRIBUTOR',
  agencyIds: [RBC],
  areaCodes: [],
  marking: 'OFFICIAL',
};
/** A further grant: chair of the force, who agrees texts and signs, but makes no packs. */
const asChair: Grant = { ...elsewhere('BOARD_CHAIR'), areaCodes: [] };

let at: TestBoard;
let people: Readonly<Record<'stranger' | 'contributor' | 'chair', Browser>>;
beforeAll(async () => {
  at = await openBoard();
  const { app, partnership } = at;
  const seat = async (name: string, grants: readonly Grant[]) =>
    signedIn(app, partnership.test, await addPerson(partnership.test, { name, grants }));
  people = {
    stranger: await seat('Secretary of a district', ofDistrict),
    contributor: await seat('Secretary of a district who writes', [...ofDistrict, asContributor]),
    chair: await seat('Chair who is secretary of a district', [...ofDistrict, asChair]),
  };
});
beforeEach(() => at.clear());
afterAll(() => at.close());

/** The result of a mutation. */
async function change(
  by: keyof typeof people,
  field: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const shown = field.endsWith('Commentary') ? 'text { id body }' : 'pack { id }';
  const selection =
    {
      recordAction: 'action { id }',
      recordDecision: 'decision { id }',
      changePackTemplate: 'template { version }',
      noteAction: 'action { id }',
    }[field] ?? shown;
  const { data, errors } = await people[by].ask(
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { field message } } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data[field];
}

/** Counts the log entries for changes, and for refusals. */
async function logged(): Promise<readonly number[]> {
  const count = async (action: string) =>
    (await at.partnership.test.asOwner(`SELECT FROM audit_entry WHERE action = '${action}'`))
      .length;
  return [await count('ADMINISTER'), await count('REFUSAL')];
}

interface Step {
  readonly field: string;
  readonly toInput: () => Promise<Readonly<Record<string, unknown>>>;
}

const drafted = async () => ({ id: (await at.opened()).id, version: 1 });
const aText = async () => {
  await at.opened();
  const [text] = await at.textsOf('secretary');
  return at.made('secretary', 'writeCommentary', {
    id: text?.id,
    version: 0,
    body: 'As expected.',
  });
};
const written = async () => {
  const { id, version } = await aText();
  return { id, version };
};

/** Steps of an unsigned pack, which outsiders cannot read. */
const ofDrafts: readonly Step[] = [
  {
    field: 'arrangeSections',
    toInput: async () => ({ ...(await drafted()), sections: ['reports'] }),
  },
  {
    field: 'changeSection',
    toInput: async () => ({
      ...(await drafted()),
      section: { key: 'reports', heading: 'Calls', figures: [], texts: ['WHY'] },
    }),
  },
  { field: 'submitPack', toInput: drafted },
  {
    field: 'handBackPack',
    toInput: async () => {
      const { id, version } = await at.inReview();
      return { id, version };
    },
  },
  {
    field: 'signOffPack',
    toInput: async () => {
      const { id, reading, dataVersion } = await at.inReview();
      return { id, reading, dataVersion, edition: 'PARTNERS' };
    },
  },
  { field: 'writeCommentary', toInput: async () => ({ ...(await written()), body: 'Otherwise.' }) },
  { field: 'agreeCommentary', toInput: written },
  { field: 'assignCommentary', toInput: async () => ({ ...(await written()), agency: 'RBC' }) },
  { field: 'separateCommentary', toInput: written },
  {
    field: 'recordDecision',
    toInput: async () => ({ pack: (await drafted()).id, text: 'Agreed.' }),
  },
];

/** Steps of packs that everybody reads. */
const ofOthers: readonly Step[] = [
  { field: 'createPack', toInput: () => Promise.resolve({ quarter: BOARD_QUARTER }) },
  {
    field: 'supersedePack',
    toInput: async () => {
      const { id } = await at.signed();
      return {
        id,
        version: (await at.board('secretary', 'version')).version,
        reason: 'A rate was wrong.',
      };
    },
  },
  {
    field: 'recordAction',
    toInput: async () => {
      await at.opened();
      return { text: 'Agree a form.' };
    },
  },
  {
    field: 'recordAction',
    toInput: async () => {
      await at.opened();
      const { id, version } = await at.made('secretary', 'recordAction', { text: 'Agree a form.' });
      return { id, version, text: 'Agree two.' };
    },
  },
  {
    field: 'recordDecision',
    toInput: async () => ({ pack: (await at.signed()).id, text: 'Agreed.' }),
  },
  {
    field: 'recordDecision',
    toInput: async () => {
      const { id } = await at.made('secretary', 'recordDecision', {
        pack: (await at.signed()).id,
        text: 'Agreed.',
      });
      return { id, version: 1, text: 'Agreed, with thanks.' };
    },
  },
];

/** Steps that a chair may take as well as a secretary. */
const alsoOfChair = new Set([
  'handBackPack',
  'signOffPack',
  'writeCommentary',
  'agreeCommentary',
  'recordAction',
  'recordDecision',
]);

/**
 * Tries a step as each person, and expects that nothing changes and that the log says who tried.
 */
async function expectDenied(
  { field }: Pick<Step, 'field'>,
  input: Readonly<Record<string, unknown>>,
  seats: readonly (keyof typeof people)[],
) {
  for (const by of seats) {
    const [changes = 0, refusals = 0] = await logged();
    expect((await change(by, field, input)).problems, by).toHaveLength(1);
    expect(await logged(), by).toEqual([changes, refusals + 1]);
  }
}

describe('the secretary and chair of another board', () => {
  it.each(ofDrafts)('cannot take any step of a draft: $field', async (step) => {
    const input = await step.toInput();
    const [changes = 0, refusals = 0] = await logged();
    const { problems, ...shown } = await change('stranger', step.field, input);
    const message = expect.stringMatching(
      /^This (pack|text) does not exist, or you may not read (it|its pack)\.$/,
    );
    expect(problems).toMatchObject([{ field: 'id', message }]);
    expect(Object.values(shown)).toEqual([null]);
    expect(await logged()).toEqual([changes, refusals + 1]);
    const [told] = await at.partnership.test.asOwner(
      "SELECT what, filter FROM audit_entry WHERE action = 'REFUSAL' ORDER BY number DESC LIMIT 1",
    );
    const isOfText = step.field.endsWith('Commentary');
    expect(told).toEqual({
      what: problems[0].message,
      filter: { [isOfText ? 'text' : 'pack']: input.id ?? input.pack },
    });
    await expectDenied(
      step,
      input,
      alsoOfChair.has(step.field) ? ['contributor'] : ['contributor', 'chair'],
    );
  });

  it.each(ofOthers)('cannot do anything else: $field', async (step) => {
    const input = await step.toInput();
    await expectDenied(
      step,
      input,
      alsoOfChair.has(step.field)
        ? ['stranger', 'contributor']
        : ['stranger', 'contributor', 'chair'],
    );
  });

  it('do not learn anything about a pack from the faults reported for a section', async () => {
    const section = {
      key: 'reports',
      heading: 'Calls',
      figures: [{ page: 'REPORTS', block: 'weather' }],
      texts: ['WHY'],
    };
    const { pack, problems } = await change('stranger', 'changeSection', {
      ...(await drafted()),
      section,
    });
    expect([pack, problems]).toEqual([
      null,
      [{ field: 'id', message: 'This pack does not exist, or you may not read it.' }],
    ]);
  });

  it('cannot edit the template, which belongs to all boards', async () => {
    const template = {
      version: BUILT_IN,
      sections: [{ heading: 'Calls', figures: [], texts: ['WHY'] }],
    };
    await expectDenied({ field: 'changePackTemplate' }, template, ['stranger']);
  });
});
