import type { PackFileMaker } from '#features/packs/files/pack-file-maker.js';
import { writePackSlides } from '#features/packs/files/slides/pack-slides.js';
import { writePackWorkbook } from '#features/packs/files/workbook/pack-workbook.js';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Makers of every format but PDF, which needs a browser. */
export const packFileMakers: Readonly<Record<'PPTX' | 'XLSX', PackFileMaker>> = {
  PPTX: { type: `${OFFICE}.presentationml.presentation`, form: 3, make: writePackSlides },
  XLSX: { type: `${OFFICE}.spreadsheetml.sheet`, form: 3, make: writePackWorkbook },
};
