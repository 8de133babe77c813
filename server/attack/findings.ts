import { addGains, type Gain, gainOf, type Sight } from './guess.js';
import { type Block, type Ledger, nameOf, NOT_ASKED } from './ledger.js';
import type { Rule } from './rule.js';
import { sightOfHidden, sightOfSmall } from './sights.js';
import { MAX_CUTS } from './table.js';
import { cutsTaken } from './target.js';

/**
 * What an attack came to, in counts of cells and in points. The bounds that each is held against
 * stand in `verdict.ts`.
 */
export interface Findings {
  /** Cells that were asked about. */
  readonly asked: number;
  /** Of those, the hidden ones. */
  readonly hidden: number;
  /**
   * Cells whose true count lies outside the bounds that follow from all that is shown: then the
   * bounds are wrong, or the rule is.
   */
  readonly outside: number;
  /**
   * Hidden cells whose bounds have met: the count is given away, whatever it is, nought included.
   */
  readonly leaked: number;
  /** Guessing hidden cells, over always guessing the commonest count among them, which is none. */
  readonly ofHidden: Gain;
  /**
   * The same where it is really asked: hidden cells for which every figure with one cut less shows
   * something.
   */
  readonly ofHiddenAmongShown: Gain;
  /**
   * Guessing cells that hold 1 to 4, told that they do, over always guessing the commonest of
   * these.
   */
  readonly ofSmall: Gain;
  /** Cells that showed different numbers in different spellings. */
  readonly contradictions: number;
  /**
   * How far what is shown is from the truth, added up over cells that hold 5 or more, and how many
   * these are.
   */
  readonly errors: number;
  readonly large: number;
  /** The greatest of these distances over all cells. */
  readonly greatestError: number;
}

/**
 * Reads off a ledger whose bounds have settled how much an attacker has learnt. Numbers that are
 * published elsewhere are left out.
 */
export function findingsOf(ledger: Ledger, rule: Pick<Rule, 'isHidden'>): Findings {
  let [asked, hidden, outside, leaked, errors, large, greatestError] = [0, 0, 0, 0, 0, 0, 0];
  const ofHidden: Sight[] = [];
  const ofHiddenAmongShown: Sight[] = [];
  const ofSmall: Sight[] = [];
  for (const block of ledger.blocks.values()) {
    // Whatever a rule lets through by more cuts is knowledge about these.
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

/** Findings of several attacks as one. */
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

/**
 * Whether the person who looks at a cell comes from figures that show something: those with one cut
 * less.
 */
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
