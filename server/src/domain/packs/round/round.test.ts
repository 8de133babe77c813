import { describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { HandBack, Pack, PackText } from '#domain/packs/pack.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { testReferenceData } from '#testing/test-reference-data.js';

import { describeRound, partMessages } from './describe-round.js';
import { findDue, type Round } from './find-due.js';
import type { Known } from './recipients.js';
import type { RoundItem } from './steps.js';

const reference = testReferenceData('2026-12-01');
const idOf = (code: string) => reference.agencies.find((agency) => agency.code === code)?.id ?? 0;
const [TVP, RBC, OCC] = [idOf('TVP'), idOf('RBC'), idOf('OCC')];
const referenceDataOn = (today: string): ReferenceData => ({
  ...reference,
  today,
  agencies: reference.agencies.map((agency) => ({
    ...agency,
    family: agency.id === TVP ? 'POLICE' : 'LOCAL_AUTHORITY',
  })),
});
const FORCE = reference.places.force?.code ?? '';
const COUNTY = reference.places.areas.find(({ kind }) => kind === 'COUNTY')?.code ?? '';

const plain: Grant = { role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' };
const every = reference.agencies.map(({ id }) => id);
const ofPartnership = (role: Grant['role']): Grant => ({
  ...plain,
  role,
  isForPartnership: true,
  agencyIds: every,
});
const known = (name: string, ...grants: readonly Grant[]): Known => ({
  personId: name,
  name,
  grants,
});
const people: readonly Known[] = [
  known('Secretary', ofPartnership('BOARD_SECRETARY')),
  known('Chair', ofPartnership('BOARD_CHAIR')),
  known('Member', { ...plain, role: 'BOARD_MEMBER', agencyIds: [OCC] }),
  known('Member of one county', { ...plain, role: 'BOARD_MEMBER', areaCodes: [COUNTY] }),
  known('Safeguarding lead', plain),
  known('Data officer', plain),
  known('Reader', { ...plain, role: 'AUDITOR' }),
  known('Moderator of all', ofPartnership('MODERATOR')),
  known('Police analyst', {
    ...plain,
    role: 'ANALYST',
    agencyIds: [TVP],
    marking: 'OFFICIAL_SENSITIVE',
  }),
  known('Police contributor', { ...plain, agencyIds: [TVP] }),
  known('Superintendent', {
    ...plain,
    role: 'SENIOR_LEADER',
    agencyIds: [TVP],
    marking: 'OFFICIAL_SENSITIVE',
  }),
];

const aPack = (pack: Partial<Pack> = {}): Pack => ({
  ...{
    id: 'p',
    quarter: '2026-27-Q2',
    area: FORCE,
    number: 1,
    state: 'DRAFT',
    version: 3,
    templateVersion: 1,
    reason: 'Corrected.',
  },
  ...{ textsDueOn: '2026-12-10', signOffDueOn: '2026-12-20', meetsOn: null },
  ...pack,
});
const aText = (text: Partial<PackText> = {}): PackText => ({
  ...{
    id: 't',
    section: 'reports',
    kind: 'WHY',
    edition: 'PARTNERS',
    state: 'OWED',
    version: 0,
    body: 'Secret words.',
  },
  ...{ ownerAgencyId: RBC, ownerPost: 'safeguarding lead ', dueOn: '2026-12-10' },
  ...text,
});
const aRound = (round: Partial<Round> = {}): Round => ({
  ...{ pack: aPack(), texts: [aText()], isSettled: true, signedOn: null, handedBack: null, people },
  ...round,
});
const told = (round: Partial<Round>, today = '2026-12-01') =>
  findDue(aRound(round), referenceDataOn(today)).map(({ personId, step, occasion }) =>
    `${personId}: ${step} ${occasion}`.trim(),
  );

describe('an author of a text', () => {
  it.each([
    {
      text: {},
      today: '2026-12-01',
      says: ['Safeguarding lead: ASKED 2026-12-10'],
      because: 'they hold the post that it names',
    },
    {
      text: {},
      today: '2026-12-06',
      says: ['Safeguarding lead: ASKED 2026-12-10'],
      because: 'its day is four days away',
    },
    {
      text: {},
      today: '2026-12-07',
      says: ['Safeguarding lead: SOON 2026-12-10'],
      because: 'its day is three days away',
    },
    {
      text: { state: 'DRAFT' },
      today: '2026-12-10',
      says: ['Safeguarding lead: SOON 2026-12-10'],
      because: 'its day is today',
    },
    {
      text: { state: 'IN_REVIEW' },
      today: '2026-12-10',
      says: [],
      because: 'it waits for the secretary',
    },
    { text: { state: 'AGREED' }, today: '2026-12-10', says: [], because: 'it is agreed' },
    {
      text: { dueOn: null },
      today: '2026-12-10',
      says: ['Safeguarding lead: ASKED'],
      because: 'it has no due day',
    },
    {
      text: { dueOn: '2026-12-12' },
      today: '2026-12-07',
      says: ['Safeguarding lead: ASKED 2026-12-12'],
      because: 'its day has been changed',
    },
    {
      text: { ownerPost: 'A post that nobody holds' },
      today: '2026-12-01',
      says: ['Safeguarding lead: ASKED 2026-12-10', 'Data officer: ASKED 2026-12-10'],
      because: 'everybody who writes there is asked',
    },
    {
      text: { ownerAgencyId: null },
      today: '2026-12-01',
      says: [],
      because: 'the secretary writes it',
    },
    {
      text: { ownerAgencyId: OCC },
      today: '2026-12-01',
      says: [`Secretary: UNASKED ${OCC}`],
      because: 'only a member is there, and members cannot write',
    },
    {
      text: { ownerAgencyId: TVP, edition: 'CLEARED' },
      today: '2026-12-01',
      says: ['Police analyst: ASKED 2026-12-10'],
      because: 'only cleared people are told about a text for cleared readers',
    },
    {
      text: { ownerAgencyId: RBC, edition: 'CLEARED' },
      today: '2026-12-01',
      says: [],
      because: 'the secretary is not told about it either',
    },
  ] as const)('is told on $today: $says, because $because', ({ text, today, says }) => {
    expect(told({ texts: [aText(text)] }, today)).toEqual(says);
  });

  it('gets no message while writers are being changed, once the pack is handed on, or once their access has ended', () => {
    for (const today of ['2026-12-01', '2026-12-11', '2026-12-21'])
      expect(told({ isSettled: false }, today)).toEqual([]);
    expect(
      told({ pack: aPack({ state: 'IN_REVIEW' }) }).filter((words) =>
        words.startsWith('Safeguarding lead'),
      ),
    ).toEqual([]);
    expect(told({ people: people.map((person) => ({ ...person, grants: [] })) })).toEqual([]);
  });
});

describe('the board', () => {
  it.each([
    {
      round: {},
      today: '2026-12-11',
      says: [
        'Secretary: TEXTS_LATE 2026-12-10',
        'Chair: TEXTS_LATE 2026-12-10',
        'Safeguarding lead: LATE 2026-12-10',
      ],
      because: 'a text is late',
    },
    {
      round: { texts: [aText({ ownerAgencyId: TVP, edition: 'CLEARED' })] },
      today: '2026-12-11',
      says: ['Police analyst: LATE 2026-12-10'],
      because: 'partners do not need a text for cleared readers',
    },
    {
      round: { texts: [] },
      today: '2026-12-17',
      says: ['Secretary: SIGN_SOON 2026-12-20', 'Chair: SIGN_SOON 2026-12-20'],
      because: 'it is due to be signed soon',
    },
    {
      round: { texts: [], pack: aPack({ state: 'IN_REVIEW' }) },
      today: '2026-12-21',
      says: [
        ...[
          'Chair: SIGN_PARTNERS 3',
          'Superintendent: SIGN_CLEARED 3',
          'Secretary: SIGN_LATE 2026-12-20',
        ],
        ...['Chair: SIGN_LATE 2026-12-20', 'Superintendent: SIGN_LATE 2026-12-20'],
      ],
      because: 'those who sign it are late',
    },
    {
      round: { pack: aPack({ state: 'SIGNED_OFF' }), signedOn: '2026-12-01' },
      today: '2026-12-08',
      says: [
        'Secretary: SIGNED_OFF',
        'Chair: SIGNED_OFF',
        'Member: SIGNED_OFF',
        'Superintendent: SIGNED_OFF',
      ],
      because: 'it was signed within a week',
    },
    {
      round: { pack: aPack({ state: 'SIGNED_OFF' }), signedOn: '2026-12-01' },
      today: '2026-12-09',
      says: [],
      because: 'it is no longer news',
    },
    {
      round: { pack: aPack({ state: 'SUPERSEDED' }), signedOn: '2026-12-01' },
      today: '2026-12-01',
      says: [],
      because: 'it was replaced',
    },
  ])('is told on $today: $says, because $because', ({ round, today, says }) => {
    expect(told(round, today)).toEqual(says);
  });
});

const aHandBack = (handedBack: Partial<HandBack> = {}): HandBack => ({
  ...{ version: 4, on: '2026-12-01', reason: 'Say why it rose.', personId: 'Chair', post: 'Chair' },
  ...handedBack,
});

describe('a pack that was handed back', () => {
  const board = ['Secretary: HANDED_BACK 4'];
  const owed = ['Safeguarding lead: HANDED_BACK 4'];
  it.each([
    {
      round: {},
      today: '2026-12-01',
      says: [...board, ...owed],
      because: 'its secretary and its authors continue with it',
    },
    {
      round: {},
      today: '2026-12-08',
      says: [...board, ...owed],
      because: 'it happened a week ago',
    },
    { round: {}, today: '2026-12-09', says: [], because: 'it is no longer news' },
    {
      round: { handedBack: null },
      today: '2026-12-01',
      says: [],
      because: 'it was never handed back',
    },
    {
      round: { handedBack: aHandBack({ personId: 'Secretary' }) },
      today: '2026-12-01',
      says: ['Chair: HANDED_BACK 4', ...owed],
      because: 'the person who did it is not told',
    },
    {
      round: { handedBack: aHandBack({ personId: null }) },
      today: '2026-12-01',
      says: [...board, 'Chair: HANDED_BACK 4', ...owed],
      because: 'the local administrator did it',
    },
    {
      round: { pack: aPack({ state: 'IN_REVIEW' }) },
      today: '2026-12-01',
      says: [],
      because: 'it is with the chair again',
    },
    {
      round: { pack: aPack({ state: 'SIGNED_OFF' }), signedOn: '2026-12-01' },
      today: '2026-12-01',
      says: [],
      because: 'it was signed after all',
    },
    {
      round: { isSettled: false },
      today: '2026-12-01',
      says: board,
      because: 'the writers of its texts are being changed',
    },
    {
      round: { texts: [aText({ state: 'IN_REVIEW' })] },
      today: '2026-12-01',
      says: board,
      because: 'the text waits for the secretary',
    },
    {
      round: { texts: [aText({ state: 'AGREED' })] },
      today: '2026-12-01',
      says: board,
      because: 'the text is agreed',
    },
    {
      round: { texts: [aText({ ownerAgencyId: OCC })] },
      today: '2026-12-01',
      says: board,
      because: 'nobody there can write',
    },
    {
      round: { texts: [aText({ ownerAgencyId: TVP, edition: 'CLEARED' })] },
      today: '2026-12-01',
      says: [...board, 'Police analyst: HANDED_BACK 4'],
      because: 'only cleared people are told about a text for cleared readers',
    },
    {
      round: { people: people.map((person) => ({ ...person, grants: [] })) },
      today: '2026-12-01',
      says: [],
      because: 'their access has ended',
    },
  ])('leads to these messages on $today: $says, because $because', ({ round, today, says }) => {
    expect(
      told({ handedBack: aHandBack(), ...round }, today).filter((words) =>
        words.includes('HANDED_BACK'),
      ),
    ).toEqual(says);
  });
});

describe('a message', () => {
  const sections = [
    { key: 'statement', heading: 'Statement', blocks: [], texts: [] },
    { key: 'reports', heading: 'Reports', blocks: [], texts: [] },
  ];
  const item = (about: Partial<RoundItem> = {}): RoundItem => ({
    ...{ personId: 'x', step: 'ASKED', textId: 't', occasion: '2026-12-10' },
    ...about,
  });
  const texts = [
    aText(),
    aText({ id: 'apart', edition: 'CLEARED' }),
    aText({ id: 'said', kind: 'WHAT_NEXT', state: 'IN_REVIEW' }),
  ];
  const say = (items: readonly RoundItem[], pack = aPack(), handedBack = aHandBack()) =>
    describeRound(items, { pack, sections, texts, handedBack }, referenceDataOn('2026-12-11'));

  it('names texts and days, and quotes nothing from them', () => {
    const message = say([item()]);
    expect(message).toEqual({
      title: `Please write for the board: Q2 2026/27, ${FORCE}`,
      body: `Please write these texts in the pack for Q2 2026/27, ${FORCE}.\n\n- Reports, why: due by 10 December 2026`,
      marking: 'OFFICIAL',
      link: `/boards/2026-27-Q2/${FORCE}/edit?section=reports`,
    });
  });

  it('keeps a text for cleared people separate, with a title that does not name it', () => {
    const parts = partMessages([item(), item({ textId: 'apart' })], texts);
    expect(parts.map((items) => items.map(({ textId }) => textId))).toEqual([['t'], ['apart']]);
    const apart = say(parts[1] ?? []);
    expect([apart.marking, apart.title]).toEqual([
      'OFFICIAL_SENSITIVE',
      `Please write for the board: Q2 2026/27, ${FORCE}`,
    ]);
  });

  it('tells the chair which texts for partners are not agreed', () => {
    const { title, body, link } = say([item({ step: 'SIGN_PARTNERS', textId: '' })]);
    expect([title, link]).toEqual([
      `To be signed: Q2 2026/27, ${FORCE}`,
      `/boards/2026-27-Q2/${FORCE}/edit`,
    ]);
    expect(body).toMatch(
      /Not agreed yet:\n\n- 2 Reports: why \(late\)\n- 2 Reports: what next \(late\)$/,
    );
    expect(body).not.toContain('Secret words');
  });

  it('says why a pack was handed back, and tells its secretary what is missing and each author which texts are theirs', () => {
    const [ofBoard, ofText] = [
      item({ step: 'HANDED_BACK', textId: '' }),
      item({ step: 'HANDED_BACK' }),
    ];
    const told_ = `The pack for Q2 2026/27, ${FORCE} has been handed back for changes.\n\nChair says: “Say why it rose.”\n\n`;
    const [toBoard, toWriter] = [say([ofBoard]), say([ofText])];
    expect([toBoard.title, toBoard.link]).toEqual([
      `Handed back: Q2 2026/27, ${FORCE}`,
      `/boards/2026-27-Q2/${FORCE}/edit`,
    ]);
    expect(toBoard.body).toBe(
      `${told_}Not agreed yet:\n\n- 2 Reports: why (late)\n- 2 Reports: what next (late)`,
    );
    expect(toWriter.body).toBe(
      `${told_}These texts are still to be written.\n\n- Reports, why: due by 10 December 2026`,
    );
    expect(toWriter.link).toBe(`/boards/2026-27-Q2/${FORCE}/edit?section=reports`);
    expect(say([ofText], aPack(), aHandBack({ reason: '' })).body).not.toContain('says');
  });

  it('links members to the version that was signed', () => {
    const step = { step: 'SIGNED_OFF', textId: '' } as const;
    expect(say([item(step)]).link).toBe(`/boards/2026-27-Q2/${FORCE}`);
    const second = say([item(step)], aPack({ number: 2 }));
    expect(second.link).toBe(`/boards/2026-27-Q2/${FORCE}?version=2`);
    expect(second.body).toContain('Version 2 of the pack');
    expect(second.body).not.toContain('Corrected');
  });
});
