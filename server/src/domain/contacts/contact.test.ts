import { describe, expect, it } from 'vitest';

import { decideContact, MAX_ROLE_LENGTH, readContact } from './contact.js';

const contact = { role: 'Data team', address: 'data.team@example.org' };

describe('readContact', () => {
  it('takes a role on one line and one address', () => {
    expect(
      readContact({ role: ' Data\r\nteam\u202e ', address: ' data.team@EXAMPLE.org ' }),
    ).toEqual({ contact, problems: [] });
  });

  it('takes two empty parts as a removal', () => {
    expect(readContact({ role: ' ', address: '' })).toEqual({ contact: null, problems: [] });
  });

  it.each([
    { written: { role: '', address: contact.address }, fields: ['role'] },
    {
      written: { role: 'x'.repeat(MAX_ROLE_LENGTH + 1), address: contact.address },
      fields: ['role'],
    },
    { written: { role: contact.role, address: '' }, fields: ['address'] },
    { written: { role: '\u202e', address: 'a@b.org, c@d.org' }, fields: ['role', 'address'] },
  ])('describes what is wrong with $written', ({ written, fields }) => {
    const { contact: read, problems } = readContact(written);
    expect(read).toBeNull();
    expect(problems.map(({ field }) => field)).toEqual(fields);
  });

  it('takes a role of the maximum length', () => {
    expect(
      readContact({ role: '😀'.repeat(MAX_ROLE_LENGTH), address: contact.address }).problems,
    ).toEqual([]);
  });
});

describe('decideContact', () => {
  const other = { ...contact, role: 'Performance team' };
  it.each([
    {
      current: null,
      wanted: contact,
      seen: 0,
      decision: 'WRITE',
      because: 'none was seen and none is there',
    },
    {
      current: null,
      wanted: contact,
      seen: 1,
      decision: 'CONFLICT',
      because: 'something was seen that never was',
    },
    {
      current: null,
      wanted: null,
      seen: 0,
      decision: 'KEEP',
      because: 'there is nothing to take away',
    },
    {
      current: { contact, version: 2 },
      wanted: other,
      seen: 2,
      decision: 'WRITE',
      because: 'it is the one that was seen',
    },
    {
      current: { contact, version: 2 },
      wanted: null,
      seen: 2,
      decision: 'WRITE',
      because: 'it is the one that was seen',
    },
    {
      current: { contact, version: 2 },
      wanted: other,
      seen: 1,
      decision: 'CONFLICT',
      because: 'it was changed since',
    },
    {
      current: { contact, version: 2 },
      wanted: contact,
      seen: 1,
      decision: 'KEEP',
      because: 'it is so already',
    },
    {
      current: { contact: null, version: 2 },
      wanted: contact,
      seen: 0,
      decision: 'CONFLICT',
      because: 'it was set and removed since',
    },
  ])('$decision: $because', ({ current, wanted, seen, decision }) => {
    expect(decideContact(current, wanted, seen)).toBe(decision);
  });
});
