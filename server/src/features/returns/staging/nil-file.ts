import { formatQuarter, type Quarter } from '#domain/quarter.js';
import type { RecordTable } from '#features/returns/record-table.js';
import { openFoundReturn } from '#features/returns/return-file.js';
import type { FileToStage } from '#features/returns/stage-returns.js';

import { spill } from './spill.js';

/** The name of a nil return in lists of returns by file name. */
export function nameNil(quarter: Quarter): string {
  return `Nothing to report, ${formatQuarter(quarter)}`;
}

/** A nil return as a file: the column names and no rows. */
export function toNilFile(table: RecordTable, quarter: Quarter): FileToStage {
  const header = table.declaration.columns.map(({ name }) => name).join(',');
  const name = nameNil(quarter);
  return {
    name,
    open: async (columns) => {
      const found = await spill(Buffer.from(`${header}\n`));
      return openFoundReturn({ ...found, columns, onProgress: () => undefined }, name);
    },
  };
}
