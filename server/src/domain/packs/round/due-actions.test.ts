import { describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { BoardAction } from '#domain/packs/action.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { testReferenceData } from '#testing/test-reference-data.js';

import { describeActions } from './describe-actions.js';
import { type ActionItem, findDueActions } from './due-actions.js';
import type { Known } from './recipients.js';

const reference = testReferenceData('2026-12-01');
const idOf = (code: string) => reference.agencies.find((agency) => agency.code === code)?.id ?? 0;
const [TVP, RBC, OCC] = [idOf('TVP'), idOf('RBC'), idOf('OCC')];
const OTHER = reference.agencies.find(({ id }) => ![TVP, RBC, OCC].includes(id))?.id ?? 0;
const FORCE = reference.places.force?.code ?? '';
const COUNTY = reference.places.areas.find(({ kind }) => kind === 'COUNTY')?.code ?? '';
/** @param ended the successors of Reading, if it ended before that day; null if it did not end */
const referenceDataOn = (
  today: string,
  ended: { readonly successorCodes?: readonly string[] } | null = null,
): ReferenceData => ({
  ...reference,
  today,
  agencies: reference.agencies.map((agency) =>
    ended !== null && agency.id === RBC ? { ...agency, validTo: '2026-11-01', ...ended } : agency,
  ),
});

const plain: Grant = { role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' };
const ofPartnership = (role: Grant['role']): Grant => ({
  ...plain,
  role,
  isForPartnership: true,
  agencyIds: reference.agencies.map(({ id }) => id),
});
const known = (name: string, ...grants: readonly Grant[]): Known => ({
  personId: name,
  name,
  grants,
});
const people: readonly Known[] = [
  known('Secretary', ofPartnership('BOARD_SECRETARY')),
  known('Secretary of a county', { ...ofPartnership('BOARD_SECRETARY'), areaCodes: [COUNTY] }),
  known('Chair', ofPartnership('BOARD_CHAIR')),
  known('Safeguarding lead', plain),
  known('Data officer', plain),
  known('Member', { ...plain, role: 'BOARD_MEMBER' }),
  known('Moderator of all', ofPartnership('MODERATOR')),
  known('Other council', { ...plain, agencyIds: [OCC] }),
  known('Police contributor', { ...plain, agencyIds: [TVP] }),
];

const anAction = (action: Partial<BoardAction> = {}): BoardAction => ({
  ...{
    id: 'a',
    area: FORCE,
    since: '2026-27-Q2',
    until: null,
    text: 'Look at all 13 referrals.',
    notes: 'Of 13.',
    state: 'OPEN',
    version: 1,
  },
  ...{
    ownerAgencyId: RBC,
    ownerPost: 'safeguarding Lead',
    dueOn: '2026-12-10',
    isReportedDone: false,
  },
  ...action,
});

describe('an action', () => {
  it.each([
    { action: {}, today: '2026-12-06', says: [], because: 'its day is four days away' },
    {
      action: {},
      today: '2026-12-07',
      says: ['Safeguarding lead: ACTION_SOON'],
      because: 'its day is three days away',
    },
    {
      action: {},
      today: '2026-12-10',
      says: ['Safeguarding lead: ACTION_SOON'],
      because: 'its day is today',
    },
    {
      action: {},
      today: '2026-12-11',
      says: ['Safeguarding lead: ACTION_LATE'],
      because: 'its day has passed',
    },
    {
      action: {},
      today: '2026-12-17',
      says: ['Safeguarding lead: ACTION_LATE'],
      because: 'its day passed a week ago',
    },
    { action: {}, today: '2026-12-18', says: [], because: 'its day passed more than a week ago' },
    { action: { dueOn: null }, today: '2026-12-11', says: [], because: 'it has no day' },
    {
      action: { state: 'DONE', until: '2026-27-Q2' },
      today: '2026-12-11',
      says: [],
      because: 'it is done',
    },
    {
      action: { state: 'DROPPED', until: '2026-27-Q2' },
      today: '2026-12-11',
      says: [],
      because: 'it was dropped',
    },
    {
      action: { isReportedDone: true },
      today: '2026-12-11',
      says: [],
      because: 'its owner says that it is done',
    },
    {
      action: { ownerPost: 'A post that nobody holds' },
      today: '2026-12-10',
      says: ['Safeguarding lead: ACTION_SOON', 'Data officer: ACTION_SOON'],
      because: 'everybody who writes there is told',
    },
    {
      action: { ownerAgencyId: OCC },
      today: '2026-12-10',
      says: ['Other council: ACTION_SOON'],
      because: 'it belongs to another agency',
    },
    {
      action: { ownerAgencyId: null },
      today: '2026-12-10',
      says: ['Secretary: ACTION_SOON'],
      because: 'no agency is named',
    },
    {
      action: { ownerAgencyId: OTHER },
      today: '2026-12-10',
      says: ['Secretary: ACTION_SOON'],
      because: 'nobody there can write',
    },
  ] as const)('is announced on $today to $says, because $because', ({ action, today, says }) => {
    expect(tell(action, referenceDataOn(today))).toEqual(says);
  });

  it('of an agency that ended belongs to its successor, or to the secretary if it has none', () => {
    expect(tell({}, referenceDataOn('2026-12-10', { successorCodes: ['OCC'] }))).toEqual([
      'Other council: ACTION_SOON',
    ]);
    expect(tell({}, referenceDataOn('2026-12-10', {}))).toEqual(['Secretary: ACTION_SOON']);
  });

  it('is not sent to people whose access has ended', () => {
    const actions = [anAction()];
    expect(
      findDueActions(
        { area: FORCE, actions, people: people.map((person) => ({ ...person, grants: [] })) },
        referenceDataOn('2026-12-10'),
      ),
    ).toEqual([]);
  });
});

function tell(action: Partial<BoardAction>, referenceData: ReferenceData): readonly string[] {
  return findDueActions({ area: FORCE, actions: [anAction(action)], people }, referenceData).map(
    ({ personId, step }) => `${personId}: ${step}`,
  );
}

describe('a message about actions', () => {
  const actions = [
    anAction(),
    anAction({ id: 'b', dueOn: '2026-12-01' }),
    anAction({ id: 'c', dueOn: '2026-11-30', ownerAgencyId: null, ownerPost: '' }),
  ];
  const item = (about: Partial<ActionItem>): ActionItem => ({
    personId: 'x',
    step: 'ACTION_SOON',
    actionId: 'a',
    dueOn: '2026-12-10',
    ...about,
  });
  const pack = { quarter: '2026-27-Q2' } as const;
  const say = (items: readonly ActionItem[], reader = 'Safeguarding lead') =>
    describeActions(items, { area: FORCE, actions, pack, reader }, referenceDataOn('2026-12-08'));

  it('says whose they are and when they are due, and quotes nothing from them', () => {
    const late = [
      item({}),
      item({ step: 'ACTION_LATE', actionId: 'b' }),
      item({ step: 'ACTION_LATE', actionId: 'c' }),
    ];
    expect(say(late)).toEqual({
      title: `An action is overdue: board of ${FORCE}`,
      body: [
        `Board actions for ${FORCE} are overdue. Say what has been done, or that they are done.`,
        [
          '- Safeguarding lead, RBC: due by 1 December 2026',
          '- No agency is named: due by 30 November 2026',
        ].join('\n'),
        `A board action for ${FORCE} is due soon.`,
        '- Safeguarding lead, RBC: due by 10 December 2026',
      ].join('\n\n'),
      marking: 'OFFICIAL',
      link: `/boards/2026-27-Q2/${FORCE}#actions`,
    });
    expect(
      describeActions(
        [item({})],
        { area: FORCE, actions, pack: null, reader: '' },
        referenceDataOn('2026-12-08'),
      ).link,
    ).toBe('/boards');
  });

  it('names a post only to those who hold it, because it is free text and may contain a number', () => {
    const ofPost = anAction({ id: 'd', ownerPost: 'Lead for the 13 referrals' });
    const told = (reader: string) =>
      describeActions(
        [item({ actionId: 'd' })],
        { area: FORCE, actions: [ofPost], pack, reader },
        referenceDataOn('2026-12-08'),
      ).body;
    expect(told('Data officer')).toContain('- RBC: due by 10 December 2026');
    expect(told('Data officer')).not.toContain('13');
    expect(told('lead for the 13 referrals')).toContain('- lead for the 13 referrals, RBC: due by');
  });
});
