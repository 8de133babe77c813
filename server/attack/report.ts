import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { type AttackReport, judgeViewer, type ViewerReport } from './attack-all.js';
import type { Family } from './families.js';
import { judgeFamilies } from './family-verdict.js';
import { pointsOf } from './guess.js';
import { judge, type Measured, measureNames } from './verdict.js';

const FROM = '<!-- attack: written by `pnpm attack` -->';
const UNTIL = '<!-- end of attack -->';

/** The meanings of the numbers, for readers who do not know the code. */
const meaningsOf = ({
  arePdfsRead,
}: Pick<
  AttackReport,
  'arePdfsRead'
>) => `The attacker may ask anything as that viewer, as often as they like, and knows the table of random rounding, but neither secret nor salt. The attack asks for all cells
of the lattice: every cut by up to three axes (in referrals, by an agency and one other, or by a combination of kinds of exploitation and one other), each value and each parent.
It also asks for one \`not\` of each value and every range of quarters (alone, with each other axis and, for one question in six, with two), and for figures by more cuts than allowed and by
month. A condition built into a measure counts as a cut.

- **Bounds** of a cell are all the counts that it could hold, given how it is shown. Every sum narrows them further, until none does: parents and children, totals, values
  and combinations, and parts of measures that include each other. *Truth outside the bounds* and *one possible value* count cells.
- **Best guess** uses the bounds, what the parts of the cell prove, and what to expect from the figures with one or two fewer cuts. From half of the cells the attacker
  even learns which counts are behind each pattern, and guesses in the other half. The number is how many more guesses in a hundred are right than by always guessing the commonest
  count (points). [c] covers all hidden cells, nearly all of them empty; the line below it covers only those whose figures with one cut fewer all show
  something. The guess at 1 to 4 covers cells of at most three cuts that hold 1 to 4, shown or hidden.
- **Averaging**: for each of 100 cells that hold 1 to 4, the mean of 60 differences "(x or S) less S" for sets S of other values of one axis. The guess is that
  mean (or the commonest count if the mean is not one of the four), or the count known to be behind such a mean, whichever works better.
- **Other ways out**: the attack also uses all that the same viewer learns about others' records from returns, lists of records, the log, notes and the parts of
  figures, and narrows the bounds with it as with a sum. It does the same with every protected number in packs for partners (for two quarters, two versions and a county),
  minus the viewer's own part. ${arePdfsRead ? 'Slides, workbooks and PDFs of these packs, as each viewer takes them,' : 'Slides and workbooks of these packs'} contain no number that
  their documents do not.
- **By regression**: every cell is added up once more along each list that it is not cut by, and a ridge regression learns from half of the cells how to use
  all these sums; the other half is estimated and guessed. This is done for each *family* of cells (all that are cut by the same axes) with at
  least 100 hidden cells that are not all empty. [All families](disclosure-families.md) are listed; the table here shows the one that regression helps most.
- **From the figures around**: the best guess again, for each family separately.
- **Errors** are in records. Cells that are not secret are left out: those published elsewhere, and those for quarters that have not started.

The attack is repeated under several sets of random rounding (sixteen for the regression), the first being the installation's own. Their counts are added up, and points are for all guesses together.`;

/** The numbers of an attack, as Markdown. */
export function toText({
  viewers,
  compared,
  dimensions,
  perturbations,
  seconds,
  arePdfsRead,
}: AttackReport): string {
  const ofEngine =
    compared.differences.length === 0
      ? `All ${count(compared.answers)} answers that were also asked of the engine and its database match those attacked.`
      : `**${count(compared.differences.length)} of ${count(compared.answers)} answers from the engine do not match those attacked**, such as ${compared.differences[0] ?? ''}.`;
  return `${viewers.map(toTable).join('\n\n')}

${ofEngine} ${perturbations} sets of random rounding, ${Math.round(seconds)} seconds.

${meaningsOf({ arePdfsRead })}

The dimensions cut by, read from the catalogue:

${dimensions.map(({ subject, dimensions: of, parts }) => `- ${subject} (${parts.join(', ')}): ${of.join(', ')}`).join('\n')}`;
}

function toTable({ viewer, subjects, all }: ViewerReport): string {
  const judged = judgeViewer({ viewer, subjects, all });
  const columns = [
    judged,
    ...subjects.map(({ outcome, families }) => [...judge(outcome), ...judgeFamilies(families)]),
  ];
  const rows = judged.map((measured, index) =>
    toLine([
      measureNames[measured.key],
      boundOf(measured),
      ...columns.map((column) => formatValue(column[index])),
      measured.isMet ? 'met' : '**not met**',
    ]),
  );
  const counts = [
    toLine([
      'tables asked',
      '',
      count(sum(subjects.map(({ tables }) => tables))),
      ...subjects.map(({ tables }) => count(tables)),
      '',
    ]),
    toLine([
      'cells, and how many of them are hidden',
      '',
      ...[all, ...subjects.map(({ outcome }) => outcome)].map(
        ({ asked, hidden }) => `${count(asked)}, ${count(hidden)}`,
      ),
      '',
    ]),
  ];
  const heads = ['', 'bound', 'all', ...subjects.map(({ subject }) => subject), ''];
  return [
    `As ${viewer}:`,
    '',
    toLine(heads),
    toLine(heads.map(() => '---')),
    ...counts,
    ...rows,
  ].join('\n');
}

function boundOf({ least, most, unit }: Measured): string {
  if (!Number.isFinite(most)) return `at least ${least}`;
  return `${Number.isFinite(least) ? `${least} to ` : ''}${unit === 'points' ? '+' : ''}${most}`;
}

function formatValue(measured: Measured | undefined): string {
  if (!measured || Number.isNaN(measured.value)) return '';
  const { value, unit } = measured;
  if (unit === 'points') return formatPoints(value);
  return Number.isInteger(value) ? count(value) : value.toFixed(2);
}

function formatPoints(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

const familyHeads = [
  'cut by',
  'hidden cells',
  'error as shown',
  'after regression',
  'guess at [c]',
  'guess at 1 to 4',
  'these without regression',
] as const;

/** Every family of cells, as Markdown. */
export function toFamilies({ viewers, regressedLotteries }: AttackReport): string {
  const parts = viewers.flatMap(({ viewer, subjects }) =>
    subjects.flatMap(({ subject, families }) => [
      `## As ${viewer}: ${subject}`,
      [
        toLine(familyHeads),
        toLine(familyHeads.map(() => '---')),
        ...families.toSorted(byError).map(toFamilyLine),
      ].join('\n'),
    ]),
  );
  return `# Regression over partitions, family by family

Written by \`pnpm attack\`; [disclosure.md](disclosure.md) says what it means. A family is all cells that are cut by the same axes; quarters and years count
as one axis, and so do districts and counties. Families are listed if at least 100 of their cells are hidden and these are not all empty. The mean error covers cells that hold 5 or more, under
${regressedLotteries} sets of random rounding; it must stay at 1.2 or more. Guesses are in points over always guessing the commonest count of the family; the bounds are +5 on [c] and +8 on
true 1 to 4. Families with fewer than 20 cells that hold 1 to 4 are rated together on that guess. The last column has both guesses without regression, with the same bounds:
from the bounds of each cell and from what to expect from the figures with fewer cuts.

${parts.join('\n\n')}
`;
}

function byError(some: Family, other: Family): number {
  return some.regressionError - other.regressionError;
}

function toFamilyLine(family: Family): string {
  const {
    name,
    hidden,
    shownError,
    regressionError,
    ofHidden,
    small,
    ofSmall,
    ofHiddenByMargins,
    ofSmallByMargins,
  } = family;
  return toLine([
    name,
    count(hidden),
    shownError.toFixed(2),
    regressionError.toFixed(2),
    formatPoints(pointsOf(ofHidden)),
    `${formatPoints(pointsOf(ofSmall))} (${count(small)} ${small === 1 ? 'cell' : 'cells'})`,
    `${formatPoints(pointsOf(ofHiddenByMargins))}, ${formatPoints(pointsOf(ofSmallByMargins))}`,
  ]);
}

/**
 * Writes the numbers between their marks in docs/disclosure.md, or at the end of a page without
 * marks. Writes all families to a separate file.
 */
export async function writeReport(clone: string, report: AttackReport): Promise<void> {
  await writeFile(path.join(clone, 'docs', 'disclosure-families.md'), toFamilies(report));
  const file = path.join(clone, 'docs', 'disclosure.md');
  // The first report creates the page.
  const before = await readFile(file, 'utf8').catch(() => '# Protected figures\n');
  const written = `${FROM}\n\nMeasured on ${new Date().toISOString().slice(0, 10)} over the demonstration partnership.\n\n${toText(report)}\n\n${UNTIL}`;
  const [from, until] = [before.indexOf(FROM), before.indexOf(UNTIL)];
  const isMarked = from >= 0 && until > from;
  await writeFile(
    file,
    isMarked
      ? before.slice(0, from) + written + before.slice(until + UNTIL.length)
      : `${before.trimEnd()}\n\n## The attack\n\n${written}\n`,
  );
}
