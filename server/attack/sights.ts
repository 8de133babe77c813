import { expectedIn } from './expected.js';
import type { Sight } from './guess.js';
import type { Block, Ledger } from './ledger.js';

/**
 * What an attacker sees of a hidden cell: its bounds, what its parts prove, and the expectation
 * from the figures around it.
 */
export function sightOfHidden(ledger: Ledger, block: Block, cell: number): Sight {
  const bounds = `${block.low[cell] ?? 0} ${block.high[cell] ?? 0}`;
  return {
    seen: [`${bounds} ${block.below[cell] ?? 0} ${roughly(ledger, block, cell)}`, bounds],
    truth: block.truth[cell] ?? 0,
  };
}

/** What an attacker who knows that a cell contains 1 to 4 sees of it. */
export function sightOfSmall(ledger: Ledger, block: Block, cell: number): Sight {
  const bounds = `${Math.max(block.low[cell] ?? 0, 1)} ${Math.min(block.high[cell] ?? 0, 4)} ${block.shown[cell] ?? 0}`;
  const below = `${bounds} ${block.below[cell] ?? 0}`;
  return {
    seen: [`${below} ${roughly(ledger, block, cell)}`, below, bounds],
    truth: block.truth[cell] ?? 0,
  };
}

/** The steps of the expectation, each half as large again as the previous step. */
const STEP = Math.log(1.5);

/**
 * The expectation for a cell from the figures around it, in steps, from "hardly any" to "many".
 */
function roughly(ledger: Ledger, block: Block, cell: number): string {
  const expected = expectedIn(ledger, block, cell);
  return expected === null
    ? 'unknown'
    : String(Math.min(Math.max(Math.round(Math.log(expected) / STEP), -6), 6));
}
