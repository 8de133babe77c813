import { describe, expect, it } from 'vitest';

import type { BlockRow, CellMark } from '#domain/pages/block/block.js';

import { emptyCell } from './cell.js';
import { findMarked } from './marked-finding.js';

const row = (label: string, mark: CellMark): BlockRow => ({
  ...{ key: label, kind: 'PART', label, group: null, isMarked: mark !== 'PLAIN' },
  cells: [{ ...emptyCell, mark }],
});
const column = {
  measure: 'disruptions',
  shows: 'VALUE',
  drawing: 'SPARKLINE',
  heading: 'Disruptions',
} as const;
const ofCrimes = {
  name: 'Crime types',
  by: 'CRIME_TYPE',
  noun: 'crime types',
  columns: [column],
} as const;
const ofDistricts = {
  name: 'Districts',
  by: 'AREA',
  noun: 'districts',
  columns: [column],
} as const;
const find = (rows: readonly BlockRow[], block: typeof ofCrimes | typeof ofDistricts) =>
  findMarked(rows, rows.length, block).text;

describe('the title of a table with marked parts', () => {
  it('names them, with a capital only at the start of a title or for a proper name', () => {
    const signal = (label: string) => row(label, 'SIGNAL');
    const rest = [row('Firearms', 'PLAIN'), row('Cyber crime', 'PLAIN')];
    expect(find([signal('Drugs'), signal('Organised immigration crime'), ...rest], ofCrimes)).toBe(
      'Drugs and organised immigration crime are outside their usual range',
    );
    expect(find([signal('Reading'), signal('Slough'), row('Oxford', 'PLAIN')], ofDistricts)).toBe(
      'Reading and Slough are outside their usual range',
    );
  });

  it('says that all are as usual, or that both are if there are two', () => {
    expect(find([row('Reading', 'PLAIN'), row('Slough', 'PLAIN')], ofDistricts)).toBe(
      'Both districts are as usual',
    );
    expect(
      find(
        ['Reading', 'Slough', 'Oxford'].map((name) => row(name, 'PLAIN')),
        ofDistricts,
      ),
    ).toBe('All three districts are as usual');
  });

  it('says that all are off target if they are, even if some of them are unusual', () => {
    const past = (label: string, mark: CellMark): BlockRow => {
      const given = row(label, mark);
      return { ...given, cells: given.cells.map((cell) => ({ ...cell, isPastTarget: true })) };
    };
    const both = [past('Reading', 'SIGNAL'), past('Slough', 'PAST_TARGET')];
    expect(find([...both, row('Oxford', 'PLAIN')], ofDistricts)).toBe(
      'Reading and Slough are off target',
    );
    expect(find([...both, row('Oxford', 'SIGNAL')], ofDistricts)).toBe(
      'All three districts are off target or unusual',
    );
  });

  it('leaves out the verb rather than the subject', () => {
    const columns = [
      column,
      { ...column, measure: 'reportsActionedIn24h', heading: 'First action in 24 hours' },
    ] as const;
    const toRow = (label: string, isPastTarget: boolean): BlockRow => {
      const cell = {
        ...emptyCell,
        mark: isPastTarget ? ('PAST_TARGET' as const) : ('PLAIN' as const),
        isPastTarget,
      };
      return { ...row(label, cell.mark), cells: [emptyCell, cell] };
    };
    const rows = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((label, index) =>
      toRow(label, index < 7),
    );
    expect(findMarked(rows, rows.length, { ...ofCrimes, columns }).text).toBe(
      'First action in 24 hours: seven of nine crime types off target',
    );
  });

  it('compares what stands out among the others with chance', () => {
    expect(
      find(
        [row('Reading', 'ABOVE_OTHERS'), row('Slough', 'PLAIN'), row('Oxford', 'PLAIN')],
        ofDistricts,
      ),
    ).toBe('Reading is higher than chance explains');
  });
});
