import { afterAll, beforeAll, expect, it } from 'vitest';

import { readContact } from '#domain/contacts/contact.js';
import { parseMailAddress } from '#domain/mail/mail-address.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { posts } from '@stronghold/prisma/seed/demonstration/posts';

import { insertPosts } from './demonstration.store.js';
import { insertContacts } from './demonstration-contacts.store.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  await insertPosts(test.ownerUrl, posts);
  await insertContacts(test.ownerUrl);
});
afterAll(() => test.close());

const findContacts = () =>
  test.asOwner<{ role: string; address: string }>('SELECT role, address FROM dataset_contact');
const findAddresses = () => test.asOwner<{ address: string }>('SELECT address FROM mail_address');

it('makes up contacts and addresses that are valid, but that no email reaches', async () => {
  const contacts = await findContacts();
  expect(contacts.length).toBeGreaterThan(20);
  for (const contact of contacts) expect(readContact(contact)).toEqual({ contact, problems: [] });
  const addresses = await findAddresses();
  expect(addresses).toHaveLength(posts.length - 1);
  for (const { address } of [...contacts, ...addresses]) {
    expect(parseMailAddress(address)).toBe(address);
    expect(address).toMatch(/\.example$/);
  }
});

it('adds contacts and addresses once: removed ones do not come back', async () => {
  await test.asOwner("DELETE FROM mail_address WHERE address LIKE 'auditor@%'");
  await test.asOwner("DELETE FROM dataset_contact WHERE dataset = 'REFERRALS'");
  const before = [await findContacts(), await findAddresses()];
  await insertContacts(test.ownerUrl);
  expect([await findContacts(), await findAddresses()]).toEqual(before);
});
