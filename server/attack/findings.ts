import { addGains, type Gain, gainOf, type Sight } from './guess.js';
import { type Block, type Ledger, nameOf, NOT_ASKED } from './ledger.js';
import type { Rule } from './rule.js';
import { sightOfHidden, sightOfSmall } from './sights.js';
import { MAX_CUTS } from './table.js';
import { cutsTaken } from './target.js';

/** The result of an attack, in counts of cells and in points. The bounds are in `verdict.ts`. */
export interface Findings {
  /** The number of cells that were asked about. */
  readonly asked: number;
  /** The number of cells asked about that are hidden. */
  readonly hidden: number;
  /**
   * The number of cells whose true count is outside the bounds derived from all shown numbers. If
   * there are any, the bounds or the rule are wrong.
   */
  readonly outside: number;
  /** The number of hidden cells for which only one count is possible, even if that is zero. */
  readonly leaked: number;
  /**
   * The gain of guessing hidden cells over always guessing the most frequent count, which is zero.
   */
  readonly ofHidden: Gain;
  /**
   * The gain for likely questions: for hidden cells for which every figure with one cut fewer shows
   * a number.
   */
  readonly ofHiddenAmongShown: Gain;
  /**
   * The gain of guessing cells known to contain 1 to 4, over always guessing the most frequent of
   * these counts.
   */
  readonly ofSmall: Gain;
  /** The number of cells that showed different numbers in different spellings. */
  readonly contradictions: number;
  /**
   * The total error of the numbers shown for cells that contain 5 or more, and the number of these
   * cells.
   */
  readonly errors: number;
  readonly large: number;
  /** The largest error over all cells. */
  readonly greatestError: number;
}

/**
 * Measures from a ledger with settled bounds how much an attacker has learnt. Numbers published
 * elsewhere are left out.
 */
export function findingsOf(ledger: Ledger, rule: Pick<Rule, 'isHidden'>): Findings {
  let [asked, hidden, outside, leaked, errors, large, greatestError] = [0, 0, 0, 0, 0, 0, 0];
  const ofHidden: Sight[] = [];
  const ofHiddenAmongShown: Sight[] = [];
  const ofSmall: Sight[] = [];
  for (const block of ledger.blocks.values()) {
    // Leave out cells with too many cuts, because any number that a rule shows there reveals
    // something.
    if (cutsTaken(ledger.target, block.axes) > MAX_CUTS) continue;
    for (const [cell, shown] of block.shown.entries()) {
      if (shown === NOT_ASKED) continue;
      const [truth, low, high] = [
        block.truth[cell] ?? 0,
        block.low[cell] ?? 0,
        block.high[cell] ?? 0,
      ];
      asked += 1;
      if (truth < low || truth > high) outside += 1;
      if (block.published[cell] === 1) continue;
      if (rule.isHidden(shown)) {
        hidden += 1;
        if (low === high) leaked += 1;
        const sight = sightOfHidden(ledger, block, cell);
        ofHidden.push(sight);
        if (isAmongShown(ledger, block, { cell, rule })) ofHiddenAmongShown.push(sight);
      }
      if (truth >= 1 && truth <= 4) ofSmall.push(sightOfSmall(ledger, block, cell));
      const error = Math.abs(Math.max(shown, 0) - truth);
      greatestError = Math.max(greatestError, error);
      if (truth >= 5) [errors, large] = [errors + error, large + 1];
    }
  }
  return {
    asked,
    hidden,
    outside,
    leaked,
    ofHidden: gainOf(ofHidden),
    ofHiddenAmongShown: gainOf(ofHiddenAmongShown),
    ofSmall: gainOf(ofSmall),
    contradictions: ledger.contradictions,
    errors,
    large,
    greatestError,
  };
}

/** Merges the findings of several attacks. */
export function addFindings(all: readonly Findings[]): Findings {
  const sum = (of: (findings: Findings) => number) =>
    all.reduce((total, findings) => total + of(findings), 0);
  return {
    asked: sum(({ asked }) => asked),
    hidden: sum(({ hidden }) => hidden),
    outside: sum(({ outside }) => outside),
    leaked: sum(({ leaked }) => leaked),
    ofHidden: addGains(all.map(({ ofHidden }) => ofHidden)),
    ofHiddenAmongShown: addGains(all.map(({ ofHiddenAmongShown }) => ofHiddenAmongShown)),
    ofSmall: addGains(all.map(({ ofSmall }) => ofSmall)),
    contradictions: sum(({ contradictions }) => contradictions),
    errors: sum(({ errors }) => errors),
    large: sum(({ large }) => large),
    greatestError: Math.max(0, ...all.map(({ greatestError }) => greatestError)),
  };
}

/** Whether every figure around a cell, with one cut fewer, shows a number. */
function isAmongShown(
  { blocks }: Ledger,
  block: Block,
  { cell, rule }: { readonly cell: number; readonly rule: Pick<Rule, 'isHidden'> },
): boolean {
  return block.axes.every((axis, position) => {
    const around = blocks.get(nameOf(block.axes.filter((each) => each !== axis)));
    const stride = block.strides[position] ?? 1;
    const place =
      Math.floor(cell / (stride * (block.sizes[position] ?? 1))) * stride + (cell % stride);
    const shown = around?.shown[place] ?? NOT_ASKED;
    return !around || (shown !== NOT_ASKED && shown > 0 && !rule.isHidden(shown));
  });
}
