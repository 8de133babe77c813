import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import ExcelJS from 'exceljs';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

import { quarterOf } from '#domain/quarter.js';

/** The columns of a return of reports, each with its value in SQL over records and agencies. */
const columns = {
  reference: `agency.code || '-' || report.reference`,
  received_on: 'report.received_on',
  channel: 'report.channel::text',
  crime_type: 'report.crime_type::text',
  area: 'report.area_code',
  quantity: 'report.quantity',
  status: 'report.status::text',
  first_action_hours: 'report.first_action_hours::float8',
  signs: `array_to_string(report.signs::text[], ';')`,
  serious_limbs: `array_to_string(report.serious_limbs::text[], ';')`,
  source_grade: 'report.source_grade::text',
  information_grade: 'report.information_grade::text',
  handling: 'report.handling::text',
  disruption_reference: `leader.code || ':' || report.disruption_own_reference`,
} as const;

const FROM = `
  FROM   report
  JOIN   agency ON agency.id = report.agency_id
  LEFT   JOIN agency AS leader ON leader.id = report.disruption_agency_id`;

function select(expressions: Readonly<Record<string, string>>): string {
  return `SELECT ${Object.entries(expressions)
    .map(([name, expression]) => `${expression} AS ${name}`)
    .join(', ')} ${FROM}`;
}

/**
 * Writes all reports of a database as CSV returns of one agency, a file for each quarter, in no
 * particular order.
 *
 * @returns the paths of the files
 */
export async function writeCsvReturns(
  owner: pg.Client,
  folder: string,
): Promise<readonly string[]> {
  const { rows } = await owner.query<{ start: string }>(
    `SELECT DISTINCT date_trunc('quarter', received_on::timestamp)::date::text AS start FROM report ORDER BY 1`,
  );
  const files: string[] = [];
  for (const { start } of rows) {
    const file = path.join(folder, `reports-${quarterOf(start)}.csv`);
    const isOfQuarter = `WHERE report.received_on >= '${start}' AND report.received_on < '${start}'::timestamp + interval '3 months'`;
    const copy = owner.query(
      copyTo(`COPY (${select(columns)} ${isOfQuarter}) TO STDOUT (FORMAT csv, HEADER)`),
    );
    await pipeline(copy, createWriteStream(file));
    files.push(file);
  }
  return files;
}

/** Writes some reports as a CSV return for the quarter before last, with an unknown heading. */
export async function writeStagedReturn(
  owner: pg.Client,
  file: string,
  rows: number,
): Promise<void> {
  const { reference: _, disruption_reference: __, received_on: ___, ...others } = columns;
  const sent = {
    reference: `'S-' || row_number() OVER ()`,
    received_on: `(date '2026-04-01' + (report.received_on - date_trunc('quarter', report.received_on::timestamp)::date) % 91)::text`,
    ...others,
  };
  const copy = owner.query(
    copyTo(`COPY (${select(sent)} LIMIT ${rows}) TO STDOUT (FORMAT csv, HEADER)`),
  );
  const out = createWriteStream(file);
  let isHeader = true;
  await pipeline(
    copy,
    async function* rename(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        yield isHeader ? chunk.toString().replace('quantity', 'How many there were') : chunk;
        isHeader = false;
      }
    },
    out,
  );
}

/** The day of a report, moved into the only quarter of the workbook. */
const moved = `date '2022-04-01' + (report.received_on - date_trunc('quarter', report.received_on::timestamp)::date) % 91`;

/**
 * Writes some reports as an XLSX return for one quarter, with dates and numbers as Excel stores
 * them.
 *
 * @returns the number of reports
 */
export async function writeWorkbook(owner: pg.Client, file: string, most: number): Promise<number> {
  const { rows } = await owner.query<Record<string, string | number | null>>(
    `${select({ ...columns, received_on: `(${moved})::text` })} ORDER BY report.agency_id, report.reference LIMIT ${most}`,
  );
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: file,
    useSharedStrings: true,
    useStyles: true,
  });
  const sheet = book.addWorksheet('Reports');
  sheet.columns = Object.keys(columns).map((key) => ({
    key,
    header: key,
    style: key === 'received_on' ? { numFmt: 'dd/mm/yyyy' } : {},
  }));
  for (const { received_on: receivedOn, ...row } of rows) {
    sheet.addRow({ ...row, received_on: new Date(`${receivedOn ?? ''}T00:00:00Z`) }).commit();
  }
  sheet.commit();
  await book.commit();
  return rows.length;
}
