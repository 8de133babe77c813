import type { Sum } from './attack-axis.js';
import { eachSum, type Parts, type Total } from './each-sum.js';
import type { Block, Ledger } from './ledger.js';

type Cells = Pick<Block, 'low' | 'high'>;

/**
 * The maximum number of rounds. Bounds only become tighter, and have never needed a fifth of this
 * number.
 */
const MAX_ROUNDS = 200;

/**
 * Tightens the bounds of all cells by every sum that links them, repeatedly until nothing changes.
 * @returns the number of rounds
 */
export function propagate(ledger: Ledger): number {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) if (!drawAllCloser(ledger)) return round;
  throw new Error('The bounds do not settle');
}

function drawAllCloser(ledger: Ledger): boolean {
  let closer = 0;
  eachSum(ledger, (kind, parts, total) => {
    if (ofKind[kind](parts, total)) closer += 1;
  });
  return closer > 0;
}

const ofKind: Readonly<Record<Sum['kind'], (parts: Parts, total: Total) => boolean>> = {
  PARTITION: sumUp,
  COVER: cover,
  WITHIN: within,
};

function sumUp({ parts, base, of }: Parts, { total, of: totals }: Total): boolean {
  const { low, high } = of;
  let [sumLow, sumHigh] = [0, 0];
  for (const part of parts) {
    sumLow += low[base + part] ?? 0;
    sumHigh += high[base + part] ?? 0;
  }
  let isCloser = raise(totals, total, sumLow);
  if (lower(totals, total, sumHigh)) isCloser = true;
  const totalLow = totals.low[total] ?? 0;
  const totalHigh = totals.high[total] ?? 0;
  for (const part of parts) {
    const cell = base + part;
    const [ownLow, ownHigh] = [low[cell] ?? 0, high[cell] ?? 0];
    if (totalHigh - (sumLow - ownLow) < ownHigh) {
      lower(of, cell, totalHigh - (sumLow - ownLow));
      sumHigh += (high[cell] ?? 0) - ownHigh;
      isCloser = true;
    }
    const nowHigh = high[cell] ?? 0;
    if (totalLow - (sumHigh - nowHigh) > ownLow) {
      raise(of, cell, totalLow - (sumHigh - nowHigh));
      sumLow += (low[cell] ?? 0) - ownLow;
      isCloser = true;
    }
  }
  return isCloser;
}

function cover(parts: Parts, total: Total): boolean {
  const { base, of } = parts;
  let sumHigh = 0;
  for (const part of parts.parts) sumHigh += of.high[base + part] ?? 0;
  let isCloser = lower(total.of, total.total, sumHigh);
  if (within(parts, total)) isCloser = true;
  const totalLow = total.of.low[total.total] ?? 0;
  for (const part of parts.parts)
    if (raise(of, base + part, totalLow - (sumHigh - (of.high[base + part] ?? 0)))) isCloser = true;
  return isCloser;
}

function within({ parts, base, of }: Parts, { total, of: totals }: Total): boolean {
  let isCloser = false;
  for (const part of parts) {
    if (raise(totals, total, of.low[base + part] ?? 0)) isCloser = true;
    if (lower(of, base + part, totals.high[total] ?? 0)) isCloser = true;
  }
  return isCloser;
}

/**
 * Raises the lower bound of a cell, unless it would exceed the upper bound because anchors
 * contradict each other.
 */
function raise({ low, high }: Cells, cell: number, to: number): boolean {
  if (to <= (low[cell] ?? 0) || to > (high[cell] ?? 0)) return false;
  low[cell] = to;
  return true;
}

function lower({ low, high }: Cells, cell: number, to: number): boolean {
  if (to >= (high[cell] ?? 0) || to < (low[cell] ?? 0)) return false;
  high[cell] = to;
  return true;
}
