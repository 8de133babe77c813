import { perturb } from '#domain/disclosure/perturbation.js';

import { noteBelow } from './below.js';
import { type Block, type Ledger, NOT_ASKED } from './ledger.js';
import { propagate } from './propagate.js';
import { ENDLESS, readingOfPerturbation } from './rule.js';

const read = readingOfPerturbation();

/**
 * Rounds the cells of a ledger with another salt, and sets their bounds. No question is asked
 * again, because the cells behind a question do not depend on the salt.
 *
 * @throws if the cells under their own salt differ from what was shown: then redrawn cells would
 * differ from what is served, too
 */
export function redraw(ledger: Ledger, salt: number): Ledger {
  for (const block of ledger.blocks.values()) {
    const again = drawAgain(block, ledger.target.salt);
    if (block.shown.some((shown, cell) => shown !== again[cell]))
      throw new Error('What is shown is not what is drawn for its cells');
  }
  const blocks = new Map([...ledger.blocks].map(([name, block]) => [name, underSalt(block, salt)]));
  const other: Ledger = {
    ...ledger,
    target: { ...ledger.target, salt },
    blocks,
    contradictions: 0,
  };
  noteBelow(other);
  propagate(other);
  return other;
}

function underSalt(block: Block, salt: number): Block {
  const shown = drawAgain(block, salt);
  const bounds = Array.from(shown, (each, cell) => {
    if (each === NOT_ASKED) return { low: 0, high: ENDLESS };
    return block.published[cell] === 1 ? { low: each, high: each } : read(each);
  });
  return {
    ...block,
    shown,
    low: Int32Array.from(bounds, ({ low }) => low),
    high: Int32Array.from(bounds, ({ high }) => high),
    below: new Int32Array(shown.length),
  };
}

function drawAgain({ shown, truth, keys, published }: Block, salt: number): Int32Array {
  return shown.map((before, cell) => {
    if (before === NOT_ASKED || published[cell] === 1) return before;
    return perturb({ count: truth[cell] ?? 0, keys: keys[cell] ?? 0 }, salt);
  });
}
