import { commonestOf, type Gain, gainOf } from './guess.js';
import type { Block, Ledger } from './ledger.js';
import type { Rule } from './rule.js';
import type { Seeded } from './seeded.js';
import { type Answer, type Cut, WITHHELD } from './table.js';
import type { Target } from './target.js';
import { atomsCut, nodeCut, partCut } from './ways.js';

/** A small cell, and the axis whose other values are combined with the cell's own value. */
interface SmallCell {
  readonly truth: number;
  readonly cuts: readonly Cut[];
  readonly along: number;
  readonly atom: number;
}

/**
 * The number of cells to try, each with a count of 1 to 4, and the number of pairs of "(x or S)"
 * and "S" for each cell.
 */
export interface AveragingOptions {
  readonly cells: number;
  readonly pairs: number;
}

/**
 * Tries to average random rounding away. For each small cell x and sets S of other values of one of
 * its axes, "(x or S)" minus "S" is an estimate of x. An attacker who is told that the count is 1
 * to 4 guesses the mean of the estimates, rounded, or the most frequent count if the rounded mean
 * is not 1 to 4. Alternatively the attacker guesses like `gainOf`, from counts known for each mean.
 * The result is the better of these two gains.
 */
export function gainOfAveraging(
  ledger: Ledger,
  rule: Rule,
  { seeded, ...wish }: AveragingOptions & { readonly seeded: Seeded },
): Gain {
  const { target } = ledger;
  const tried = chooseSmallCells(ledger, wish.cells, seeded).flatMap((cell) => {
    const estimate = estimateBy(wish.pairs, cell, { target, rule, seeded });
    return estimate === null ? [] : [{ estimate: Math.round(estimate), truth: cell.truth }];
  });
  const commonest = commonestOf(tried.map(({ truth }) => truth));
  const guess = (estimate: number) => (estimate >= 1 && estimate <= 4 ? estimate : commonest);
  const direct = tried.filter(({ estimate, truth }) => guess(estimate) === truth).length;
  const learnt = gainOf(tried.map(({ estimate, truth }) => ({ seen: [String(estimate)], truth })));
  return { ...learnt, hits: Math.max(direct, learnt.hits) };
}

function estimateBy(
  pairs: number,
  { cuts, along, atom }: SmallCell,
  {
    target,
    rule,
    seeded,
  }: { readonly target: Target; readonly rule: Rule; readonly seeded: Seeded },
): number | null {
  const axis = target.axes[along];
  if (!axis) return null;
  const others = [...axis.atoms.keys()].filter((each) => each !== atom);
  let [sum, count] = [0, 0];
  for (let pair = 0; pair < pairs; pair += 1) {
    const set = others.filter(() => seeded.below(2) === 1);
    if (set.length === 0) continue;
    const withCell = rule.ask({
      cuts: [
        ...cuts,
        atomsCut(
          axis,
          along,
          [...set, atom].toSorted((a, b) => a - b),
        ),
      ],
    });
    const without = rule.ask({ cuts: [...cuts, atomsCut(axis, along, set)] });
    const [more, less] = [valueOf(withCell, rule), valueOf(without, rule)];
    if (more === null || less === null) continue;
    sum += more - less;
    count += 1;
  }
  return count > 0 ? sum / count : null;
}

/**
 * The number shown. For a hidden number, the middle of its possible range; null if the range is
 * unknown.
 */
function valueOf(answer: Answer, rule: Rule): number | null {
  const shown = answer?.[0];
  if (shown === undefined || shown === WITHHELD) return null;
  if (shown >= 0) return shown;
  const { low, high } = rule.read(shown);
  return high - low < 10 ? (low + high) / 2 : null;
}

function chooseSmallCells(
  { target, blocks }: Ledger,
  count: number,
  seeded: Seeded,
): readonly SmallCell[] {
  const places = [...blocks.values()].flatMap((block) =>
    Array.from(block.truth.keys()).flatMap((cell) =>
      isSmall(block, cell) ? [{ block, cell }] : [],
    ),
  );
  const chosen: SmallCell[] = [];
  for (let tries = 0; chosen.length < count && tries < count * 50; tries += 1) {
    const place = seeded.pick(places);
    const found = place ? toSmallCell(target, place, seeded) : null;
    if (found) chosen.push(found);
  }
  return chosen;
}

function isSmall({ truth, published }: Block, cell: number): boolean {
  const count = truth[cell] ?? 0;
  return count >= 1 && count <= 4 && published[cell] === 0;
}

/** Makes a small cell for averaging. Null if no axis of the cell has enough other values. */
function toSmallCell(
  target: Target,
  { block, cell }: { readonly block: Block; readonly cell: number },
  seeded: Seeded,
): SmallCell | null {
  const nodes = block.axes.map((axis, position) => ({
    axis,
    node: Math.floor(cell / (block.strides[position] ?? 1)) % (block.sizes[position] ?? 1),
  }));
  const many = nodes.filter(({ axis, node }) => {
    const of = target.axes[axis];
    return (
      of !== undefined &&
      of.axis !== null &&
      of.atoms.length >= 5 &&
      of.nodes[node]?.atoms.length === 1
    );
  });
  const along = seeded.pick(many);
  const atom = along ? target.axes[along.axis]?.nodes[along.node]?.atoms[0] : undefined;
  if (!along || atom === undefined) return null;
  const cuts = nodes
    .filter(({ axis }) => axis !== along.axis)
    .map(({ axis, node }) => toCut(target, axis, node));
  return { truth: block.truth[cell] ?? 0, cuts, along: along.axis, atom };
}

function toCut({ axes }: Target, axis: number, node: number): Cut {
  const of = axes[axis];
  return of && of.axis !== null ? nodeCut(of.nodes, node, axis) : partCut(axis, node);
}
