import { describe, expect, it } from 'vitest';

import { toRow } from './asked-questions.js';

const figures = { operation: 'figures', question: { by: ['QUARTER'] } };
const page = { operation: 'page', question: { key: 'OVERVIEW' } };
const long = { operation: 'figures', question: { where: 'x'.repeat(50_000) } };
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('an operation’s questions', () => {
  it('are kept in one row, if there are any', () => {
    expect(toRow([])).toBeNull();
    expect(toRow([figures])).toEqual(figures);
    expect(toRow([figures, page])).toEqual({ operation: 'several', question: [figures, page] });
  });

  it('are cut one by one, so that a long one does not hide the others', () => {
    expect(bytesOf(toRow([long]))).toBeLessThan(4_200);
    const row = toRow([long, page]);
    expect(row?.question).toEqual([
      {
        operation: 'figures',
        question: { cut: '50,012 bytes in all', begins: expect.any(String) },
      },
      page,
    ]);
    expect(bytesOf(row)).toBeLessThan(4_400);
    expect(bytesOf(toRow(Array.from({ length: 100 }, () => long)))).toBeLessThan(65_000);
  });
});
