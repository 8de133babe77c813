import { describe, expect, it } from 'vitest';

import { MAX_ADDRESS_LENGTH, parseMailAddress } from './mail-address.js';

describe('parseMailAddress', () => {
  it.each([
    { text: 'first.post@example.org', address: 'first.post@example.org' },
    { text: '  post+returns@Example.ORG ', address: 'post+returns@example.org' },
    { text: "o'post@police.example.org", address: "o'post@police.example.org" },
    { text: 'Post@example.org', address: 'Post@example.org' },
    { text: 'post@xn--bcher-kva.example', address: 'post@xn--bcher-kva.example' },
  ])('accepts $text', ({ text, address }) => {
    expect(parseMailAddress(text)).toBe(address);
  });

  it.each([
    { text: '', because: 'it is empty' },
    { text: 'post', because: 'it has no domain' },
    { text: '@example.org', because: 'it has no mailbox' },
    { text: 'post@localhost', because: 'the domain has no dot' },
    { text: 'post@192.0.2.1', because: 'a network address is not a domain' },
    {
      text: 'post@example.org\r\nBcc: other@example.org',
      because: 'a line break would begin a header',
    },
    { text: 'post@example.org, other@example.org', because: 'it is two addresses' },
    { text: 'Post <post@example.org>', because: 'it includes a name' },
    { text: '"post"@example.org', because: 'it is quoted' },
    { text: 'post..post@example.org', because: 'it has two dots in a row' },
    { text: 'post@-example.org', because: 'a label begins with a hyphen' },
    { text: 'post@example..org', because: 'a label is empty' },
    { text: 'p\u00f6st@example.org', because: 'a letter is not ASCII' },
    { text: 'po\u202est@example.org', because: 'a mark reverses its direction' },
    { text: `${'p'.repeat(65)}@example.org`, because: 'the mailbox is too long' },
    {
      text: `post@${'example.'.repeat(31)}org`,
      because: `it is longer than ${MAX_ADDRESS_LENGTH}`,
    },
  ])('refuses $text: $because', ({ text }) => {
    expect(parseMailAddress(text)).toBeNull();
  });
});
