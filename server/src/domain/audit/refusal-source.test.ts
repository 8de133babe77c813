import { describe, expect, it } from 'vitest';

import { refusalKeyOf, type RefusalSource } from './refusal-source.js';

const nobody = { personId: null, name: 'Nobody' };
const local = { personId: null, name: 'Local administrator' };
const analyst = { personId: 'p-1', name: 'Analyst' };
const other = { personId: 'p-2', name: 'Analyst' };
const asked = { door: 'API', isByToken: false } as const;

describe('refusalKeyOf', () => {
  it.each<{ one: RefusalSource; another: RefusalSource; isShared: boolean; because: string }>([
    {
      one: { ...asked, actor: analyst },
      another: { ...asked, actor: other },
      isShared: false,
      because: 'they are two people',
    },
    {
      one: { ...asked, actor: analyst },
      another: { ...asked, actor: nobody },
      isShared: false,
      because: 'only one of them is signed in',
    },
    {
      one: { ...asked, actor: nobody },
      another: { ...asked, actor: local },
      isShared: false,
      because: 'one of them is the local administrator',
    },
    {
      one: { ...asked, actor: analyst },
      another: { ...asked, actor: analyst, door: 'ROUTE' },
      isShared: true,
      because: 'it is the same person',
    },
    {
      one: { ...asked, actor: analyst },
      another: { ...asked, actor: { ...analyst, name: 'Analyst (token "x")' }, isByToken: true },
      isShared: false,
      because: 'refusals of a stolen token must not hide its owner’s',
    },
    {
      one: { ...asked, actor: { ...analyst, name: 'Analyst (token "x")' }, isByToken: true },
      another: { ...asked, actor: { ...analyst, name: 'Analyst (token "y")' }, isByToken: true },
      isShared: true,
      because: 'a person can make any number of tokens',
    },
    {
      one: { ...asked, actor: nobody },
      another: { ...asked, actor: nobody, door: 'SIGN_IN' },
      isShared: false,
      because: 'they were refused in different places',
    },
  ])('is the same: $isShared, because $because', ({ one, another, isShared }) => {
    expect(refusalKeyOf(one) === refusalKeyOf(another)).toBe(isShared);
  });
});
