import { describe, expect, it } from 'vitest';

import { anEntry } from '#testing/audit-entries.js';

import { toCanonicalText, toJson, toText } from './canonical.js';
import { toKept } from './kept.js';

describe('toCanonicalText', () => {
  it('is the same text for the same entry, with every part in its place', () => {
    const entry = anEntry({
      at: new Date('2026-11-24T09:30:00.007+05:45'),
      actor: {
        personId: 'p-1',
        name: 'Analyst, Thames Valley Police',
        address: '192.0.2.7',
        session: 'ab12',
      },
      agencyId: 1,
      touched: { 3: 5, 1: 20, 10: 0 },
      filter: { quarter: { from: '2025-26-Q1' }, Area: { in: ['E1'] } },
      rowCount: 20,
      reason: 'A question of the board',
    });
    expect(toCanonicalText(7, entry)).toBe(
      '{"action":"CONSULTATION","address":"192.0.2.7","agencyId":1,"at":"2026-11-24T03:45:00.007Z","dataset":"REPORTS","filter":{"Area":{"in":["E1"]},"quarter":{"from":"2025-26-Q1"}},"format":2,"number":7,"personId":"p-1","personName":"Analyst, Thames Valley Police","reason":"A question of the board","rowCount":20,"session":"ab12","touched":{"1":20,"10":0,"3":5},"what":"Opened reports"}',
    );
  });

  it.each([
    { part: 'at', changed: { at: new Date('2026-11-24T09:00:00.001Z') } },
    { part: 'action', changed: { action: 'EXPORT' } },
    { part: 'personId', changed: { actor: { personId: 'p-2', name: 'Local administrator' } } },
    { part: 'personName', changed: { actor: { personId: null, name: 'Somebody else' } } },
    {
      part: 'address',
      changed: { actor: { personId: null, name: 'Local administrator', address: '::1' } },
    },
    {
      part: 'session',
      changed: { actor: { personId: null, name: 'Local administrator', session: 'ab' } },
    },
    { part: 'agencyId', changed: { agencyId: 2 } },
    { part: 'touched', changed: { touched: { 2: 0 } } },
    { part: 'what', changed: { what: 'Opened reports.' } },
    { part: 'dataset', changed: { dataset: 'REFERRALS' } },
    { part: 'filter', changed: { filter: { area: null } } },
    { part: 'rowCount', changed: { rowCount: 0 } },
    { part: 'reason', changed: { reason: '' } },
  ] as const)('differs if its $part differs', ({ changed }) => {
    expect(toCanonicalText(1, anEntry(changed))).not.toBe(toCanonicalText(1, anEntry({})));
  });

  it('in the first format does not depend on where the entry came from', () => {
    const actor = { personId: null, name: 'Local administrator', address: '::1', session: 'ab' };
    expect(toCanonicalText(1, anEntry({ actor }), 1)).toBe(
      '{"action":"CONSULTATION","agencyId":null,"at":"2026-11-24T09:00:00.000Z","dataset":"REPORTS","filter":null,"number":1,"personId":null,"personName":"Local administrator","reason":null,"rowCount":null,"touched":{},"what":"Opened reports"}',
    );
  });

  it('differs if the number differs', () => {
    expect(toCanonicalText(1, anEntry({}))).not.toBe(toCanonicalText(2, anEntry({})));
  });
});

describe('toText', () => {
  it.each([
    {
      value: { b: 1, a: 2 },
      text: '{"a":2,"b":1}',
      because: 'names are sorted, whatever order they came in',
    },
    {
      value: { ä: 1, z: 2, Z: 3 },
      text: '{"Z":3,"z":2,"ä":1}',
      because: 'they are sorted by code unit, not by language',
    },
    {
      value: [{ y: [], x: {} }, null, true],
      text: '[{"x":{},"y":[]},null,true]',
      because: 'lists keep their order',
    },
    { value: -0, text: '0', because: 'the database has only one zero' },
    { value: 1e21, text: '1e+21', because: 'numbers are written as in JSON' },
    { value: 'a"\\\n', text: '"a\\"\\\\\\n"', because: 'texts are written as in JSON' },
  ])('writes $text: $because', ({ value, text }) => {
    expect(toText(value)).toBe(text);
  });
});

describe('toKept', () => {
  it('keeps only what the database returns unchanged', () => {
    const kept = toKept(
      anEntry({
        actor: { personId: 'p\0', name: 'half \uD83D' },
        what: '\uDE00 lost',
        reason: 'a\0b',
        filter: { 'na\0me': '\uD83D\uDE00 \uD83D' },
      }),
    );
    expect(kept).toMatchObject({
      actor: { personId: 'p\uFFFD', name: 'half \uFFFD' },
      what: '\uFFFD lost',
      reason: 'a\uFFFDb',
      filter: { 'na\uFFFDme': '\u{1F600} \uFFFD' },
    });
    expect(toKept(kept)).toEqual(kept);
  });

  it('keeps no more of the input than an entry may hold', () => {
    const long = 'x'.repeat(50_000);
    const kept = toKept(
      anEntry({
        actor: { personId: null, name: long },
        what: long,
        reason: long,
        filter: { reference: { in: [long] } },
      }),
    );
    expect(JSON.stringify(kept).length).toBeLessThan(3 * 4096 + 1000);
    expect(kept).toMatchObject({
      what: expect.stringMatching(/cut, 50,000 bytes in all/),
      filter: { cut: '50,025 bytes in all' },
    });
    expect(toKept(kept)).toEqual(kept);
  });
});

it('turns a question into JSON', () => {
  class Filter {
    readonly in = ['A'];
    readonly notIn = undefined;
    readonly isNull = null;
    readonly least = Number.NaN;
  }
  expect(toJson({ filter: new Filter(), since: new Date(0), made: () => 1 })).toEqual({
    filter: { in: ['A'], isNull: null, least: null },
    since: '1970-01-01T00:00:00.000Z',
  });
});
