import { expect, it } from 'vitest';

import { findPieces } from './line-runs.js';

const closed = (value: number | null) => ({ value, isOpen: false });
const open = (value: number | null) => ({ value, isOpen: true });

it.each([
  { points: [closed(1), closed(2), closed(0)], pieces: [[0, 1, 2]], because: 'nought is a figure' },
  { points: [closed(1), closed(null), closed(3), closed(4)], pieces: [[0], [2, 3]], because: 'nothing is drawn across a gap' },
  { points: [closed(1), closed(2), open(1)], pieces: [[0, 1]], because: 'a quarter that is not closed would look like a fall' },
  { points: [closed(null), open(null)], pieces: [], because: 'there is nothing to draw' },
])('joins $pieces: $because', ({ points, pieces }) => {
  expect(findPieces(points)).toEqual(pieces);
});
