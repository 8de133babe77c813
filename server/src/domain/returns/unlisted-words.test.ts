import { describe, expect, it } from 'vitest';

import { exploitations, sexes } from '#domain/lists.js';
import { somePlaces } from '#testing/some-places.js';

import { toCellReader } from './cell.js';
import { type ColumnKind } from './column.js';

const read = (kind: ColumnKind, text: string) =>
  toCellReader({ name: 'any', isRequired: false, kind }, somePlaces)(text);

describe('a word that is not in the list', () => {
  const code = { type: 'code', list: sexes } as const;
  const codes = { type: 'codes', list: exploitations } as const;
  const readSaid = (kind: ColumnKind, said: Readonly<Record<string, string>>, text: string) =>
    toCellReader(
      { name: 'any', isRequired: false, kind },
      somePlaces,
      new Map(Object.entries(said)),
    )(text);

  it.each<{ kind: ColumnKind; text: string; unknown: readonly string[] | undefined }>([
    { kind: code, text: 'F', unknown: ['F'] },
    { kind: codes, text: 'labour; X; Y; X', unknown: ['X', 'Y'] },
    { kind: { type: 'yes-no' }, text: 'Y', unknown: ['Y'] },
    { kind: { type: 'area' }, text: 'Readin', unknown: ['Readin'] },
    { kind: { type: 'agency' }, text: 'Someone', unknown: ['Someone'] },
    { kind: { type: 'agencies' }, text: 'TVP;Someone', unknown: ['Someone'] },
    { kind: { type: 'area' }, text: 'TV-L-BUCKINGHAMSHIRE', unknown: undefined },
    { kind: { type: 'date' }, text: 'yesterday', unknown: undefined },
    { kind: { type: 'record' }, text: 'XYZ:R1', unknown: undefined },
  ])('is reported for "$text": $unknown', ({ kind, text, unknown }) => {
    const reading = read(kind, text);
    expect(reading.ok).toBe(false);
    expect(reading.unknown).toEqual(unknown);
  });

  it.each<{
    kind: ColumnKind;
    said: Readonly<Record<string, string>>;
    text: string;
    value: unknown;
    words: readonly string[];
  }>([
    { kind: code, said: { F: 'FEMALE' }, text: 'F', value: 'FEMALE', words: ['F'] },
    { kind: code, said: { F: 'FEMALE' }, text: 'f', value: 'FEMALE', words: ['f'] },
    { kind: code, said: { NK: '' }, text: 'NK', value: null, words: ['NK'] },
    {
      ...{ kind: codes, said: { X: 'SEXUAL' }, text: 'x; labour' },
      ...{ value: ['LABOUR', 'SEXUAL'], words: ['x'] },
    },
    { kind: codes, said: { X: '' }, text: 'x', value: [], words: ['x'] },
    { kind: { type: 'yes-no' }, said: { Y: 'YES' }, text: 'y', value: true, words: ['y'] },
    {
      ...{ kind: { type: 'area' }, said: { RDG: 'E06000038' }, text: 'Rdg' },
      ...{ value: 'E06000038', words: ['Rdg'] },
    },
  ])('is read as the agency chose earlier: $text', ({ kind, said, text, value, words }) => {
    expect(readSaid(kind, said, text)).toEqual({ ok: true, value, said: words });
  });

  it('never changes what a word in the list means', () => {
    expect(readSaid(code, { FEMALE: 'MALE' }, 'female')).toEqual({ ok: true, value: 'FEMALE' });
  });

  it('is asked about again once its entry is no longer in the list', () => {
    expect(readSaid(code, { F: 'WOMAN' }, 'F')).toMatchObject({ ok: false, unknown: ['F'] });
  });

  it('cannot mean an empty cell if every row must have a value', () => {
    const column = { name: 'any', isRequired: true, kind: code };
    const reading = toCellReader(column, somePlaces, new Map([['NK', '']]))('NK');
    expect(reading).toMatchObject({ ok: false, unknown: ['NK'] });
  });

  it('is reported unless the agency has explained it, in the words of the file', () => {
    const reading = readSaid(codes, { X: 'SEXUAL' }, 'x; Z');
    expect(reading).toMatchObject({ ok: false, unknown: ['Z'], said: ['x'] });
    expect(reading).toMatchObject({ message: expect.stringContaining('"Z" is not in the list') });
  });

  it('is quoted without invisible characters, and shortened', () => {
    const quoted = (text: string) => readSaid(codes, {}, text);
    expect(quoted('Z\u202e')).toMatchObject({
      message: expect.stringMatching(/^"Z\u{fffd}" is not/u),
    });
    expect(quoted('Z'.repeat(32_000))).toMatchObject({
      message: expect.stringMatching(/^"Z{100}…" is not/),
    });
  });
});
