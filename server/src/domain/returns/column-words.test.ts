import { describe, expect, it } from 'vitest';

import { somePlaces } from '#testing/some-places.js';

import { toCellReader } from './cell.js';
import { describeKind } from './column-words.js';
import { disruptions } from './disruptions.js';
import { ocgs } from './ocgs.js';
import { referrals } from './referrals.js';
import { reports } from './reports.js';
import { resources } from './resources.js';

const columns = [reports, disruptions, referrals, resources, ocgs].flatMap(
  ({ dataset, columns: own }) =>
    own.map((column) => ({ name: `${dataset} ${column.name}`, column })),
);

describe('the words of a column', () => {
  it.each(columns)('of $name say what it holds, in a sentence', ({ column }) => {
    expect(describeKind(column.kind)).toMatch(/^[A-Z].*\.$/);
  });

  it.each(columns.filter(({ column }) => column.kind.type === 'code'))(
    'of $name that are offered are read as their codes',
    ({ column }) => {
      if (column.kind.type !== 'code') return;
      const read = toCellReader(column, somePlaces);
      for (const [code, label] of Object.entries(column.kind.list))
        expect(read(label)).toMatchObject({ ok: true, value: code });
    },
  );
});
