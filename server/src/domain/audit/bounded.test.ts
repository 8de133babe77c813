import { describe, expect, it } from 'vitest';

import type { Json } from '#domain/json.js';

import { MAX_KEPT_BYTES, toBoundedJson, toBoundedText } from './bounded.js';

const bytesOf = (text: string) => Buffer.byteLength(text);

function isCut(value: Json): value is { readonly cut: string; readonly begins: string } {
  return typeof value === 'object' && value !== null && 'cut' in value && 'begins' in value;
}

describe('toBoundedText', () => {
  it.each([
    { text: 'a'.repeat(MAX_KEPT_BYTES), because: 'it is exactly the maximum length' },
    { text: 'é'.repeat(MAX_KEPT_BYTES / 2), because: 'each character has two bytes' },
    { text: '', because: 'there is nothing to cut' },
  ])('leaves a text unchanged if $because', ({ text }) => {
    expect(toBoundedText(text)).toBe(text);
  });

  it.each(['a', 'é', '€', '\u{1f600}', '"', '\\'])(
    'cuts a long text of %s after a whole character and says so',
    (character) => {
      const text = character.repeat(100_000);
      const kept = toBoundedText(text);
      expect(bytesOf(kept)).toBeLessThanOrEqual(MAX_KEPT_BYTES);
      expect(bytesOf(kept)).toBeGreaterThan(MAX_KEPT_BYTES - 5);
      expect(kept).toMatch(
        new RegExp(`… \\(cut, ${bytesOf(text).toLocaleString('en-GB')} bytes in all\\)$`, 'u'),
      );
      expect(text.startsWith(kept.slice(0, kept.indexOf(' …')))).toBe(true);
      expect(kept).not.toMatch(/\p{Surrogate}/u);
    },
  );

  it('cuts a text with too many bytes but not too many characters', () => {
    expect(toBoundedText('€'.repeat(1500))).toMatch(/cut, 4,500 bytes in all/);
  });
});

describe('toBoundedJson', () => {
  it('leaves what fits unchanged', () => {
    const filter = { reference: { in: ['x'.repeat(4000)] } };
    expect(toBoundedJson(filter)).toBe(filter);
    expect(toBoundedJson(null)).toBe(null);
  });

  const lists: readonly (readonly [string, Json])[] = [
    ['letters', { reference: { in: ['x'.repeat(1_000_000)] } }],
    ['quotation marks', { reference: '"'.repeat(50_000) }],
    ['controls', ['\u0001'.repeat(50_000)]],
    ['wide characters', '\u{1f600}'.repeat(50_000)],
    [
      'names',
      Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`name ${index}`, index])),
    ],
  ];
  it.each(lists)('keeps the beginning of %s and says that it was cut', (_of, value) => {
    const kept = toBoundedJson(value);
    const { cut, begins } = isCut(kept) ? kept : { cut: '', begins: '' };
    expect(bytesOf(JSON.stringify(kept))).toBeLessThanOrEqual(MAX_KEPT_BYTES);
    expect(bytesOf(JSON.stringify(kept))).toBeGreaterThan(MAX_KEPT_BYTES * 0.9);
    expect(cut).toMatch(/^[\d,]+ bytes in all$/);
    expect(JSON.stringify(value).slice(0, 5)).toBe(begins.slice(0, 5));
    expect(begins).not.toMatch(/\p{Surrogate}/u);
  });
});
