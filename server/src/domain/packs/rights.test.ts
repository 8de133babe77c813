import { describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { testReferenceData } from '#testing/test-reference-data.js';

import type { Edition, Pack, PackState, PackText } from './pack.js';
import {
  canAgreeText,
  canMakePack,
  canRead,
  canReadEdition,
  canReadText,
  canRecordActions,
  canSeparate,
  canSign,
  canSignEdition,
  canWriteText,
  editionFor,
  isColleagueAt,
  viewerOf,
} from './rights.js';

const reference = testReferenceData('2026-11-24');
const idOf = (code: string) => reference.agencies.find((agency) => agency.code === code)?.id ?? 0;
const [TVP, RBC] = [idOf('TVP'), idOf('RBC')];
const referenceData: ReferenceData = {
  ...reference,
  agencies: reference.agencies.map((agency) => ({
    ...agency,
    family: agency.id === TVP ? 'POLICE' : 'LOCAL_AUTHORITY',
  })),
};
const FORCE = referenceData.places.force?.code ?? '';
const COUNTY = referenceData.places.areas.find(({ kind }) => kind === 'COUNTY')?.code ?? '';

const aPack = (state: PackState, area = FORCE): Pack => ({
  ...{
    id: 'p',
    quarter: '2026-27-Q2',
    area,
    number: 1,
    state,
    version: 1,
    reason: '',
    templateVersion: 0,
  },
  ...{ textsDueOn: null, signOffDueOn: null, meetsOn: null },
});
const leader: Grant = {
  role: 'SENIOR_LEADER',
  agencyIds: [TVP],
  areaCodes: [],
  marking: 'OFFICIAL_SENSITIVE',
};
const analyst: Grant = { ...leader, role: 'ANALYST' };
const ofCouncil: Grant = { ...leader, agencyIds: [RBC] };
const chair: Grant = {
  ...leader,
  role: 'BOARD_CHAIR',
  isForPartnership: true,
  agencyIds: referenceData.agencies.map(({ id }) => id),
};
const a = (...grants: readonly Grant[]) => ({ personId: 'x', name: 'Post', grants });

describe('the edition for people who are cleared', () => {
  it.each([
    {
      who: a(leader),
      signs: true,
      because: 'a senior leader in the police is cleared by the same grant',
    },
    { who: a(chair), signs: true, because: 'a chair who is cleared may sign what they see' },
    {
      who: a({ ...leader, areaCodes: [FORCE] }),
      signs: true,
      because: 'the grant is for that place',
    },
    {
      who: a({ ...leader, areaCodes: [COUNTY] }),
      signs: false,
      because: 'the grant is for another place',
    },
    {
      who: a({ ...leader, marking: 'OFFICIAL' } as const),
      signs: false,
      because: 'they are not cleared',
    },
    {
      who: a({ ...chair, marking: 'OFFICIAL' } as const),
      signs: false,
      because: 'a chair who is not cleared may not see it',
    },
    { who: a(ofCouncil), signs: false, because: 'a grant at a council does not clear anybody' },
    {
      who: a(analyst),
      signs: false,
      because: 'analysts prepare the figures and do not sign them',
    },
    {
      who: a(ofCouncil, analyst),
      signs: false,
      because: 'the role of one grant does not combine with the clearance of another',
    },
    {
      who: { ...a(leader), scopes: ['FIGURES'] as const },
      signs: false,
      because: 'a token cannot sign',
    },
  ])('can be signed: $signs, because $because', ({ who, signs }) => {
    expect(
      canSignEdition(who, { edition: 'CLEARED', pack: aPack('IN_REVIEW') }, referenceData).ok,
    ).toBe(signs);
  });
});

describe('a pack that is not signed off', () => {
  it.each([
    { who: a(leader), state: 'DRAFT', reads: false, because: 'it is not ready for them to sign' },
    { who: a(leader), state: 'IN_REVIEW', reads: true, because: 'it is waiting for them to sign' },
    {
      who: a({ ...leader, areaCodes: [COUNTY] }),
      state: 'IN_REVIEW',
      reads: false,
      because: 'they sign for another place',
    },
    {
      who: a({ ...leader, marking: 'OFFICIAL' } as const),
      state: 'IN_REVIEW',
      reads: false,
      because: 'they do not sign it',
    },
    { who: a(ofCouncil), state: 'IN_REVIEW', reads: false, because: 'they do not sign it' },
    { who: a(analyst), state: 'DRAFT', reads: true, because: 'they write in it' },
  ] as const)('in $state can be read: $reads, because $because', ({ who, state, reads }) => {
    expect(canRead(who, aPack(state), referenceData).ok).toBe(reads);
  });
});

const every = referenceData.agencies.map(({ id }) => id);
const ofPartnership = (role: Grant['role'], grant: Partial<Grant> = {}): Grant => ({
  ...{ role, isForPartnership: true, agencyIds: every, areaCodes: [], marking: 'OFFICIAL' },
  ...grant,
});
const plain: Grant = { role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' };

/** People of every kind, and those limited to one county. */
const people = {
  secretary: a(ofPartnership('BOARD_SECRETARY')),
  chair: a(ofPartnership('BOARD_CHAIR')),
  clearedSecretary: a(ofPartnership('BOARD_SECRETARY', { marking: 'OFFICIAL_SENSITIVE' })),
  countySecretary: a(ofPartnership('BOARD_SECRETARY', { areaCodes: [COUNTY] })),
  countyChair: a(ofPartnership('BOARD_CHAIR', { areaCodes: [COUNTY] })),
  contributor: a(plain),
  countyContributor: a({ ...plain, areaCodes: [COUNTY] }),
  policeContributor: a({ ...plain, agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' }),
  moderatorOfAll: a(ofPartnership('MODERATOR')),
  memberThere: a({ ...plain, role: 'BOARD_MEMBER' }),
  auditor: a(ofPartnership('AUDITOR')),
  administrator: a(ofPartnership('ADMINISTRATOR')),
  leader: a(leader),
  ended: a(),
  token: {
    ...a(ofPartnership('BOARD_SECRETARY'), ofPartnership('BOARD_CHAIR')),
    scopes: ['FIGURES'] as const,
  },
};
type Who = keyof typeof people;
const all = Object.keys(people).filter((who): who is Who => Object.hasOwn(people, who));
const whoMay = (may: (who: (typeof people)[Who]) => boolean) =>
  all.filter((who) => may(people[who]));

const aText = (edition: Edition = 'PARTNERS', ownerAgencyId: number | null = RBC): PackText => ({
  ...{
    id: 't',
    section: 'reports',
    kind: 'WHY',
    state: 'OWED',
    version: 0,
    body: '',
    ownerPost: '',
    dueOn: null,
  },
  ...{ edition, ownerAgencyId },
});

describe('a pack for a place', () => {
  it('is made by its secretaries and signed for partners by its chairs, but not by those of another place, and never with a token', () => {
    expect(whoMay((who) => canMakePack(who, FORCE, referenceData).ok)).toEqual([
      'secretary',
      'clearedSecretary',
    ]);
    expect(whoMay((who) => canMakePack(who, COUNTY, referenceData).ok)).toEqual([
      'secretary',
      'clearedSecretary',
      'countySecretary',
    ]);
    expect(whoMay((who) => canSign(who, FORCE, referenceData).ok)).toEqual(['chair']);
    expect(whoMay((who) => canSign(who, COUNTY, referenceData).ok)).toEqual([
      'chair',
      'countyChair',
    ]);
    expect(
      whoMay(
        (who) =>
          canSignEdition(who, { edition: 'PARTNERS', pack: aPack('IN_REVIEW') }, referenceData).ok,
      ),
    ).toEqual(['chair']);
    expect(whoMay((who) => canAgreeText(who, { area: FORCE }, referenceData).ok)).toEqual([
      'secretary',
      'chair',
      'clearedSecretary',
    ]);
    expect(whoMay((who) => canAgreeText(who, { area: COUNTY }, referenceData).ok)).toEqual([
      ...['secretary', 'chair', 'clearedSecretary', 'countySecretary', 'countyChair'],
    ]);
  });

  it('is read as a draft by its board, authors, administrators and auditors, and by anybody with access once it is signed', () => {
    const drafts = [
      'secretary',
      'chair',
      'clearedSecretary',
      'contributor',
      'policeContributor',
      'moderatorOfAll',
      'auditor',
      'administrator',
    ];
    expect(whoMay((who) => canRead(who, aPack('DRAFT'), referenceData).ok)).toEqual(drafts);
    expect(whoMay((who) => canRead(who, aPack('IN_REVIEW'), referenceData).ok)).toEqual([
      ...drafts,
      'leader',
    ]);
    for (const state of ['SIGNED_OFF', 'SUPERSEDED'] as const)
      expect(whoMay((who) => canRead(who, aPack(state), referenceData).ok)).toEqual(
        all.filter((who) => who !== 'ended'),
      );
  });

  it('has an edition for cleared readers, which nobody else can read or find out about', () => {
    const cleared = ['policeContributor', 'leader'];
    expect(whoMay((who) => editionFor(who, referenceData) === 'CLEARED')).toEqual([
      'clearedSecretary',
      ...cleared,
    ]);
    const mayReadIn = (edition: Edition, state: PackState) =>
      whoMay((who) => canReadEdition(who, { edition, pack: aPack(state) }, referenceData).ok);
    expect(mayReadIn('CLEARED', 'SIGNED_OFF')).toEqual(['clearedSecretary', ...cleared]);
    expect(mayReadIn('PARTNERS', 'SIGNED_OFF')).toEqual(all.filter((who) => who !== 'ended'));
    expect(mayReadIn('CLEARED', 'DRAFT')).toEqual(['clearedSecretary', 'policeContributor']);
    const mayReadOne = (edition: Edition) =>
      whoMay((who) =>
        canReadText(who, { text: aText(edition), pack: aPack('DRAFT') }, referenceData),
      );
    expect(mayReadOne('CLEARED')).toEqual(['clearedSecretary', 'policeContributor']);
    expect(mayReadOne('PARTNERS')).toEqual(
      whoMay((who) => canRead(who, aPack('DRAFT'), referenceData).ok),
    );
  });
});

describe('a text', () => {
  const writers = (text: PackText, area = FORCE) =>
    whoMay((who) => canWriteText(who, { text, pack: aPack('DRAFT', area) }, referenceData).ok);
  it('is written by its board and by colleagues at the agency that owes it, but for cleared readers only by those who are cleared', () => {
    expect(writers(aText())).toEqual(['secretary', 'chair', 'clearedSecretary', 'contributor']);
    expect(writers(aText('PARTNERS', TVP))).toEqual([
      'secretary',
      'chair',
      'clearedSecretary',
      'policeContributor',
    ]);
    expect(writers(aText('PARTNERS', null))).toEqual(['secretary', 'chair', 'clearedSecretary']);
    expect(writers(aText('CLEARED', TVP))).toEqual(['clearedSecretary', 'policeContributor']);
    expect(writers(aText('CLEARED', RBC))).toEqual(['clearedSecretary']);
    expect(writers(aText(), COUNTY)).toEqual([
      ...[
        'secretary',
        'chair',
        'clearedSecretary',
        'countySecretary',
        'countyChair',
        'contributor',
        'countyContributor',
      ],
    ]);
  });

  it('can be written separately for cleared readers by a cleared author', () => {
    const of = (text: PackText) =>
      whoMay((who) => canSeparate(who, { text, pack: aPack('DRAFT') }, referenceData).ok);
    expect([of(aText()), of(aText('PARTNERS', TVP))]).toEqual([
      ['clearedSecretary'],
      ['clearedSecretary', 'policeContributor'],
    ]);
  });

  it('cannot be written through a grant for the whole partnership, or a role that does not write', () => {
    expect(whoMay((who) => isColleagueAt(who, RBC))).toEqual(['contributor', 'countyContributor']);
  });
});

describe('an action', () => {
  it('accepts notes from colleagues at its agency who can read drafts of that board', () => {
    const of = (area: string, ownerAgencyId: number | null) =>
      whoMay((who) => canRecordActions(who, { area, ownerAgencyId }, referenceData));
    expect(of(FORCE, RBC)).toEqual(['contributor']);
    expect(of(COUNTY, RBC)).toEqual(['contributor', 'countyContributor']);
    expect(of(FORCE, null)).toEqual([]);
  });
});

it('makes editions for a viewer without an agency, and for a cleared viewer at every agency', () => {
  expect(viewerOf('PARTNERS', referenceData).grants.flatMap(({ agencyIds }) => agencyIds)).toEqual(
    [],
  );
  expect(editionFor(viewerOf('PARTNERS', referenceData), referenceData)).toBe('PARTNERS');
  expect(viewerOf('CLEARED', referenceData).grants.flatMap(({ agencyIds }) => agencyIds)).toEqual(
    every,
  );
  expect(editionFor(viewerOf('CLEARED', referenceData), referenceData)).toBe('CLEARED');
});
