import { countWords } from '#domain/findings/clauses.js';
import type { Finding } from '#domain/findings/finding.js';
import { countInWords } from '#domain/number-words.js';
import type { MeasuresDeclaration, TableDeclaration } from '#domain/pages/declared/declaration.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

/** The maximum number of words in a title. */
const MAX_WORDS = 12;

interface Line {
  readonly first: JudgedKpi;
  readonly ownOf: (column: {
    readonly measure: TableDeclaration['columns'][number]['measure'];
  }) => JudgedKpi | null;
}

/** Whether a change cannot be rated, because of too few quarters or too small or close figures. */
function isUnjudged({ variation }: Pick<JudgedKpi, 'variation'>): boolean {
  return variation === 'TOO_FEW_POINTS' || variation === 'TOO_CLOSE';
}

/**
 * What is said about parts of a protected figure if some or all cannot be rated: nobody can say
 * that they are as usual. Null if all are rated, and for figures that are open to everybody.
 */
export function findUnrated(
  lines: readonly Line[],
  { noun, columns }: TableDeclaration,
  isApart: boolean,
): Finding | null {
  const isProtected = lines.some(({ first }) => first.measure.disclosure === 'PROTECTED');
  if (!isProtected || lines.every(({ first }) => first.figure.value === null)) return null;
  const isOwnJudged =
    isApart &&
    columns.some(
      ({ of, shows }) => of === 'OWN' && (shows === 'USUAL_RANGE' || shows === 'VARIATION'),
    );
  const judged = lines.map(
    ({ first, ownOf }) => (isOwnJudged ? ownOf({ measure: keyOf(columns) }) : first) ?? first,
  );
  const unjudged = judged.filter(isUnjudged);
  const isReal = judged.some(
    ({ variation }) => variation !== 'NO_REAL_CHANGE' && !isUnjudged({ variation }),
  );
  if (isReal || unjudged.length === 0) return null;
  if (unjudged.length === judged.length) {
    const isClose = unjudged.every(({ variation }) => variation === 'TOO_CLOSE');
    return {
      kind: 'TOO_FEW',
      text: `${capitalise(noun)}: too ${isClose ? 'close to tell' : 'few to judge'}`,
    };
  }
  const usual = judged.length - unjudged.length;
  const told = `${capitalise(countInWords(usual))} of ${countInWords(judged.length)} ${noun} ${usual === 1 ? 'is' : 'are'} as usual; ${countInWords(unjudged.length)}`;
  const whole = `${told} cannot be judged`;
  return { kind: 'TOO_FEW', text: countWords(whole) <= MAX_WORDS ? whole : `${told} not judged` };
}

function keyOf(
  columns: TableDeclaration['columns'],
): TableDeclaration['columns'][number]['measure'] {
  const [first] = columns;
  if (!first) throw new Error('A table has at least one column');
  return first.measure;
}

/**
 * Why several measures have no finding: there is no figure, the quarter is not closed, or all that
 * have a target are too close to it to be rated. Null if they are rated.
 */
export function findNotRated(
  kpis: readonly JudgedKpi[],
  { noun }: Pick<MeasuresDeclaration, 'noun'>,
): Finding | null {
  if (kpis.every(({ figure }) => figure.value === null)) {
    const isHidden = kpis.some(
      ({ figure }) => figure.isWithheld || figure.flags.includes('CONFIDENTIAL'),
    );
    return isHidden
      ? { kind: 'WITHHELD', text: `${capitalise(noun)}: too few to show` }
      : { kind: 'NOTHING_RECORDED', text: `${capitalise(noun)}: no figure for this quarter` };
  }
  if (kpis.some(({ isOpen }) => isOpen))
    return { kind: 'TOO_FEW', text: `${capitalise(noun)}: the quarter is not closed` };
  const held = kpis.filter(({ target, figure }) => target !== null && figure.value !== null);
  if (held.length === 0 || held.some(({ status }) => status !== 'TOO_CLOSE')) return null;
  return { kind: 'TOO_FEW', text: `${capitalise(noun)}: too close to the target to rate` };
}
