import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { AttackReport, ViewerReport } from './attack-all.js';
import { judge, type Measured, measureNames } from './verdict.js';

const FROM = '<!-- attack: written by `pnpm attack` -->';
const UNTIL = '<!-- end of attack -->';

/** The numbers of an attack, as Markdown. */
export function toText({ viewers, compared, dimensions, lotteries, seconds }: AttackReport): string {
  return `${viewers.map(toTable).join('\n\n')}

${compared.differences.length === 0 ? 'All' : `**Not all (${compared.differences.length} differ)**`} of ${count(compared.answers)} answers that were asked of the engine too are those that were attacked.
${lotteries} lotteries; ${Math.round(seconds)} seconds.

What it was cut by:

${dimensions.map(({ subject, dimensions: of, parts }) => `- ${subject} (${parts.join(', ')}): ${of.join(', ')}`).join('\n')}`;
}

function toTable({ viewer, subjects, all }: ViewerReport): string {
  const columns = [judge(all), ...subjects.map(({ outcome }) => judge(outcome))];
  const rows = judge(all).map((measured, index) =>
    toLine([measureNames[measured.key], boundOf(measured), ...columns.map((column) => formatValue(column[index])), measured.isMet ? 'met' : '**not met**']),
  );
  const counts = [
    toLine(['tables asked', '', count(sum(subjects.map(({ tables }) => tables))), ...subjects.map(({ tables }) => count(tables)), '']),
    toLine(['cells, hidden ones among them', '', ...[all, ...subjects.map(({ outcome }) => outcome)].map(({ asked, hidden }) => `${count(asked)}, ${count(hidden)}`), '']),
  ];
  const heads = ['', 'bound', 'all', ...subjects.map(({ subject }) => subject), ''];
  return [`As ${viewer}:`, '', toLine(heads), toLine(heads.map(() => '---')), ...counts, ...rows].join('\n');
}

function boundOf({ least, most, unit }: Measured): string {
  return `${Number.isFinite(least) ? `${least} to ` : ''}${unit === 'points' ? '+' : ''}${most}`;
}

function formatValue(measured: Measured | undefined): string {
  if (!measured || Number.isNaN(measured.value)) return '';
  const { value, unit } = measured;
  if (unit === 'points') return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
  return Number.isInteger(value) ? count(value) : value.toFixed(2);
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

/** Writes the numbers between their marks in docs/disclosure.md, or below everything where there are none yet. */
export async function writeReport(clone: string, report: AttackReport): Promise<void> {
  const file = path.join(clone, 'docs', 'disclosure.md');
  const before = await readFile(file, 'utf8').catch(() => '# Protected figures\n');
  const written = `${FROM}\n\nMeasured on ${new Date().toISOString().slice(0, 10)} over the demonstration partnership.\n\n${toText(report)}\n\n${UNTIL}`;
  const [from, until] = [before.indexOf(FROM), before.indexOf(UNTIL)];
  const isMarked = from >= 0 && until > from;
  await writeFile(file, isMarked ? before.slice(0, from) + written + before.slice(until + UNTIL.length) : `${before.trimEnd()}\n\n## The attack\n\n${written}\n`);
}
