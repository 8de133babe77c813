import { formatQuarterLong } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { Issue } from '#domain/returns/issue.js';
import type { ImportedFile, ImportOutcome } from '#features/returns/import-returns.js';
import type { ChangeCounts, RecordDifference } from '#features/returns/return.type.js';

const [MAX_SHOWN_ISSUES, MAX_SHOWN_WORDS] = [50, 50] as const;

/** The result of an import for people, one line each. */
export function describeOutcome(outcome: ImportOutcome): readonly string[] {
  if (outcome.status === 'UNUSABLE') return [outcome.message];
  return [...outcome.files.flatMap(describeFile), describeEnd(outcome)];
}

function describeFile(file: ImportedFile): readonly string[] {
  const { fileName, quarter, rows, difference, changes } = file;
  const quarterWords = quarter === null ? 'no quarter' : formatQuarterLong(quarter);
  const lines = [
    `${fileName}: ${quarterWords}`,
    `  ${count(rows.pass + rows.warn + rows.fail, 'row')}: ${digits(rows.pass)} PASS, ${digits(rows.warn)} WARN, ${digits(rows.fail)} FAIL`,
  ];
  lines.push(...describeWords(file));
  lines.push(
    ...file.issues.slice(0, MAX_SHOWN_ISSUES).map((issue) => describeIssue(issue, file.headings)),
  );
  const unshown =
    file.warningCount + file.failureCount - Math.min(file.issues.length, MAX_SHOWN_ISSUES);
  if (unshown > 0) lines.push(`  and ${digits(unshown)} more`);
  if (difference === null) return lines;

  lines.push(
    changes === null
      ? `  Would change: ${describeCounts(difference)}`
      : `  Changed: ${describeCounts(changes)}`,
  );
  if (changes === null && file.withdrawal !== null) lines.push(`  ${file.withdrawal}`);
  const listed = difference.records.filter(({ change }) => change !== 'ADDED');
  lines.push(...listed.map(describeRecord));
  const unlisted = difference.corrected + difference.withdrawn - listed.length;
  if (unlisted > 0) lines.push(`    and ${digits(unlisted)} more`);
  return lines;
}

/** Describes how the agency's own words were read. This is always shown. */
function describeWords({
  words,
  headings,
}: Pick<ImportedFile, 'words' | 'headings'>): readonly string[] {
  const read = words.filter(({ entry }) => entry !== null);
  const shown = read
    .slice(0, MAX_SHOWN_WORDS)
    .map(
      ({ column, word, entry, rows }) =>
        `  READ ${nameColumn(column, headings)} "${toQuotedValue(word)}" as ${entry === '' ? 'an empty cell' : (entry ?? '')}, as the agency said, in ${count(rows, 'row')}`,
    );
  const unshown = read.length - shown.length;
  return unshown === 0 ? shown : [...shown, `  and ${digits(unshown)} more words`];
}

function describeIssue(
  { level, row, column, value, message }: Issue,
  headings: ImportedFile['headings'],
): string {
  const place = column === null ? '' : `, ${nameColumn(column, headings)}`;
  const sent = value === null || value === '' ? '' : ` "${value}"`;
  return `  ${level} row ${row}${place}${sent}: ${message}`;
}

/** The heading of a column in the file, so that the sender finds the column. */
function nameColumn(column: string, headings: ImportedFile['headings']): string {
  return headings.find((each) => each.column === column)?.heading ?? column;
}

/** Formats counts, as in `3 records added, 1 corrected, 0 withdrawn`. */
export function describeCounts(counts: ChangeCounts): string {
  if (isNothing(counts)) return 'nothing: the records are already the same';
  return `${count(counts.added, 'record')} added, ${digits(counts.corrected)} corrected, ${digits(counts.withdrawn)} withdrawn`;
}

function describeRecord({ key, change, columns }: RecordDifference): string {
  return change === 'CORRECTED'
    ? `    corrected ${key}: ${columns.join(', ')}`
    : `    withdrawn ${key}`;
}

function describeEnd(outcome: Exclude<ImportOutcome, { readonly status: 'UNUSABLE' }>): string {
  const { files } = outcome;
  const warnings = files.reduce((total, { warningCount }) => total + warningCount, 0);
  switch (outcome.status) {
    case 'FAILED': {
      const failures = files.reduce((total, { failureCount }) => total + failureCount, 0);
      return `Nothing was written: ${count(failures, 'failure')}. Correct the failures and run the command again.`;
    }
    case 'SCREENED':
      return `Nothing was written. Run the command again with --publish${files.some(({ withdrawal }) => withdrawal !== null) ? ' --withdraw' : ''} to publish${warnings > 0 ? `, which acknowledges the ${count(warnings, 'warning')}` : ''}.`;
    case 'PUBLISHED': {
      const hasChanged = files.some(({ changes }) => changes !== null && !isNothing(changes));
      if (!hasChanged)
        return `Published, but nothing changed: the records were already the same. The data version is still ${outcome.dataVersion}.`;
      return `Published${warnings > 0 ? `, with ${count(warnings, 'warning')} acknowledged` : ''}. The data version is now ${outcome.dataVersion}.`;
    }
  }
}

function isNothing({ added, corrected, withdrawn }: ChangeCounts): boolean {
  return added + corrected + withdrawn === 0;
}

function count(number: number, noun: string): string {
  return `${digits(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function digits(number: number): string {
  return number.toLocaleString('en-GB');
}
