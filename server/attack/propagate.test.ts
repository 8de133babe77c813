import { describe, expect, it } from 'vitest';

import type { AttackAxis } from './attack-axis.js';
import { cellTables } from './every-table.js';
import { startLedger } from './ledger.js';
import { propagate } from './propagate.js';
import { ENDLESS, readingOfPerturbation } from './rule.js';
import type { Target } from './target.js';
import { madeUpTarget } from './testing/made-up-target.js';
import { referenceRule } from './testing/reference-rule.js';
import { cellCutsOn } from './ways.js';

function axisAt({ axes }: Target, place: number): AttackAxis {
  const axis = axes[place];
  if (!axis) throw new Error('There is no such axis');
  return axis;
}

/** The counts of an axis’s atoms, in order. */
function countsBy({ axes, fold }: Target, place: number): readonly number[] {
  const { atoms, contents } = fold([place]);
  return (axes[place]?.atoms ?? []).map(
    (_, atom) => contents[0]?.counts[atoms[place]?.indexOf(atom) ?? -1] ?? 0,
  );
}

function cellCount({ fold }: Target): number {
  return fold([]).contents[0]?.counts[0] ?? 0;
}

describe('propagate', () => {
  it('tightens the bounds, and never excludes the truth', () => {
    const target = madeUpTarget({ records: 3000, areSetsDrawn: false });
    const rule = referenceRule(target);
    const ledger = startLedger(target, rule);
    for (const table of cellTables(target)) ledger.note(table, rule.ask(table));
    const widthOf = () =>
      [...ledger.blocks.values()].reduce(
        (sum, { low, high }) =>
          sum + high.reduce((width, most, cell) => width + most - (low[cell] ?? 0), 0),
        0,
      );
    const before = widthOf();
    propagate(ledger);
    expect(widthOf()).toBeLessThan(before);
    for (const { truth, low, high } of ledger.blocks.values()) {
      for (const [cell, count] of truth.entries()) {
        expect(low[cell]).toBeLessThanOrEqual(count);
        expect(high[cell]).toBeGreaterThanOrEqual(count);
      }
    }
  });
});

describe('propagate, over exact counts', () => {
  it('computes, by subtraction from a sum, a cell that was not asked for', () => {
    const target = madeUpTarget({ records: 3000, areSetsDrawn: false });
    const ledger = startLedger(target, { read: (shown) => ({ low: shown, high: shown }) });
    const place = target.axes.findIndex(({ axis }) => axis === 'PATHWAY');
    for (const { cuts } of [{ cuts: [] }, { cuts: cellCutsOn(axisAt(target, place), place) }]) {
      const counts = cuts.length === 0 ? [cellCount(target)] : countsBy(target, place);
      ledger.note({ cuts }, Int32Array.from(counts));
    }
    const block = ledger.blocks.get(String(place));
    const whole = ledger.blocks.get('');
    if (!block || !whole) throw new Error('Nothing was noted');
    block.low[2] = 0;
    block.high[2] = ENDLESS;
    propagate(ledger);
    expect([block.low[2], block.high[2]]).toEqual([block.truth[2], block.truth[2]]);
  });
});

describe('readingOfPerturbation', () => {
  const read = readingOfPerturbation();

  it.each([
    { shown: 0, low: 0, high: 9, because: 'five to nine are sometimes rounded down to zero' },
    { shown: 5, low: 1, high: 14, because: '1 to 4 are shown as 5 four times in ten' },
    {
      shown: 10,
      low: 5,
      high: 19,
      because: '6 is rounded up to 15 at most, and 19 down to 10 at least',
    },
    { shown: 15, low: 6, high: 24, because: '6 is rounded up by at most 9' },
  ])('reads a shown $shown as $low to $high: $because', ({ shown, low, high }) => {
    expect(read(shown)).toEqual({ low, high });
  });
});
