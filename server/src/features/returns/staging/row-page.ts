import { actingIn } from '#domain/access/acting.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { Issue } from '#domain/returns/issue.js';
import type { RawRow } from '#features/returns/file/raw-return.type.js';
import type { Context } from '#graphql/context.js';
import { Pauses } from '#platform/fair-share/pauses.js';

import { findOpenStaged } from './find-open.js';
import { openKept } from './open-kept.js';
import { concerningRows } from './open-to.js';
import type { StagedRow, StagedRowPage } from './row-page.type.js';
import { tableOf } from './screen-staged.js';
import { findKept, type KeptReturn } from './staged-return.store.js';
import { awaitPlace } from './take-turn.js';

/** How many rows a page has. */
const PAGE = 50;

/**
 * A page of all rows of a staged return for the viewer, logged before they see it. A page far down
 * reads much of the file, so it waits in one queue with the files that are screened.
 *
 * @param page from 1
 * @returns null if the staged return is not open to the viewer, or has no findings yet
 */
export async function openRowPage(
  context: Context,
  id: string,
  page: number,
): Promise<StagedRowPage | null> {
  const found = await findOpen(context, id);
  return (
    found &&
    awaitPlace(context, found.agencyId, async (now) => {
      const open = await findOpen(now, id);
      const kept = open && (await now.database.write((transaction) => findKept(transaction, open)));
      if (kept === null) return null;
      try {
        if (kept.state !== 'SCREENED' || kept.outcome?.is !== 'SCREENED') return null;
        const read = await readRowPage({ kept, page });
        await now.database.record({
          ...{
            at: now.clock.now(),
            action: 'CONSULTATION',
            what: 'Opened rows of a staged return',
          },
          ...actingIn(now.identity),
          ...concerningRows(kept, read.rows.length),
        });
        return read;
      } finally {
        await kept.found.handle.close();
      }
    })
  );
}

function findOpen({ referenceData, ...context }: Context, id: string) {
  const readReferenceData = () => Promise.resolve(referenceData);
  return findOpenStaged({ ...context, readReferenceData }, context.identity, id);
}

interface WantedRows {
  readonly kept: KeptReturn;
  /** The number of the page, from 1. */
  readonly page: number;
}

/**
 * A page of the rows of a staged file, with corrections applied and what screening found in each. It reads
 * the file up to the end of the page, and keeps only the page in memory.
 *
 * @throws UnusableReturn if the file cannot be read
 */
async function readRowPage({ kept, page }: WantedRows): Promise<StagedRowPage> {
  const { columns: declared } = tableOf(kept).declaration;
  // Rows that are left out are shown as well.
  const notices = { notice: () => false };
  const file = await openKept(kept, declared, { notices });
  const taken = kept.columns.filter(({ column }) => column !== null);
  try {
    const rows = await takePage(file.rows, page);
    const toRow = marking(kept);
    return {
      version: kept.version,
      hasAllFindings: hasAllFindings(kept),
      columns: taken.flatMap(({ column }) => column ?? []),
      rows: rows.map(({ row, cells }) =>
        toRow(
          row,
          taken.map(({ position }) => toQuotedValue(cells[position] ?? '')),
        ),
      ),
    };
  } finally {
    file.close();
  }
}

async function takePage(
  rows: AsyncIterable<RawRow> | Iterable<RawRow>,
  page: number,
): Promise<readonly RawRow[]> {
  const [first, end] = [(page - 1) * PAGE, page * PAGE];
  const pauses = new Pauses();
  const taken: RawRow[] = [];
  let index = 0;
  for await (const row of rows) {
    if (pauses.isDue) await pauses.take();
    if (index >= first) taken.push(row);
    index += 1;
    if (index === end) break;
  }
  return taken;
}

/** Whether all findings are kept, and not only counted. */
function hasAllFindings({ outcome }: Pick<KeptReturn, 'outcome'>): boolean {
  if (outcome?.is !== 'SCREENED') return false;
  const { issues, warningCount, failureCount } = outcome.file;
  return issues.length === warningCount + failureCount;
}

/** Returns a function that finds what is known about a row. */
function marking({ outcome, leftOut }: Pick<KeptReturn, 'outcome' | 'leftOut'>) {
  const without = new Set(leftOut.map(({ row }) => row));
  const found = new Map<number, Issue[]>();
  for (const issue of outcome?.is === 'SCREENED' ? outcome.file.issues : []) {
    const before = found.get(issue.row);
    if (before) before.push(issue);
    else found.set(issue.row, [issue]);
  }
  return (row: number, cells: readonly string[]): StagedRow => ({
    ...{ row, cells, isLeftOut: without.has(row) },
    findings: (found.get(row) ?? []).toSorted(
      (one, other) => Number(one.level === 'WARN') - Number(other.level === 'WARN'),
    ),
  });
}
