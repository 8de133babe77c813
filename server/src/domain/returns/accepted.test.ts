import { describe, expect, it } from 'vitest';

import { pathways } from '#domain/lists.js';
import { somePlaces } from '#testing/some-places.js';

import { explainEmpty, sayAccepted } from './accepted.js';
import { toCellReader } from './cell.js';
import type { ColumnKind } from './column.js';

describe('what a column accepts', () => {
  it.each<{ kind: ColumnKind; wrong: string }>([
    { kind: { type: 'date' }, wrong: 'soon' },
    { kind: { type: 'quarter' }, wrong: 'spring' },
    { kind: { type: 'code', list: pathways }, wrong: 'PIGEON' },
    { kind: { type: 'codes', list: pathways }, wrong: 'PIGEON' },
    { kind: { type: 'whole-number', least: 0, most: 9, absent: null }, wrong: 'many' },
    { kind: { type: 'number', least: 0, most: 9 }, wrong: 'many' },
    { kind: { type: 'pounds', least: 0, most: 9 }, wrong: 'much' },
    { kind: { type: 'record' }, wrong: 'NOBODY:D-1' },
    { kind: { type: 'area' }, wrong: 'Atlantis' },
    { kind: { type: 'agency' }, wrong: 'Nobody' },
    { kind: { type: 'agencies' }, wrong: 'Nobody' },
  ])(
    'is described for an empty $kind.type in the same words as for a wrong value',
    ({ kind, wrong }) => {
      const read = toCellReader({ name: 'any', isRequired: true, kind }, somePlaces)(wrong);
      expect(read).toMatchObject({ ok: false });
      if (read.ok) return;
      expect(read.message.endsWith(sayAccepted(kind))).toBe(true);
      expect(explainEmpty(kind)).toBe(
        `It is empty. Every row of this dataset must have it. ${sayAccepted(kind)}`,
      );
    },
  );

  it.each<{ kind: ColumnKind; says: string }>([
    { kind: { type: 'reference' }, says: 'One line of at most 64 characters is accepted.' },
    { kind: { type: 'label' }, says: 'One line of at most 200 characters is accepted.' },
    { kind: { type: 'sentences' }, says: 'One line of at most 2,000 characters is accepted.' },
    { kind: { type: 'yes-no' }, says: 'Accepted: YES or NO.' },
    {
      kind: { type: 'code', list: { ONE: 'One', TWO: 'Two' } },
      says: 'Accepted: One, Two.',
    },
    {
      kind: { type: 'number', least: 0, most: 9, decimals: 2 },
      says: 'A number from 0 to 9 is accepted, in digits, with at most two decimal places.',
    },
  ])('is described for $kind.type', ({ kind, says }) => {
    expect(sayAccepted(kind)).toBe(says);
  });
});
