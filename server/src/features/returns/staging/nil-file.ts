import { formatQuarter, type Quarter } from '#domain/quarter.js';
import type { RecordTable } from '#features/returns/record-table.js';
import { openFoundReturn } from '#features/returns/return-file.js';
import type { FileToStage } from '#features/returns/stage-returns.js';

import { spill } from './spill.js';

/** A nil return as a file: the column names and no rows. */
export function toNilFile(table: RecordTable, quarter: Quarter): FileToStage {
  const header = table.declaration.columns.map(({ name }) => name).join(',');
  const name = `Nothing to report, ${formatQuarter(quarter)}`;
  return {
    name,
    open: async (columns) => {
      const found = await spill(Buffer.from(`${header}\n`));
      return openFoundReturn({ ...found, columns, onProgress: () => undefined }, name);
    },
  };
}
