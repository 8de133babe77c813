import { perturb } from '#domain/disclosure/perturbation.js';

import { formatMs, type Result } from './result.js';
import { medianOf } from './timing.js';

const CELLS = 1_000_000;
const BOUND_MS = 100;

/**
 * Measures how long random rounding of a million cells takes: the median of some runs, after an
 * uncounted first run.
 */
export function measurePerturbation(): Result {
  const times = Array.from({ length: 8 }, draw).slice(1);
  const median = medianOf(times);
  return {
    name: 'perturbation',
    title: `What ${CELLS.toLocaleString('en-GB')} protected cells show, drawn`,
    bare: '–',
    stronghold: `${formatMs(median)} (${formatMs(Math.min(...times))} to ${formatMs(Math.max(...times))})`,
    measured: formatMs(median),
    bound: `at most ${BOUND_MS} ms`,
    isMet: median <= BOUND_MS,
  };
}

function draw(): number {
  let shown = 0;
  const began = performance.now();
  for (let cell = 0; cell < CELLS; cell += 1)
    shown += perturb({ count: cell % 50, keys: (cell * 2_654_435_761) >>> 0 }, 0x5bd1e995);
  const took = performance.now() - began;
  if (shown === 0) throw new Error('No cell shows a figure');
  return took;
}
