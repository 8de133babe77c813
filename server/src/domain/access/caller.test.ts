import { describe, expect, it } from 'vitest';

import { toCaller } from './caller.js';
import { nobody } from './request-identity.js';

const somebody = { personId: '7f3k', name: 'Analyst', grants: [] };

describe('toCaller', () => {
  it.each([
    {
      actor: somebody,
      isByToken: false,
      address: '10.0.0.5',
      caller: 'person 7f3k',
      because: 'a person is one caller, wherever they ask from',
    },
    {
      actor: somebody,
      isByToken: true,
      address: '10.0.0.5',
      caller: 'tokens 7f3k',
      because: 'all of a person’s tokens share an allowance',
    },
    {
      actor: nobody,
      isByToken: true,
      address: '10.0.0.5',
      caller: 'address 10.0.0.5',
      because: 'an invalid token belongs to nobody',
    },
    {
      actor: nobody,
      isByToken: false,
      address: '::ffff:10.0.0.5',
      caller: 'address 10.0.0.5',
      because: 'it is the same address',
    },
    {
      actor: nobody,
      isByToken: false,
      address: '2001:db8:1:2:aaaa::1',
      caller: 'address 2001:db8:1:2::/64',
      because: 'one household may have every address in it',
    },
    {
      actor: nobody,
      isByToken: false,
      address: '2001:DB8::7',
      caller: 'address 2001:db8:0:0::/64',
      because: 'zeros may be left out',
    },
    {
      actor: nobody,
      isByToken: false,
      address: '::1',
      caller: 'address 0:0:0:0::/64',
      because: 'it is this machine',
    },
  ])('is "$caller" for $address: $because', ({ actor, isByToken, address, caller }) => {
    expect(toCaller({ actor, isByToken }, address)).toBe(caller);
  });
});
