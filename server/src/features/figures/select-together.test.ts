import { describe, expect, it } from 'vitest';

import type { RawRow } from '#domain/disclosure/raw-table.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Part } from '#domain/measures/measure.js';
import { reportParts } from '#domain/measures/reports.js';
import { resourceParts } from '#domain/measures/resources.js';
import { everything } from '#domain/question/filter.js';
import { places } from '#testing/places.js';

import type { Selected } from './select.reader.js';
import { selectTogether } from './select-together.reader.js';
import type { Stream } from './streams.reader.js';

const { reports, actedOn } = reportParts;
const { postsFunded, postsFilled } = resourceParts;

function streamOf(parts: readonly Part[], agency?: Stream['agency']): Stream {
  const [{ source, countedBy } = reports] = parts;
  return { source, countedBy, agency, rollup: null, today: '2026-11-24', parts, isAtEnd: false };
}

const by = (...dimensions: readonly Dimension[]): Selected => ({
  by: dimensions,
  filter: everything,
  isWithTotals: false,
});

/**
 * Starts all selects at the same moment, on a database that answers each statement with these rows.
 */
async function ask(rows: readonly RawRow[], asked: readonly (readonly [Stream, Selected])[]) {
  const run: (readonly Dimension[])[] = [];
  const select = selectTogether((_, selected) => {
    run.push(selected.by);
    return Promise.resolve({ rows, whole: null });
  }, places);
  const found = await Promise.all(asked.map(([stream, selected]) => select(stream, selected)));
  return {
    run,
    found: found.map((groups) => groups.rows.map(({ key, sums }) => [...key, ...sums.values()])),
  };
}

describe('selects made at the same time', () => {
  it('are read by place for places and counties, in either order', async () => {
    const rows = [
      { key: ['2026-27-Q1', 'READING'], sums: new Map([[reports, 5]]) },
      { key: ['2026-27-Q1', 'SLOUGH'], sums: new Map([[reports, 7]]) },
      { key: ['2026-27-Q1', 'OXFORD'], sums: new Map([[reports, 2]]) },
      { key: ['2026-27-Q1', 'BERKSHIRE'], sums: new Map([[reports, 1]]) },
      { key: ['2026-27-Q1', null], sums: new Map([[reports, 4]]) },
    ];
    const { run, found } = await ask(rows, [
      [streamOf([reports]), by('QUARTER', 'COUNTY')],
      [streamOf([reports]), by('QUARTER', 'AREA')],
    ]);
    expect(run).toEqual([['QUARTER', 'AREA']]);
    expect(found[0]).toEqual([
      ['2026-27-Q1', 'BERKSHIRE', 13],
      ['2026-27-Q1', 'OXFORDSHIRE', 2],
      ['2026-27-Q1', null, 4],
    ]);
    expect(found[1]).toHaveLength(5);
  });

  it('are read together if they have the same groups, in any order, including for fractions', async () => {
    const sums = new Map<Part, number>([
      [postsFunded, 1.5],
      [postsFilled, 1.25],
    ]);
    const { run, found } = await ask(
      [{ key: ['READING', '2026-27-Q1'], sums }],
      [
        [streamOf([postsFunded]), by('AREA', 'QUARTER')],
        [streamOf([postsFilled]), by('QUARTER', 'AREA')],
      ],
    );
    expect(run).toHaveLength(1);
    expect(found).toEqual([[['READING', '2026-27-Q1', 1.5]], [['2026-27-Q1', 'READING', 1.25]]]);
  });

  it.each([
    {
      what: 'fractions, whose sum depends on the order',
      parts: [postsFunded],
      agencies: [undefined, undefined],
    },
    {
      what: 'agencies as senders and as supporters',
      parts: [actedOn],
      agencies: [undefined, 'SUPPORTER'],
    },
  ] as const)('are read separately for $what', async ({ parts, agencies: [first, second] }) => {
    const isFraction = first === second;
    const { run } = await ask(
      [],
      [
        [streamOf(parts, first), by('QUARTER', 'AREA')],
        [streamOf(parts, second), isFraction ? by('QUARTER') : by('QUARTER', 'AREA')],
      ],
    );
    expect(run).toHaveLength(2);
  });
});
