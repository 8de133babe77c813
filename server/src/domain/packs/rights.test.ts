import { describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { World } from '#domain/figures/world.js';
import { referenceWorld } from '#testing/reference-world.js';

import type { Pack, PackState } from './pack.js';
import { mayRead, maySignEdition } from './rights.js';

const reference = referenceWorld('2026-11-24');
const idOf = (code: string) => reference.agencies.find((agency) => agency.code === code)?.id ?? 0;
const [TVP, RBC] = [idOf('TVP'), idOf('RBC')];
const world: World = {
  ...reference,
  agencies: reference.agencies.map((agency) => ({ ...agency, family: agency.id === TVP ? 'POLICE' : 'LOCAL_AUTHORITY' })),
};
const FORCE = world.places.force?.code ?? '';
const COUNTY = world.places.areas.find(({ kind }) => kind === 'COUNTY')?.code ?? '';

const aPack = (state: PackState, area = FORCE): Pack => ({
  ...{ id: 'p', quarter: '2026-27-Q2', area, number: 1, state, version: 1, reason: '', templateVersion: 0 },
  ...{ textsDueOn: null, signOffDueOn: null, meetsOn: null },
});
const leader: Grant = { role: 'SENIOR_LEADER', agencyIds: [TVP], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' };
const analyst: Grant = { ...leader, role: 'ANALYST' };
const ofCouncil: Grant = { ...leader, agencyIds: [RBC] };
const chair: Grant = { ...leader, role: 'BOARD_CHAIR', isForPartnership: true, agencyIds: world.agencies.map(({ id }) => id) };
const a = (...grants: readonly Grant[]) => ({ personId: 'x', name: 'Post', grants });

describe('the edition for people who are cleared', () => {
  it.each([
    { who: a(leader), signs: true, because: 'a senior leader of the police is cleared by that very grant' },
    { who: a(chair), signs: true, because: 'a chair who is cleared may sign what they see' },
    { who: a({ ...leader, areaCodes: [FORCE] }), signs: true, because: 'the grant is for that place' },
    { who: a({ ...leader, areaCodes: [COUNTY] }), signs: false, because: 'the grant is for another place' },
    { who: a({ ...leader, marking: 'OFFICIAL' } as const), signs: false, because: 'they are not cleared' },
    { who: a({ ...chair, marking: 'OFFICIAL' } as const), signs: false, because: 'a chair who is not cleared may not see it' },
    { who: a(ofCouncil), signs: false, because: 'no council clears anybody' },
    { who: a(analyst), signs: false, because: 'who works the figures out does not answer for them' },
    { who: a(ofCouncil, analyst), signs: false, because: 'the role of one grant and the clearance of another make no permission' },
    { who: { ...a(leader), scopes: ['FIGURES'] as const }, signs: false, because: 'a token signs nothing' },
  ])('is signed: $signs, for $because', ({ who, signs }) => {
    expect(maySignEdition(who, { edition: 'CLEARED', pack: aPack('IN_REVIEW') }, world).ok).toBe(signs);
  });
});

describe('a pack that is not signed off', () => {
  it.each([
    { who: a(leader), state: 'DRAFT', reads: false, because: 'it is not for them to sign yet' },
    { who: a(leader), state: 'IN_REVIEW', reads: true, because: 'they are to sign it' },
    { who: a({ ...leader, areaCodes: [COUNTY] }), state: 'IN_REVIEW', reads: false, because: 'they sign for another place' },
    { who: a({ ...leader, marking: 'OFFICIAL' } as const), state: 'IN_REVIEW', reads: false, because: 'they do not sign it' },
    { who: a(ofCouncil), state: 'IN_REVIEW', reads: false, because: 'they do not sign it' },
    { who: a(analyst), state: 'DRAFT', reads: true, because: 'they write in it' },
  ] as const)('in $state is read: $reads, for $because', ({ who, state, reads }) => {
    expect(mayRead(who, aPack(state), world).ok).toBe(reads);
  });
});
