import { describe, expect, it } from 'vitest';

import { packRows } from './pack-rows.js';

const missing = { key: 'missing', atLeast: 1 };
const running = { key: 'running', atLeast: 2 };
const both = [missing, running];

/** `Safeguarding 3 + Returns 1`, with the number of columns unless it is four. */
function lay(
  blocks: string,
  fillers: readonly { readonly key: string; readonly atLeast: number }[],
) {
  const items = blocks
    .split(', ')
    .map((block) => ({ name: block, units: Number(block.split(' ')[1]) }));
  return packRows(items, fillers).map((row) => {
    const parts = [
      ...row.items.map(({ name }) => name),
      ...row.fillers.map(({ key, units }) => `${key} ${units}`),
    ].join(' + ');
    return row.columns === 4 ? parts : `${parts} (${row.columns})`;
  });
}

describe('packRows', () => {
  it.each([
    {
      because: 'a single tile is brought forward to fill a row, and the panels fill what is left',
      blocks: 'Safeguarding 3, Resourcing 3, Disruption 4, Reports 2, Returns 1',
      fillers: both,
      rows: [
        'Safeguarding 3 + Returns 1',
        'Resourcing 3 + missing 1',
        'Disruption 4',
        'Reports 2 + running 2',
      ],
    },
    {
      because: 'the usual order needs no more room',
      blocks: 'Disruption 4, Reports 2, Safeguarding 3, Resourcing 3, Returns 1',
      fillers: both,
      rows: [
        'Disruption 4',
        'Reports 2 + running 2',
        'Safeguarding 3 + Returns 1',
        'Resourcing 3 + missing 1',
      ],
    },
    {
      because: 'three tiles without a panel share the row',
      blocks: 'Resourcing 3, Reports 2, Disruption 4, Safeguarding 3',
      fillers: both,
      rows: [
        'Resourcing 3 + missing 1',
        'Reports 2 + running 2',
        'Disruption 4',
        'Safeguarding 3 (3)',
      ],
    },
    {
      because: 'a panel without a gap to fill makes a row of its own',
      blocks: 'Disruption 4, Safeguarding 3',
      fillers: both,
      rows: ['Disruption 4', 'Safeguarding 3 + missing 1', 'running 4'],
    },
    {
      because: 'two panels without a gap to fill share a row',
      blocks: 'Disruption 4',
      fillers: both,
      rows: ['Disruption 4', 'running 2 + missing 2'],
    },
    {
      because: 'a panel is as wide as the gap',
      blocks: 'Reports 1',
      fillers: [missing],
      rows: ['Reports 1 + missing 3'],
    },
    {
      because: 'there is no panel to fill the gap',
      blocks: 'Reports 2',
      fillers: [],
      rows: ['Reports 2 (2)'],
    },
  ])('leaves no gap: $because', ({ blocks, fillers, rows }) => {
    expect(lay(blocks, fillers)).toEqual(rows);
  });
});
