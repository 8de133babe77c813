import {
  type FindingLine,
  toFindingLines,
  toSuggestion,
} from '#domain/returns/staged/alike-findings.js';
import { toFindingId } from '#domain/returns/staged/staged-return.js';

import type { References } from './finding-references.js';
import type { StagedRecord } from './staged-record.js';
import type { StagedFinding } from './staged-return.type.js';

/** How many findings a page has. */
const PAGE = 50;
/** The maximum number of rows that are named for findings with the same message. */
const MAX_ROWS = 20;

/** The requested findings, and how they are grouped. */
export interface WantedFindings {
  /** The level of findings; null for all. */
  readonly level: string | null;
  /** Whether warnings with the same message are grouped. */
  readonly isGrouped: boolean;
}

interface WantedPage extends WantedFindings {
  /** The number of the page, from 1. */
  readonly page: number;
  /** References of records by their row in the file, as far as they are shown. */
  readonly references: References;
}

type Screened = Pick<StagedRecord, 'outcome' | 'acknowledgements'>;

/**
 * The findings of screening, as lines. Warnings with the same message are grouped by how they were
 * acknowledged.
 */
export function linesOf(
  { outcome, acknowledgements }: Screened,
  { level, isGrouped }: WantedFindings,
): readonly FindingLine[] {
  if (outcome?.is !== 'SCREENED') return [];
  const issues = outcome.file.issues.filter((issue) => level === null || issue.level === level);
  if (!isGrouped) return issues.map((issue) => ({ issue, rows: [issue.row] }));
  const said = new Map(acknowledgements.map((each) => [each.finding, each]));
  return toFindingLines(issues, (issue) => {
    const { why = '', by = '', isFromBefore = false } = said.get(toFindingId(issue)) ?? {};
    return `${why}\0${by}\0${isFromBefore}`;
  });
}

/** A page of findings from screening, with the answers to each. */
export function pageOfFindings(
  record: StagedRecord,
  { page, references, ...wanted }: WantedPage,
): readonly StagedFinding[] {
  const { columns, acknowledgements } = record;
  const suggested = countSuggested(record);
  return linesOf(record, wanted)
    .slice((page - 1) * PAGE, page * PAGE)
    .map(({ issue, rows }) => {
      const id = toFindingId(issue);
      const said = acknowledgements.find(({ finding }) => finding === id);
      return {
        ...{ ...issue, id, alike: rows.length, rows: rows.slice(0, MAX_ROWS) },
        reference: rows.length === 1 ? (references.get(issue.row) ?? null) : null,
        heading: columns.find(({ column }) => column === issue.column)?.heading ?? null,
        ...{ meant: issue.meant ?? null, isFromBefore: said?.isFromBefore ?? false },
        meantFor: suggested.get(toSuggestion(issue) ?? '') ?? 0,
        ...{ why: said?.why ?? null, acknowledgedBy: said?.by ?? null },
      };
    });
}

/** How many findings that nobody acknowledged suggest each value, by `toSuggestion`. */
function countSuggested({ outcome, acknowledgements }: Screened): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (outcome?.is !== 'SCREENED') return counts;
  const said = new Set(acknowledgements.map(({ finding }) => finding));
  for (const issue of outcome.file.issues) {
    const suggestion = toSuggestion(issue);
    if (suggestion === null || said.has(toFindingId(issue))) continue;
    counts.set(suggestion, (counts.get(suggestion) ?? 0) + 1);
  }
  return counts;
}
