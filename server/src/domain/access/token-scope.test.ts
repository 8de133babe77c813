import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { type Action, actionRules } from './actions.js';
import { canAsk } from './can-ask.js';
import {
  nobody,
  type RequestIdentity,
  toLocalAdministrator,
  unknownOrigin,
} from './request-identity.js';
import { type TokenScope, tokenScopes } from './token-scope.js';
import { type Families, recordScopeOf, type Viewer } from './viewer.js';
import { describeVisibility } from './words.js';

const [police, council] = [1, 2];
const families: Families = new Map([
  [police, 'POLICE'],
  [council, 'LOCAL_AUTHORITY'],
]);
const actions = Object.keys(actionRules).filter((name): name is Action => name in actionRules);

/** Somebody who may do everything, and one of their tokens. */
function withScopes(...scopes: readonly TokenScope[]): RequestIdentity {
  const viewer: Viewer = {
    ...toLocalAdministrator([police]),
    personId: 'a',
    name: 'All of it',
    scopes,
  };
  return {
    viewer,
    actor: viewer,
    session: null,
    agencyId: police,
    ended: null,
    isByToken: true,
    origin: unknownOrigin,
  };
}

describe('docs/access.md', () => {
  const lines = readFileSync(new URL('../../../../docs/access.md', import.meta.url), 'utf8').split(
    '\n',
  );
  const said = new Map(
    lines
      .map((line) => /^\| (FIGURES|OWN_RECORDS|IMPORT) \| ([A-Z_, ]+) \|/.exec(line))
      .map((found) => [found?.[1], found?.[2]?.split(', ') ?? []] as const),
  );

  it.each(tokenScopes.flatMap((scope) => actions.map((action) => ({ scope, action }))))(
    'agrees with the code on $action with the scope $scope',
    ({ scope, action }) => {
      const isSaid = said.get(scope)?.includes(action);
      expect(isSaid).toBeTypeOf('boolean');
      for (const doesChange of [false, true])
        expect(canAsk(withScopes(scope), { need: action, doesChange }).ok).toBe(isSaid);
    },
  );
});

describe('a token', () => {
  it.each([
    'MODERATE',
    'SEE_STAGED_RETURNS',
    'SEE_QUALITY',
    'SET_TARGETS',
    'ADD_EVENTS',
    'READ_LOG',
    'SEE_WHO_LOOKED',
    'MANAGE_PEOPLE',
    'VIEW_AS',
    'USE_ACCOUNT',
  ] as const)('with every scope does not let its owner %s', (need) => {
    expect(canAsk(withScopes(...tokenScopes), { need, doesChange: true })).toMatchObject({
      ok: false,
      sentence: `Tokens may not ${actionRules[need].words}: sign in to do that.`,
      needs: 'Signing in.',
    });
  });

  it('names the scope that it lacks', () => {
    expect(canAsk(withScopes('IMPORT'), { need: 'OPEN_RECORDS', doesChange: false })).toMatchObject(
      {
        sentence:
          'This token may not open records: it was made without OWN_RECORDS. Make one that has it.',
        needs: 'A token with OWN_RECORDS.',
      },
    );
  });

  it('does not let its owner do anything that they have not been granted', () => {
    const identity = withScopes(...tokenScopes);
    const viewer: Viewer = {
      ...identity.viewer,
      grants: [{ role: 'BOARD_MEMBER', agencyIds: [council], areaCodes: [], marking: 'OFFICIAL' }],
    };
    expect(
      canAsk({ ...identity, viewer, actor: viewer }, { need: 'SEND_RETURNS', doesChange: true }),
    ).toMatchObject({ ok: false });
    expect(
      canAsk({ ...identity, viewer, actor: viewer }, { need: 'OPEN_RECORDS', doesChange: false }),
    ).toMatchObject({ ok: false });
  });

  it('that is not valid is told why, whatever it requests', () => {
    const refused = {
      viewer: nobody,
      actor: nobody,
      session: null,
      agencyId: null,
      ended: 'It was ended.',
      isByToken: true,
    };
    const identity: RequestIdentity = { ...refused, origin: unknownOrigin };
    expect(canAsk(identity, { need: 'SEE_FIGURES', doesChange: false })).toMatchObject({
      sentence: 'It was ended.',
      needs: 'A valid token.',
    });
  });
});

describe('the records that a token opens', () => {
  const cleared = {
    grants: [
      { role: 'ANALYST', agencyIds: [police], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' },
    ],
  } as const;

  it.each([
    { scopes: undefined, scope: { kind: 'ALL' }, because: 'cleared people open all of them' },
    {
      scopes: ['OWN_RECORDS'] as const,
      scope: { kind: 'AGENCIES', agencyIds: [police] },
      because: 'a token opens only their own agencies’ records',
    },
    {
      scopes: tokenScopes,
      scope: { kind: 'AGENCIES', agencyIds: [police] },
      because: 'more scopes do not open more records',
    },
    {
      scopes: ['FIGURES', 'IMPORT'] as const,
      scope: { kind: 'NONE' },
      because: 'its scopes are for other things',
    },
  ])('are $scope.kind with $scopes: $because', ({ scopes, scope }) => {
    expect(recordScopeOf({ ...cleared, ...(scopes ? { scopes } : {}) }, families)).toEqual(scope);
  });
});

it('describes what a token can see and do', () => {
  const names = {
    agencies: new Map([[police, 'Thames Valley Police']]),
    areas: new Map<string, string>(),
  };
  expect(describeVisibility(withScopes('IMPORT').viewer, families, names)).toEqual([
    'Cannot see figures.',
    'Cannot open records.',
    'May send, publish or take back returns.',
  ]);
  expect(describeVisibility(withScopes('FIGURES', 'OWN_RECORDS').viewer, families, names)).toEqual([
    'Sees true counts of everything.',
    'Opens the records of Thames Valley Police.',
  ]);
});
