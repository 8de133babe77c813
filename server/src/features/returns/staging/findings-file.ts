import type { FastifyInstance } from 'fastify';

import { actingIn } from '#domain/access/acting.js';
import { can } from '#domain/access/permission.js';
import { EXPORT_MARKING } from '#domain/records/export-request.js';
import { toMarked } from '#domain/records/spreadsheet-text.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { toPlainName } from '#domain/returns/column.js';
import { withAliases } from '#features/returns/apply-mapping.js';
import { recordTables } from '#features/returns/record-table.js';
import { openFoundReturn } from '#features/returns/return-file.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { refuseFile } from '#platform/http/file-sender.js';

import { spill } from './open-kept.js';
import { concerningRows, isOpenTo } from './open-to.js';
import { readStaged } from './staged-return.reader.js';
import { findKept, type KeptReturn } from './staged-return.store.js';

export interface FindingsFileParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly readReferenceData: () => Promise<ReferenceData>;
}

/** Serves the file of a staged return as it came, with a column of what was found. */
export function serveFindingsFile(app: FastifyInstance, parts: FindingsFileParts): void {
  app.route<{ Params: { readonly file: string } }>({
    url: '/import/staged/:file',
    method: 'GET',
    exposeHeadRoute: false,
    handler: async ({ params, identity }, reply) => {
      if (identity === null) throw new Error('Nobody asked who wants the file');
      const { database, clock } = parts;
      const referenceData = await parts.readReferenceData();
      const agencyIds = referenceData.agencies
        .map(({ id }) => id)
        .filter((id) => can(identity.viewer, 'SEE_STAGED_RETURNS', { agencyIds: [id] }).ok)
        .filter((id) => isOpenTo(identity.viewer, id, referenceData));
      const id = params.file.replace(/\.csv$/, '');
      const [found] = await readStaged(database, { agencyIds, id, now: clock.now() });
      const kept = found
        ? await database.write((transaction) => findKept(transaction, found))
        : null;
      // What is published is exported as every other record is.
      if (kept === null || kept.state === 'PUBLISHED')
        return refuseFile(reply, {
          status: 404,
          sentence: 'That return is here no more, or is of another agency.',
        });
      const { text, rowCount } = await writeFindings(kept);
      await database.record({
        ...{ at: clock.now(), action: 'EXPORT', ...actingIn(identity) },
        what: 'Took a staged return with what was found in it as a file',
        ...concerningRows(kept, rowCount),
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-marking', EXPORT_MARKING)
        .header(
          'content-disposition',
          `attachment; filename="${EXPORT_MARKING}-return-with-findings.csv"`,
        )
        .send(text);
    },
  });
}

/** A spreadsheet takes a file for UTF-8 that begins with this. */
const BYTE_ORDER_MARK = '\u{feff}';

/** The rows as they came, as CSV, each with its findings; empty where it passed. */
export async function writeFindings({
  content,
  fileName,
  outcome,
  columns,
  dataset,
}: Pick<KeptReturn, 'content' | 'fileName' | 'outcome' | 'columns' | 'dataset'>): Promise<{
  readonly text: string;
  readonly rowCount: number;
}> {
  const found = new Map<number, string[]>();
  for (const { row, level, column, message } of outcome?.is === 'SCREENED'
    ? outcome.file.issues
    : []) {
    const heading = columns.find((each) => each.column === column)?.heading ?? column;
    const said = `${level === 'FAIL' ? 'Fail' : 'Warn'}${heading === null ? '' : `, ${heading}`}: ${message}`;
    found.set(row, [...(found.get(row) ?? []), said]);
  }
  const file = await openFoundReturn(
    {
      ...(await spill(content)),
      columns: ownColumns({ dataset, columns }),
      onProgress: () => undefined,
    },
    fileName,
  );
  try {
    const lines = [toLine([...file.header, 'What was found'])];
    for await (const { row, cells } of file.rows) {
      const padded = [
        ...cells,
        ...new Array<string>(Math.max(0, file.header.length - cells.length)).fill(''),
      ];
      lines.push(toLine([...padded, (found.get(row) ?? []).join(' ')]));
    }
    return {
      text: `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`,
      rowCount: lines.length - 1,
    };
  } finally {
    file.close();
  }
}

/** The columns of the dataset, and what the file calls them: dates of a workbook stay dates. */
function ownColumns({ dataset, columns }: Pick<KeptReturn, 'dataset' | 'columns'>) {
  const table = Object.values(recordTables).find(
    ({ declaration }) => declaration.dataset === dataset,
  );
  const taken = columns.map(({ heading, column }) => [toPlainName(heading), column] as const);
  return withAliases(table?.declaration.columns ?? [], new Map(taken));
}

function toLine(cells: readonly string[]): string {
  return cells.map((cell) => toCell(toMarked(cell))).join(',');
}

function toCell(text: string): string {
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
