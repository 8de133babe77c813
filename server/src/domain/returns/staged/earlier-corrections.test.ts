import { describe, expect, it } from 'vitest';

import { EarlierCorrections, printOfRecord } from './earlier-corrections.js';
import { printOfRow } from './left-out-rows.js';

const said = { by: 'Data manager', at: '2026-11-24T09:00:00Z' };
const correction = {
  ...{ row: 6, position: 2, column: 'area', sent: 'Berks', value: 'Reading' },
  ...{ record: printOfRecord(['A-6']), ...said },
};
const find = (
  { row = 6, cells = ['A-6', '2026-07-01', 'Berks'] },
  corrections: readonly (typeof correction)[] = [correction],
) =>
  new EarlierCorrections({ corrections, leftOut: [] })
    .findCells({
      ...{ row, cells, keyCells: [cells[0] ?? ''] },
      positionOf: (column) => ['reference', 'received_on', 'area'].indexOf(column),
    })
    .map(({ row: at, position, value }) => ({ at, position, value }));

describe('earlier corrections', () => {
  it('are found for the same record with the same value, even in another row', () => {
    expect(find({})).toEqual([{ at: 6, position: 2, value: 'Reading' }]);
    expect(find({ row: 9 })).toEqual([{ at: 9, position: 2, value: 'Reading' }]);
  });

  it('are not found for another value, another record or a column that the file lacks', () => {
    expect(find({ cells: ['A-6', '2026-07-01', 'Slough'] })).toEqual([]);
    expect(find({ cells: ['A-7', '2026-07-01', 'Berks'] })).toEqual([]);
    expect(find({}, [{ ...correction, column: 'sex' }])).toEqual([]);
  });

  it('are found for a row without a reference if its number is the same', () => {
    const own = [{ ...correction, record: printOfRecord(['']) }];
    expect(find({ cells: ['', '2026-07-01', 'Berks'] }, own)).toHaveLength(1);
    expect(find({ row: 7, cells: ['', '2026-07-01', 'Berks'] }, own)).toEqual([]);
  });

  it('are limited to the newest of several', () => {
    const older = { ...correction, value: 'Slough' };
    expect(find({}, [correction, older])).toEqual([{ at: 6, position: 2, value: 'Reading' }]);
  });

  it('include a row that was left out, if its content is the same', () => {
    const cells = ['Total', '40'];
    const leftOut = [{ row: 44, cells, print: printOfRow(cells), ...said }];
    const earlier = new EarlierCorrections({ corrections: [], leftOut });
    expect(earlier.findRow({ row: 44, cells })).toMatchObject({ row: 44 });
    expect(earlier.findRow({ row: 44, cells: ['Total', '41'] })).toBeUndefined();
    expect(earlier.findRow({ row: 45, cells })).toBeUndefined();
  });
});
