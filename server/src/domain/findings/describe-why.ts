import type { ReferenceData } from '#domain/reference-data.js';
import { describeBreak } from '#domain/scorecard/describe-break.js';
import type { Kpi } from '#domain/scorecard/kpi.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import { countWords } from './clauses.js';
import { describeDriver } from './describe-explanation.js';
import type { ExplainedKpi } from './explain-kpi.js';
import type { Finding } from './finding.js';
import { describeSignal } from './kpi-finding.js';
import { describeNeeded } from './shortfall.js';

/** The maximum number of words in a tile. */
const MAX_WORDS = 15;

/** A figure as shown, and as rated: like with like if a return is missing. */
interface Summary {
  readonly kpi: Kpi;
  readonly judged: Kpi;
  readonly finding: Finding;
  /** The agency whose return is missing, as a clause; null if none is missing. */
  readonly missing: string | null;
  /**
   * What explains the figure's change; null if no change is explained, or if the figure cannot be
   * read as it stands.
   */
  readonly explained: ExplainedKpi | null;
}

/**
 * Why a figure really changed or is off target, in clauses (FINDINGS 2): the change, what it would
 * take to meet the target, and the part that explains it. The first clause is always given, the
 * others only if they fit into a tile. Empty for a figure that is as usual.
 */
export function describeWhy(
  { kpi, judged, finding, missing, explained }: Summary,
  referenceData: Pick<ReferenceData, 'agencies' | 'places'>,
): readonly string[] {
  if (kpi.figure.value === null || kpi.isOpen) return [];
  if (finding.kind === 'CANNOT_BE_READ') return keepRoom([[finding.text], toClause(missing)]);
  const { latestBreak, signal } = judged;
  const isMissed = kpi.status === 'RED' || kpi.status === 'AMBER';
  const needed = toClause(isMissed ? describeNeeded(kpi) : null);
  const change = toClause(
    signal !== null
      ? describeSignal(judged, signal)
      : latestBreak && describeBreak(latestBreak, { isAlone: true }),
  );
  const driver = explained
    ? describeDriver(explained, { measure: kpi.measure, referenceData })
    : [];
  if (change.length > 0) return keepRoom([change, needed, driver]);
  return keepRoom(explained?.explanation.kind === 'PART' ? [driver, needed] : [needed, driver]);
}

function toClause(words: string | null): readonly string[] {
  return words === null ? [] : [words];
}

/**
 * The first of some clauses, and the others as far as they fit; each in the longest form that fits.
 */
function keepRoom(clauses: readonly (readonly string[])[]): readonly string[] {
  const kept: string[] = [];
  for (const forms of clauses) {
    const fitting = forms.find((form) => countWords([...kept, form].join(' ')) <= MAX_WORDS);
    const clause = fitting ?? (kept.length === 0 ? forms.at(-1) : undefined);
    if (clause !== undefined) kept.push(capitalise(clause));
  }
  return kept;
}
