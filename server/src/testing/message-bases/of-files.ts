import type { MessageBases } from './message-basis.js';

/** Messages about files: their templates, headings and columns, and how they are sent and read. */
export const basesOfFiles: MessageBases = {
  'domain/returns/column-mapping.ts': {
    FILE: [
      'It is the name of the column.',
      'It is the name of the column in other characters, such as £ ',
      'It is similar to the name of the column. Nobody has confirme',
      'It does not match any column.',
      'It was matched this way in this agency’s last return of this',
    ],
  },
  'domain/returns/column-words.ts': {
    FILE: [
      ' Empty means ….',
      'A day up to today.',
      'A day in the past or the future.',
      'A number from … to …, with a point and at most … decimals.',
      'A record of another dataset: your own by its reference, anot',
      'A short label of at most 200 characters. Do not include a pe',
      'A whole number from … to ….…',
      'An agency of the partnership, by name or code.',
      'One value from the list.',
      'One or more agencies of the partnership, by name or code, se',
      'One or more values from the list, separated by semicolons.',
      'Pounds, with a point before the pence.',
      'The financial quarter, such as Q1 2026/27 for April to June ',
      'The place: a district, Oxfordshire or Thames Valley, by name',
      'What was found, in a sentence.',
      'Whole sentences, at most 2,000 characters. Do not include a ',
      'Yes or no.',
      'Your own name for the record, the same each quarter, at most',
    ],
  },
  'domain/returns/header.ts': {
    FILE: [
      'A return begins with a row of column names: ….',
      'It has … columns; at most … are read. …',
      'Its … has no known column name. … If they are in another row',
      '… more than once in its …. Keep one of each.',
      'Its … lacks …, which every return of this dataset must have.',
      'Column … has no name. It is not read.',
      'No column of this dataset has this name. It is not read.',
    ],
  },
  'domain/returns/heading-row.ts': {
    FILE: ['The row of headings must be one of the first …: a whole numb'],
  },
  'domain/returns/workbook-cell.ts': {
    FILE: [
      'Format the column as a date, or type days as YYYY-MM-DD.',
      'Format the column as text and type it again.',
      'holds the error …. Correct its formula, or empty the cell wh',
      'holds a formula, and its result is not stored in the file. O',
      'holds a date that does not exist. …',
      'holds a number that cannot be read. Type it again.',
      'is formatted as a date, and its number … is not a date. …',
      'holds a time, which Excel keeps as a part of a day (…). Form',
      'holds a percentage, which Excel keeps as a part of one (…). ',
      'holds the number …, which is not formatted as a date. …',
      'holds a number of more than … digits, of which Excel keeps o',
      'is shown as a power of ten (…), perhaps because Excel took w',
      'holds the number …, and its format shows more than that. For',
      'holds a date (…), perhaps because Excel took what was typed ',
    ],
  },
  'features/returns/file/bound-rows.ts': {
    FILE: ['Row … is longer than … KB: one of its cells is far too long,'],
  },
  'features/returns/file/compound-file.ts': {
    FILE: [
      'It is encrypted. Open it in Excel with its password, remove ',
      'It is a workbook from an older version of Excel. Save it as ',
    ],
  },
  'features/returns/file/csv-file.ts': {
    FILE: [
      'Its columns are separated by tabs. Save it as CSV with comma',
      'More than … of its rows are empty. Delete them.',
      'A quotation mark opens in row … and never closes. Close it, ',
      'Its first row is not a row of column names separated by comm',
      '… has a quotation mark in the middle of a cell. Put the whol',
    ],
    SERVER: ['The CSV reader does not say where a row ends'],
  },
  'features/returns/file/file-format.ts': {
    FILE: [
      'In a spreadsheet, choose "Save as" and "CSV UTF-8".',
      'It is a PDF. Send the table that it was made from, as CSV in',
      'It is compressed. Unpack it and send the CSV file inside.',
      'It is written in UTF-16. …',
      'It is empty. A return is a CSV file or an XLSX workbook that',
      'Its last character is cut in half. Copy or save the file aga',
      'Line … contains a NUL byte, which text never does: it is not',
      'Line … is not written in UTF-8, but in another encoding such',
    ],
  },
  'features/returns/file/first-rows.ts': {
    FILE: ['Its row … is empty. Say which of the other rows its headings'],
  },
  'features/returns/return-file.ts': {
    FILE: ['It is a CSV file, which has no sheets.'],
    MACHINE: [
      'It is not a file. Name the file itself.',
      'There is no such file. Check the path.',
      'There is no such file: a part of its path is not a folder. C',
      'It may not be read by the user who runs this command. Ask it',
      'It is a link that leads back to itself. Name the file itself',
      'Its name is longer than a file name can be. Check the path.',
    ],
  },
  'features/returns/sending/import-route.ts': {
    FILE: ['Only one file can be staged at a time.'],
    SERVER: [
      'Many returns from this agency are already waiting to be scre',
      '… Try again in a minute.',
      '…. Try again in a few minutes.',
      'Returns that were sent could not be imported',
      '… Nothing was written.',
      'Something went wrong on our side, and nothing was written. T',
    ],
  },
  'features/returns/sending/read-sent-request.ts': {
    FILE: [
      'The request that sends returns has no identity',
      'There is no dataset "…". Accepted: ….',
      'Stronghold cannot be sure that you meant to send these retur',
    ],
  },
  'features/returns/sending/receive-files.ts': {
    FILE: [
      'No file was sent. ….',
      'The others cannot be taken',
      'Send returns without Content-Encoding. A workbook is already',
      'Returns cannot be sent like this. ….',
      '"…" is not a file. ….',
      'At most … files can be sent together. Send fewer at a time.',
      'The parts of the request cannot be separated. ….',
      'At most … MB of returns can be sent together. Send fewer fil',
      'The files came too slowly, and nothing was written. Send the',
      'There is no room on the server for these files, and nothing ',
      'The request is incomplete, or its parts cannot be separated.',
    ],
  },
  'features/returns/template/template-route.ts': {
    SERVER: ['The request for a template has no identity'],
    FILE: ['There is no such template. Name a dataset, an agency and a q'],
  },
  'features/returns/template/write-template.ts': {
    FILE: [
      'Choose one from the list, or see "What each column means".',
      'Fill in the sheet "Return", with a row for each record, and ',
      'Not in the list',
      'What each column means',
      'What it holds',
      '…, …, …',
    ],
  },
  'features/returns/workbook/archive.ts': {
    FILE: [
      'It is broken or cut off. Copy it again from where it comes f',
      'It is protected by a password. Save it without one.',
      'It has … parts, far more than a table of rows needs. Save th',
      'It unpacks to far more than 100,000 rows would need (at most',
    ],
  },
  'features/returns/workbook/kind.ts': {
    FILE: [
      'It contains macros, which are never read. In Excel, choose "',
      'It is a binary workbook (XLSB). In Excel, choose "Save as" a',
      'It is a Word document. Send the table in it as a workbook (X',
      'It is a presentation. Send the table in it as a workbook (XL',
      'It is an OpenDocument spreadsheet (ODS). Choose "Save as" an',
      'It is an OpenDocument file or an e-book, not a workbook. Sen',
      'It is a Numbers, Pages or Keynote document. Choose "Export t',
      'It is a ZIP file. Unpack it and send the workbook or the CSV',
      'It is a ZIP file, not a workbook. …',
    ],
  },
  'features/returns/workbook/open-workbook.ts': {
    FILE: [
      'Its cell … is not empty, although it is far to the right of ',
      '… Hidden sheets are not read.',
      '… of its sheets begin with the column names of this dataset:',
      'None of its sheets (…) begins with the column names of this ',
      'None of its sheets is called "…". The sheets with content ar',
      'It has more than … rows. Send it as CSV, which can have any ',
      'Its cells … are merged, and only the first of them has a val',
      'Cell … …',
    ],
  },
  'features/returns/workbook/parts.ts': {
    FILE: [
      'It has more than … sheets. Save the sheet alone as a new wor',
      'It contains far more text than 100,000 rows would need. Save',
      'One of its cells contains more text than Excel allows in a c',
    ],
  },
  'features/returns/workbook/sheet.ts': {
    FILE: ['Row … holds more than … KB of text: one of its cells is far '],
  },
};
