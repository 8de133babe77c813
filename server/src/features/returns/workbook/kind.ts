import { SAVE_AS_CSV } from '#features/returns/file/file-format.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';

import type { Archive } from './archive.js';
import { readXml } from './xml.js';

const CONTENT_TYPES = '[Content_Types].xml';
/** The part in which OpenDocument files name their kind. */
const MIMETYPE = 'mimetype';
const MAX_MIMETYPE_LENGTH = 200;

const MACROS =
  'It contains macros, which are never read. In Excel, choose "Save as" and "Excel Workbook (.xlsx)", which leaves them out, or "CSV UTF-8".';

/** Kinds of workbooks that are refused, by content type; the first match counts. */
const refusedWorkbooks = [
  {
    type: 'sheet.binary',
    message:
      'It is a binary workbook (XLSB). In Excel, choose "Save as" and "Excel Workbook (.xlsx)" or "CSV UTF-8".',
  },
  { type: 'macro', message: MACROS },
  { type: 'vbaproject', message: MACROS },
] as const;

/** Other kinds of files with content types. A workbook may contain one of them as an object. */
const foreignTypes = [
  {
    type: 'wordprocessingml',
    message: 'It is a Word document. Send the table in it as a workbook (XLSX) or as CSV.',
  },
  {
    type: 'presentationml',
    message: 'It is a presentation. Send the table in it as a workbook (XLSX) or as CSV.',
  },
] as const;

/** The content types of workbooks that are accepted. */
const workbookTypes: readonly string[] = [
  'spreadsheetml.sheet.main',
  'spreadsheetml.template.main',
];

const soughtTypes: readonly string[] = [...refusedWorkbooks, ...foreignTypes]
  .map(({ type }): string => type)
  .concat(workbookTypes);

/**
 * Accepts workbooks without macros, whatever their names.
 *
 * @throws UnusableReturn that says what the ZIP file is instead
 */
export async function refuseOtherKinds(archive: Archive): Promise<void> {
  if (archive.has(MIMETYPE)) throw new UnusableReturn(await explainMimetype(archive));
  if (!archive.has(CONTENT_TYPES)) throw new UnusableReturn(explainOtherZip(archive.names));

  // Only the types that we look for are kept, because a file may name millions.
  const found = new Set<string>();
  await readXml(archive.read(CONTENT_TYPES), {
    onOpen: (_, { ContentType: named }) => {
      const own = named?.toLowerCase() ?? '';
      for (const type of soughtTypes) if (own.includes(type)) found.add(type);
    },
  });
  // A file may have macros although its content types do not show them.
  if (archive.names.some((name) => name.endsWith('vbaproject.bin'))) found.add('vbaproject');
  const refused = refusedWorkbooks.find(({ type }) => found.has(type));
  if (refused) throw new UnusableReturn(refused.message);
  if (workbookTypes.some((type) => found.has(type))) return;
  throw new UnusableReturn(
    foreignTypes.find(({ type }) => found.has(type))?.message ?? explainOtherZip(archive.names),
  );
}

async function explainMimetype(archive: Archive): Promise<string> {
  let type = '';
  for await (const chunk of archive.read(MIMETYPE))
    if (type.length < MAX_MIMETYPE_LENGTH) type += chunk.toString('latin1');
  return type.includes('opendocument.spreadsheet')
    ? 'It is an OpenDocument spreadsheet (ODS). Choose "Save as" and "Excel 2007-365 (.xlsx)" or "Text CSV" in UTF-8.'
    : 'It is an OpenDocument file or an e-book, not a workbook. Send the table in it as a workbook (XLSX) or as CSV.';
}

function explainOtherZip(names: readonly string[]): string {
  if (names.some((name) => name.endsWith('.iwa')))
    return 'It is a Numbers, Pages or Keynote document. Choose "Export to" and "Excel" or "CSV" in UTF-8.';
  if (names.some((name) => /\.(csv|xlsx)$/u.test(name)))
    return 'It is a ZIP file. Unpack it and send the workbook or the CSV file inside.';
  return `It is a ZIP file, not a workbook. ${SAVE_AS_CSV}`;
}
