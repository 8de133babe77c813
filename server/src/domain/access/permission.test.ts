import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { type Action, actionRules, roleNames } from './actions.js';
import { type Grant, roles } from './grant.js';
import { can } from './permission.js';
import { nobody } from './request-identity.js';

const [police, council, fire] = [1, 2, 3];
const actions = Object.keys(actionRules).filter((name): name is Action => name in actionRules);

const aGrant = (grant: Partial<Grant>): Grant => ({
  role: 'ANALYST',
  agencyIds: [council],
  areaCodes: [],
  marking: 'OFFICIAL',
  ...grant,
});
const aViewer = (...grants: readonly Grant[]) => ({ personId: 'a', name: 'Somebody', grants });

describe('docs/access.md', () => {
  const lines = readFileSync(new URL('../../../../docs/access.md', import.meta.url), 'utf8').split(
    '\n',
  );
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const header = cells(lines.find((line) => line.startsWith('| action')) ?? '').slice(1);
  const rows = new Map(
    lines
      .filter((line) => /^\| [A-Z_]+: /.test(line))
      .map((line) => [cells(line)[0] ?? '', cells(line).slice(1)]),
  );

  it('lists every role and every action, in the same words as the code', () => {
    expect(header).toEqual(roles.map((role) => roleNames[role]));
    expect([...rows.keys()]).toEqual(
      actions.map((action) => `${action}: ${actionRules[action].words}`),
    );
  });

  it.each(actions.flatMap((action) => roles.map((role, column) => ({ action, role, column }))))(
    'agrees with the code on $action for $role',
    ({ action, role, column }) => {
      const viewer = aViewer(aGrant({ role, agencyIds: [council] }));
      const said = rows.get(`${action}: ${actionRules[action].words}`)?.[column];
      const ofPartnership = aViewer(
        aGrant({ role, agencyIds: [council, police], isForPartnership: true }),
      );
      const [own, others] = [council, police].map(
        (agency) => can(viewer, action, { agencyIds: [agency] }).ok,
      );
      const isForPartnership = can(ofPartnership, action, { isForPartnership: true }).ok;
      expect(said).toBe(own ? (others ? 'yes' : 'own') : isForPartnership ? 'partnership' : '');
      // A grant for the partnership allows everything that a grant for an agency allows.
      if (own) expect(isForPartnership).toBe(true);
    },
  );
});

describe('can', () => {
  it.each([
    {
      grants: [aGrant({ role: 'CONTRIBUTOR' })],
      where: { agencyIds: [council] },
      may: true,
      because: 'it is their own agency',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR' })],
      where: { agencyIds: [fire] },
      may: false,
      because: 'it is another agency',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR' })],
      where: { agencyIds: [council, fire] },
      may: false,
      because: 'one of the two is another agency',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR', agencyIds: [council, fire] })],
      where: { agencyIds: [council, fire] },
      may: true,
      because: 'both are their own',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR' }), aGrant({ role: 'CONTRIBUTOR', agencyIds: [fire] })],
      where: { agencyIds: [council, fire] },
      may: false,
      because: 'no single grant has both',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR' }), aGrant({ agencyIds: [fire] })],
      where: { agencyIds: [fire] },
      may: false,
      because: 'a role in one grant does not apply at another grant’s agency',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR' })],
      where: { marking: 'OFFICIAL_SENSITIVE' as const },
      may: false,
      because: 'the marking is too low',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR', marking: 'OFFICIAL_SENSITIVE' })],
      where: { marking: 'OFFICIAL' as const },
      may: true,
      because: 'the marking is high enough',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR', areaCodes: ['READING'] })],
      where: { areas: [['READING', 'BERKSHIRE']] },
      may: true,
      because: 'it is the same area',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR', areaCodes: ['BERKSHIRE'] })],
      where: { areas: [['READING', 'BERKSHIRE']] },
      may: true,
      because: 'it is inside the area',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR', areaCodes: ['READING'] })],
      where: { areas: [['BERKSHIRE']] },
      may: false,
      because: 'it is larger than the area',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR', areaCodes: ['READING'] })],
      where: { areas: [] },
      may: false,
      because: 'no areas means everywhere',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR' })],
      where: { areas: [] },
      may: true,
      because: 'a grant without areas is for everywhere',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR', agencyIds: [police, council, fire] })],
      where: { isForPartnership: true },
      may: false,
      because: 'naming every agency is not a grant for the partnership',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR', agencyIds: [], isForPartnership: true })],
      where: { agencyIds: [fire] },
      may: true,
      because: 'the partnership includes every agency',
    },
    {
      grants: [aGrant({ role: 'CONTRIBUTOR', isForPartnership: true, areaCodes: ['READING'] })],
      where: { isForPartnership: true, areas: [] },
      may: false,
      because: 'the grant is for one area only',
    },
  ])('is $may: $because', ({ grants, where, may }) => {
    expect(can(aViewer(...grants), 'SEND_RETURNS', where).ok).toBe(may);
  });

  it.each([
    {
      viewer: aViewer(aGrant({ role: 'BOARD_MEMBER' })),
      action: 'OPEN_RECORDS' as const,
      sentence:
        'You may not open records here: it needs the role of analyst, contributor or moderator at the agency it belongs to. An administrator of that agency can grant it: say what you need it for.',
    },
    {
      viewer: aViewer(),
      action: 'SEE_FIGURES' as const,
      sentence:
        'You may not see figures here: it needs any role. An administrator of that agency can grant it: say what you need it for.',
    },
    {
      viewer: aViewer(aGrant({ role: 'ADMINISTRATOR', agencyIds: [police, council, fire] })),
      action: 'ADD_EVENTS' as const,
      sentence:
        'You may not add events here: it needs the role of analyst or administrator for the whole partnership. An administrator of the whole partnership can grant it: say what you need it for.',
    },
    {
      viewer: nobody,
      action: 'SEE_FIGURES' as const,
      sentence: 'Sign in to see figures. You can do what you have been given access to.',
    },
  ])('says what $action needs and who can grant it', ({ viewer, action, sentence }) => {
    expect(can(viewer, action)).toMatchObject({ ok: false, sentence });
  });
});
