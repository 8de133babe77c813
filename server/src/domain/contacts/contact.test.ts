import { describe, expect, it } from 'vitest';

import { decideContact, MAX_ROLE_LENGTH, readContact } from './contact.js';

const contact = { role: 'Data team', address: 'data.team@example.org' };

describe('readContact', () => {
  it('accepts a role on one line and one address', () => {
    expect(
      readContact({ role: ' Data\r\nteam\u202e ', address: ' data.team@EXAMPLE.org ' }),
    ).toEqual({ contact, problems: [] });
  });

  it('treats two empty parts as a removal', () => {
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

  it('accepts a role of the maximum length', () => {
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
      because: 'there was none, and there still is none',
    },
    {
      current: null,
      wanted: contact,
      seen: 1,
      decision: 'CONFLICT',
      because: 'the version seen never existed',
    },
    {
      current: null,
      wanted: null,
      seen: 0,
      decision: 'KEEP',
      because: 'there is nothing to remove',
    },
    {
      current: { contact, version: 2 },
      wanted: other,
      seen: 2,
      decision: 'WRITE',
      because: 'nobody has changed it since',
    },
    {
      current: { contact, version: 2 },
      wanted: null,
      seen: 2,
      decision: 'WRITE',
      because: 'nobody has changed it since',
    },
    {
      current: { contact, version: 2 },
      wanted: other,
      seen: 1,
      decision: 'CONFLICT',
      because: 'somebody has changed it since',
    },
    {
      current: { contact, version: 2 },
      wanted: contact,
      seen: 1,
      decision: 'KEEP',
      because: 'it is already as wanted',
    },
    {
      current: { contact: null, version: 2 },
      wanted: contact,
      seen: 0,
      decision: 'CONFLICT',
      because: 'it has been set and removed since',
    },
  ])('$decision: $because', ({ current, wanted, seen, decision }) => {
    expect(decideContact(current, wanted, seen)).toBe(decision);
  });
});
