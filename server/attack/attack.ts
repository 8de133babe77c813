import { type Anchor, settle } from './anchors.js';
import { gainOfAveraging } from './averaging.js';
import { noteBelow } from './below.js';
import { addFindings, findingsOf } from './findings.js';
import { addGains } from './guess.js';
import { type Ledger, startLedger } from './ledger.js';
import { isAllPublished } from './published-cells.js';
import type { Rule } from './rule.js';
import { startSeeded } from './seeded.js';
import { sumOfShown } from './summed.js';
import { type Answer, MAX_CUTS, rowsAt, type Table, WITHHELD } from './table.js';
import { cutsOfTable, type Target } from './target.js';
import type { Outcome } from './verdict.js';

export interface Plan {
  /** The tables in the order of asking. Sums are compared with cells from earlier tables. */
  readonly tables: Iterable<Table>;
  /** Counts of the same cells from doors other than figures. */
  readonly anchors?: readonly Anchor[];
  /** The number of small cells for averaging, and of pairs for each. */
  readonly averaging: { readonly cells: number; readonly pairs: number };
  readonly seed: number;
}

/**
 * Attacks a rule: asks, records the shown numbers, tightens the bounds of all cells until they
 * settle, and measures how much was learnt.
 */
export function attack(target: Target, rule: Rule, plan: Plan): Outcome {
  return attackInto(startLedger(target, rule), rule, plan);
}

/** Attacks a rule like `attack`, and also returns the ledger for further use. */
export function attackInto(
  ledger: Ledger,
  rule: Rule,
  { tables, averaging, seed, anchors = [] }: Plan,
): Outcome {
  let [unsummed, unrefused] = [0, 0];
  for (const table of tables) {
    const answer = rule.ask(table);
    ledger.note(table, answer);
    if (answer !== null && isToBeRefused(ledger.target, table)) unrefused += 1;
    if (!rule.areSetsDrawn) unsummed += countUnsummed(ledger, table, answer);
  }
  noteBelow(ledger);
  settle(ledger, anchors);
  return {
    ...findingsOf(ledger, rule),
    unsummed,
    unrefused,
    ofAveraging: gainOfAveraging(ledger, rule, { ...averaging, seeded: startSeeded(seed) }),
  };
}

/** Whether a table must not show others' figures: it has too many cuts, or is by month. */
function isToBeRefused(target: Target, table: Table): boolean {
  if (table.cuts.some(({ as }) => 'by' in as && as.by === 'MONTH')) return true;
  return cutsOfTable(target, table) > MAX_CUTS && !isAllPublished(target, table);
}

/** Merges several attacks: counts are added up, and points are computed over all guesses. */
export function addOutcomes(all: readonly Outcome[]): Outcome {
  return {
    ...addFindings(all),
    unsummed: all.reduce((sum, { unsummed }) => sum + unsummed, 0),
    unrefused: all.reduce((sum, { unrefused }) => sum + unrefused, 0),
    ofAveraging: addGains(all.map(({ ofAveraging }) => ofAveraging)),
  };
}

function countUnsummed(ledger: Ledger, table: Table, answer: Answer): number {
  if (answer === null || !hasSums(ledger, table)) return 0;
  let unsummed = 0;
  for (const [place, shown] of answer.entries()) {
    if (shown === WITHHELD || (isOfNodes(table, place) && !lacksCut(ledger, table))) continue;
    const sum = sumOfShown(ledger, table, place);
    if (sum !== null && sum !== Math.max(shown, 0)) unsummed += 1;
  }
  return unsummed;
}

/** Whether some rows of the table are not cells. */
function hasSums(ledger: Ledger, table: Table): boolean {
  return (
    lacksCut(ledger, table) || table.cuts.some(({ rows }) => rows.some(({ node }) => node === null))
  );
}

function isOfNodes(table: Table, place: number): boolean {
  return rowsAt(table, place).every(({ node }) => node !== null);
}

/** Whether the table lacks an axis that is always a cut, so that all its answers are sums. */
function lacksCut({ target }: Ledger, { cuts }: Table): boolean {
  return target.axes.some(
    ({ hasWhole }, place) => !hasWhole && !cuts.some(({ axis }) => axis === place),
  );
}
