import { addGains, commonestOf, type Gain, gainOf, type Sight } from './guess.js';
import { type Block, type Ledger, NOT_ASKED } from './ledger.js';
import { regress } from './regression.js';
import type { Rule } from './rule.js';
import { sightOfHidden, sightOfSmall } from './sights.js';
import { MAX_CUTS } from './table.js';
import { cutsTaken } from './target.js';

/** A family of cells, and what an attacker learns about them. */
export interface Family {
  /** The names of the axes. */
  readonly name: string;
  /** The number of hidden cells, under the salt with the fewest hidden cells. */
  readonly hidden: number;
  /**
   * The gain of guessing hidden cells from the regression, over always guessing the family’s most
   * frequent count.
   */
  readonly ofHidden: Gain;
  /** The number of cells that contain 1 to 4. */
  readonly small: number;
  /**
   * The gain of guessing cells known to contain 1 to 4 from the regression, over always guessing
   * the family’s most frequent count.
   */
  readonly ofSmall: Gain;
  /**
   * The two gains without regression: from bounds, and from expectations by figures with fewer
   * cuts.
   */
  readonly ofHiddenByMargins: Gain;
  readonly ofSmallByMargins: Gain;
  /**
   * The number of cells that contain 5 or more, and the mean errors of the shown numbers and of the
   * regression.
   */
  readonly large: number;
  readonly shownError: number;
  readonly regressionError: number;
}

/**
 * The minimum number of hidden cells in a family, because fewer teach little. At least one of them
 * must not be empty.
 */
const MIN_HIDDEN = 100;

/**
 * What an attacker learns about each family of cells, from a regression over partitions, and from
 * bounds and surrounding figures.
 *
 * @param ledgers the ledgers of the same figures under several salts, with settled bounds
 * @param fewest the minimum number of hidden cells in a family
 */
export function familiesOf(
  ledgers: readonly Ledger[],
  rule: Pick<Rule, 'isHidden'>,
  fewest = MIN_HIDDEN,
): readonly Family[] {
  const [first] = ledgers;
  if (!first) return [];
  return [...first.blocks].flatMap(([name, block]) => {
    if (cutsTaken(first.target, block.axes) > MAX_CUTS) return [];
    const hidden = Math.min(...ledgers.map(({ blocks }) => countHidden(blocks.get(name), rule)));
    const isOfSome = ledgers.some(({ blocks }) => holdsHidden(blocks.get(name), rule));
    return hidden < fewest || !isOfSome
      ? []
      : [{ name: formatAxes(first, block), hidden, ...learn(name, ledgers, rule) }];
  });
}

function learn(
  name: string,
  ledgers: readonly Ledger[],
  rule: Pick<Rule, 'isHidden'>,
): Omit<Family, 'name' | 'hidden'> {
  const regressed = regress(ledgers, name);
  const hidden = startGuesses();
  const small = startGuesses();
  let [large, shownErrors, regressionErrors] = [0, 0, 0];
  for (const [perturbation, { blocks }] of ledgers.entries()) {
    for (const { cell, block, shown, truth } of cellsOf(blocks.get(name))) {
      const estimate = regressed[perturbation]?.estimates[cell] ?? NaN;
      if (Number.isNaN(estimate)) continue;
      const proofs = regressed[perturbation]?.proofs[cell] ?? 0;
      const [low, high] = [block.low[cell] ?? 0, block.high[cell] ?? 0];
      if (rule.isHidden(shown)) hidden.add({ cell, truth, estimate, proofs, shown }, low, high);
      if (truth >= 1 && truth <= 4)
        small.add({ cell, truth, estimate, proofs, shown }, Math.max(low, 1), Math.min(high, 4));
      if (truth < 5) continue;
      large += 1;
      shownErrors += Math.abs(Math.max(shown, 0) - truth);
      regressionErrors += Math.abs(estimate - truth);
    }
  }
  const byMargins = (isOf: (cell: CellOf) => boolean, toSight: typeof sightOfHidden) =>
    addGains(
      ledgers.map((ledger) =>
        gainOf(
          cellsOf(ledger.blocks.get(name))
            .filter(isOf)
            .map(({ block, cell }) => toSight(ledger, block, cell)),
        ),
      ),
    );
  const isSmall = ({ truth }: CellOf) => truth >= 1 && truth <= 4;
  const perturbations = ledgers.length;
  return {
    ofHidden: best(hidden.gains()),
    ofHiddenByMargins: byMargins(({ shown }) => rule.isHidden(shown), sightOfHidden),
    small: cellsOf(ledgers[0]?.blocks.get(name)).filter(isSmall).length,
    ofSmall: best(small.gains()),
    ofSmallByMargins: byMargins(isSmall, sightOfSmall),
    large: large / perturbations,
    shownError: shownErrors / large,
    regressionError: regressionErrors / large,
  };
}

interface Estimated {
  readonly cell: number;
  readonly truth: number;
  readonly estimate: number;
  readonly proofs: number;
  readonly shown: number;
}

/**
 * Collects estimates, and makes two kinds of guesses: estimates rounded within bounds, and counts
 * known for similar estimates.
 */
function startGuesses() {
  const sights: Sight[] = [];
  const cells: number[] = [];
  let hits = 0;
  return {
    add({ cell, truth, estimate, proofs, shown }: Estimated, low: number, high: number) {
      cells.push(cell);
      const [fine, rough] = [
        `${shown} ${Math.round(2 * estimate)}`,
        `${shown} of ${Math.round(estimate)}`,
      ];
      sights.push({ seen: [`${fine} ${proofs}`, `${rough} ${proofs}`, fine, rough], truth });
      if (Math.min(Math.max(Math.round(estimate), low), high) === truth) hits += 1;
    },
    gains(): readonly Gain[] {
      const commonest = commonestOf(sights.map(({ truth }) => truth));
      const direct = {
        guesses: sights.length,
        hits,
        commonest: sights.filter(({ truth }) => truth === commonest).length,
      };
      return [direct, gainOf(sights, (index) => cells[index] ?? 0)];
    },
  };
}

/** The gain with the most right guesses, among several gains for the same cells. */
function best(gains: readonly Gain[]): Gain {
  return gains.reduce((most, gain) => (gain.hits > most.hits ? gain : most));
}

interface CellOf {
  readonly block: Block;
  readonly cell: number;
  readonly shown: number;
  readonly truth: number;
}

/** Cells that were asked about and whose number is not published elsewhere. */
function cellsOf(block: Block | undefined): readonly CellOf[] {
  if (!block) return [];
  return [...block.shown.entries()].flatMap(([cell, shown]) =>
    shown === NOT_ASKED || block.published[cell] === 1
      ? []
      : [{ block, cell, shown, truth: block.truth[cell] ?? 0 }],
  );
}

function countHidden(block: Block | undefined, { isHidden }: Pick<Rule, 'isHidden'>): number {
  return cellsOf(block).filter(({ shown }) => isHidden(shown)).length;
}

function holdsHidden(block: Block | undefined, { isHidden }: Pick<Rule, 'isHidden'>): boolean {
  return cellsOf(block).some(({ shown, truth }) => isHidden(shown) && truth > 0);
}

function formatAxes({ target }: Ledger, { axes }: Block): string {
  return axes.map((axis) => target.axes[axis]?.axis ?? 'OF THE MEASURE').join(' × ');
}
