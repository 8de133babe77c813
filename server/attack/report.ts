import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { type AttackReport, judgeViewer, type ViewerReport } from './attack-all.js';
import type { Family } from './families.js';
import { judgeFamilies } from './family-verdict.js';
import { pointsOf } from './guess.js';
import { judge, type Measured, measureNames } from './verdict.js';

const FROM = '<!-- attack: written by `pnpm attack` -->';
const UNTIL = '<!-- end of attack -->';

/** What the numbers are, for whoever reads them without the code. */
const meaningsOf = ({
  arePdfsRead,
}: Pick<
  AttackReport,
  'arePdfsRead'
>) => `Whoever attacks may ask anything as that viewer, as often as they like, and knows the lottery's table, though neither secret nor salt. Asked were
all cells of the lattice (every cut by up to three axes, or, among referrals, an agency and one other, or a combination of kinds of exploitation and one other, each value and
each parent), one \`not\` of each value and every range of quarters (alone, with one other axis, and a sixth of those with two), and questions by more cuts or by month. A measure that
looks at something of a record by itself is cut by that.

- **Bounds** of a cell are all counts that could show what it shows, drawn closer by every sum until none is drawn closer any more: parents and children,
  totals, values and combinations, parts of measures that lie in each other. *Truth outside the bounds* and *one possible value* count cells.
- **Best guess**: from the bounds, from what the parts of the cell prove, and from what the figures with one or two cuts less let expect. The attacker even
  knows which counts stand behind which sight, from one half of the cells, and guesses in the other. A number is the right guesses less those of always
  guessing the commonest count, in hundredths of all guesses (points). [c] are all hidden cells, which are nearly all empty; the line below it takes those
  alone of which all figures with one cut less show something. The guess on 1 to 4 is over cells of at most three cuts that hold so many, shown or hidden.
- **Averaging**: for each of 100 cells that hold 1 to 4, the mean of 60 differences "(x or S) less S" for sets S of other values of one axis; guessed is that
  mean, or the commonest count where it is none of the four, or what is known to stand behind such a mean: the better of the two ways.
- **Other doors**: what returns, lists of records, the log, notes and the parts of figures tell the same viewer about records of others is taken at its word,
  and draws bounds closer like a sum. So does every number of protected measures in packs for partners (of two quarters, two versions and a county), less
  what the viewer has in it. ${arePdfsRead ? 'Slides, workbooks and PDFs of these packs, as each viewer takes them,' : 'Slides and workbooks of these packs'} say no number that
  their documents do not have.
- **By regression**: every cell is added up once more along each list that it is not cut by, and a ridge regression learns from one half of the cells what
  to make of all these sums; the other half is estimated and guessed. This is done for each *family* of cells, all that are cut by the same axes, with at
  least 100 hidden cells that are not all empty. [All families](disclosure-families.md) are listed; here stands the one that it helps most with.
- **From the figures around**: the best guess again, for each family by itself.
- **Errors** are in records. Cells that are no secret are left out: those published elsewhere, and those of quarters that have not begun.

Cells are attacked under several lotteries (for the regression sixteen), the first being the installation's own; their counts are added up, and points are those of all guesses together.`;

/** The numbers of an attack, as Markdown. */
export function toText({ viewers, compared, dimensions, lotteries, seconds, arePdfsRead }: AttackReport): string {
  const ofEngine =
    compared.differences.length === 0
      ? `All of ${count(compared.answers)} answers that were asked of the engine too, database and all, are those that were attacked.`
      : `**${count(compared.differences.length)} of ${count(compared.answers)} answers of the engine are not those that were attacked**, such as ${compared.differences[0] ?? ''}.`;
  return `${viewers.map(toTable).join('\n\n')}

${ofEngine} ${lotteries} lotteries, ${Math.round(seconds)} seconds.

${meaningsOf({ arePdfsRead })}

What it was cut by, read from the catalogue:

${dimensions.map(({ subject, dimensions: of, parts }) => `- ${subject} (${parts.join(', ')}): ${of.join(', ')}`).join('\n')}`;
}

function toTable({ viewer, subjects, all }: ViewerReport): string {
  const judged = judgeViewer({ viewer, subjects, all });
  const columns = [judged, ...subjects.map(({ outcome, families }) => [...judge(outcome), ...judgeFamilies(families)])];
  const rows = judged.map((measured, index) =>
    toLine([
      measureNames[measured.key],
      boundOf(measured),
      ...columns.map((column) => formatValue(column[index])),
      measured.isMet ? 'met' : '**not met**',
    ]),
  );
  const counts = [
    toLine(['tables asked', '', count(sum(subjects.map(({ tables }) => tables))), ...subjects.map(({ tables }) => count(tables)), '']),
    toLine([
      'cells, hidden ones among them',
      '',
      ...[all, ...subjects.map(({ outcome }) => outcome)].map(({ asked, hidden }) => `${count(asked)}, ${count(hidden)}`),
      '',
    ]),
  ];
  const heads = ['', 'bound', 'all', ...subjects.map(({ subject }) => subject), ''];
  return [`As ${viewer}:`, '', toLine(heads), toLine(heads.map(() => '---')), ...counts, ...rows].join('\n');
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
  'guess on [c]',
  'guess on 1 to 4',
  'these without regression',
] as const;

/** Every family of cells, as Markdown. */
export function toFamilies({ viewers, regressedLotteries }: AttackReport): string {
  const parts = viewers.flatMap(({ viewer, subjects }) =>
    subjects.flatMap(({ subject, families }) => [
      `## As ${viewer}: ${subject}`,
      [toLine(familyHeads), toLine(familyHeads.map(() => '---')), ...families.toSorted(byError).map(toFamilyLine)].join('\n'),
    ]),
  );
  return `# Regression over partitions, family by family

Written by \`pnpm attack\`; what it means stands in [disclosure.md](disclosure.md). A family is all cells that are cut by the same axes, quarters and years or
districts and counties together, where at least 100 are hidden and these are not all empty. The mean error is over cells that hold 5 or more, under
${regressedLotteries} lotteries; it must stay at 1.2 or more. Guesses are in points over always guessing the commonest count of the family: +5 on [c] and +8 on true 1 to 4 are
the bounds. Families with fewer than 20 cells that hold 1 to 4 are judged on these together. The last column has both guesses, held to the same bounds, as they are
without regression: from the bounds of each cell and from what the figures with fewer cuts let expect.

${parts.join('\n\n')}
`;
}

function byError(some: Family, other: Family): number {
  return some.regressionError - other.regressionError;
}

function toFamilyLine(family: Family): string {
  const { name, hidden, shownError, regressionError, ofHidden, small, ofSmall, ofHiddenByMargins, ofSmallByMargins } = family;
  return toLine([
    name,
    count(hidden),
    shownError.toFixed(2),
    regressionError.toFixed(2),
    formatPoints(pointsOf(ofHidden)),
    `${formatPoints(pointsOf(ofSmall))} (${count(small)} cells)`,
    `${formatPoints(pointsOf(ofHiddenByMargins))}, ${formatPoints(pointsOf(ofSmallByMargins))}`,
  ]);
}

/** Writes the numbers between their marks in docs/disclosure.md, or below everything where there are none yet, and all families beside it. */
export async function writeReport(clone: string, report: AttackReport): Promise<void> {
  await writeFile(path.join(clone, 'docs', 'disclosure-families.md'), toFamilies(report));
  const file = path.join(clone, 'docs', 'disclosure.md');
  // The first report starts the page.
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
