import { ENDLESS, readingOfPerturbation, type Rule } from '#attack/rule.js';
import { HIDDEN, MAX_CUTS, type Table } from '#attack/table.js';
import { cutsTaken, type Target } from '#attack/target.js';

import { drawByHand, type Drawn } from './drawn-by-hand.js';
import { referenceRule } from './reference-rule.js';
import { cellsOfRows, cutsTooOften } from './rows-by-hand.js';

/** A rule that hides 1 to 4 and rounds other counts to a multiple of 5, for any question. */
export function hideAndRound(target: Target): Rule {
  return {
    ask: (table) => {
      const rows = cellsOfRows(target, table, cutsTooOften);
      return rows && Int32Array.from(rows, (cells) => hideOrRound(together(cells).count));
    },
    read: (shown) =>
      shown === HIDDEN
        ? { low: 1, high: 4 }
        : shown === 0
          ? { low: 0, high: 0 }
          : { low: Math.max(shown - 2, 5), high: shown + 2 },
    isHidden: (shown) => shown === HIDDEN,
    areSetsDrawn: true,
  };
}

/**
 * The rule of `hideAndRound` with secondary suppression: if a line of a table has a single hidden
 * figure, the smallest other figure of the line is hidden too.
 */
export function hideAndRoundWithSecondary(target: Target): Rule {
  const plain = hideAndRound(target);
  return {
    ...plain,
    ask: (table) => {
      const answer = plain.ask(table);
      return answer && hideBeside(answer, table);
    },
    read: (shown) => (shown === HIDDEN ? { low: 1, high: ENDLESS } : plain.read(shown)),
  };
}

/** The rule, except that empty cells are shown as zero and not as hidden. */
export function zerosShown(target: Target): Rule {
  const perturbation = readingOfPerturbation();
  return {
    ...referenceRule(target),
    ask: (table) => {
      const rows = cellsOfRows(target, table, cutsTooOften);
      return (
        rows &&
        Int32Array.from(rows, (cells) => {
          const shown = cells.reduce((sum, cell) => sum + drawByHand(cell, target.salt), 0);
          return shown === 0 && cells.length > 0 ? HIDDEN : shown;
        })
      );
    },
    read: (shown) =>
      shown === HIDDEN
        ? { low: 1, high: perturbation(0).high }
        : shown === 0
          ? { low: 0, high: 0 }
          : perturbation(shown),
    isHidden: (shown) => shown === HIDDEN,
  };
}

/** The rule without its limit on cuts. */
export function withoutLimit(target: Target): Rule {
  return referenceRule(target, () => false);
}

/** The rule with an agency counted once, like any other cut. */
export function agencyCountedOnce(target: Target): Rule {
  return referenceRule(target, (_, { cuts }) => cuts.length > MAX_CUTS);
}

/** The rule with a combination of several values of a list counted as one cut. */
export function combinationsCountedOnce(target: Target): Rule {
  const take = ({ cuts }: Table) =>
    cutsTaken(
      target,
      cuts.map(({ axis }) => axis),
    );
  return referenceRule(target, (_, table) => take(table) > MAX_CUTS);
}

/**
 * The rule, except that others’ figures are shown in places where hardly anybody but the viewer
 * sends returns.
 */
export function ownPlaceShown(target: Target): Rule {
  return referenceRule(target, cutsTooOften, () => false);
}

/** A rule that rounds each answer as a whole, not its cells. */
export function wholeAnswers(target: Target): Rule {
  return {
    ...referenceRule(target),
    ask: (table) => {
      const rows = cellsOfRows(target, table, cutsTooOften);
      return rows && Int32Array.from(rows, (cells) => drawByHand(together(cells), target.salt));
    },
    areSetsDrawn: true,
  };
}

function together(cells: readonly Drawn[]): Drawn {
  return cells.reduce(
    (sum, { count, keys }) => ({ count: sum.count + count, keys: (sum.keys + keys) % 2 ** 32 }),
    { count: 0, keys: 0 },
  );
}

function hideOrRound(count: number): number {
  return count > 0 && count < 5 ? HIDDEN : Math.round(count / 5) * 5;
}

function hideBeside(answer: Int32Array, { cuts }: Table): Int32Array {
  const left = answer.slice();
  const sizes = cuts.map(({ rows }) => rows.length);
  for (const [position, size] of sizes.entries()) {
    const stride = sizes.slice(position + 1).reduce((product, each) => product * each, 1);
    for (const start of answer.keys()) {
      if (Math.floor(start / stride) % size !== 0) continue;
      const line = Array.from({ length: size }, (_, index) => start + index * stride);
      const shown = line.filter((place) => (left[place] ?? 0) > 0);
      if (shown.length === 0 || line.filter((place) => left[place] === HIDDEN).length !== 1)
        continue;
      const smallest = shown.reduce((least, place) =>
        (left[place] ?? 0) < (left[least] ?? 0) ? place : least,
      );
      left[smallest] = HIDDEN;
    }
  }
  return left;
}
