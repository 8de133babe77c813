import type { PackFileKind } from '#domain/packs/files.js';

import type { PackFileMaker } from './pack-file-maker.js';
import { writePackWorkbook } from './workbook/pack-workbook.js';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What makes files of each kind. */
export const packFileMakers: Readonly<Partial<Record<PackFileKind, PackFileMaker>>> = {
  XLSX: { type: `${OFFICE}.spreadsheetml.sheet`, form: 1, make: writePackWorkbook },
};
