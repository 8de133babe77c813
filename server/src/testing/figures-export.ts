import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { allowances } from '#domain/cost/allowances.js';

import type { Json } from './api-client.js';
import { createPartnership, type TestPartnership } from './partnership.js';
import { sentDisruptions, sentReferrals, sentReports } from './sent-rows.js';
import { buildTestApp } from './test-app.js';
import type { TestDatabase } from './test-database.js';

const TODAY = '2026-11-24';
const [TVP, RBC] = [1, 11];
/** A grant to see protected figures. */
export const cleared: Grant = {
  role: 'ANALYST',
  agencyIds: [TVP],
  areaCodes: [],
  marking: 'OFFICIAL_SENSITIVE',
};
/** A grant without protected figures of others. */
export const ofCouncil: Grant = {
  role: 'CONTRIBUTOR',
  agencyIds: [RBC],
  areaCodes: [],
  marking: 'OFFICIAL',
};
/** An event whose title would be a formula in a spreadsheet. */
export const recording = { title: '=HYPERLINK("http://x","New form")' };

/** A partnership with four quarters of returns, and its event. */
async function createSent(): Promise<TestPartnership> {
  const days = ['2025-05-01', '2025-08-01', '2026-05-01', '2026-08-01'];
  const partnership = await createPartnership({
    today: TODAY,
    sent: days.map((day, index) => ({
      on: '2026-11-01',
      rows: [
        ...sentReferrals('TVP', [
          {
            received_on: day,
            reference: `S${index}`,
            quantity: 27,
            triaged_in_time: 'yes',
            sex: 'FEMALE',
            county_lines: 'yes',
          },
          {
            received_on: day,
            reference: `T${index}`,
            quantity: 33,
            triaged_in_time: 'no',
            age_band: 'UNKNOWN',
          },
        ]),
        ...sentReferrals('RBC', [
          { received_on: day, reference: `S${index}`, quantity: 12, area: 'E06000039' },
        ]),
        ...sentReferrals('OCC', [
          {
            received_on: day,
            reference: `S${index}`,
            quantity: 3,
            area: 'E10000025',
            pathway: 'MASH_CHILD',
          },
        ]),
        ...sentReports('TVP', [
          { received_on: day, reference: `R${index}`, quantity: 50, channel: 'CALL_101' },
        ]),
        ...sentReports('RBC', [{ received_on: day, reference: `R${index}`, quantity: 7 }]),
        ...sentDisruptions('TVP', [
          {
            occurred_on: day,
            reference: `D${index}`,
            arrests: 3,
            drugs_grams: 1500,
            cash_pounds: '1234.56',
          },
          { occurred_on: day, reference: `E${index}`, arrests: 2 },
        ]),
      ],
    })),
  });
  await partnership.test.asOwner(
    `INSERT INTO event (id, happened_on, title, changes_recording, measures) VALUES (gen_random_uuid(), '2025-08-15', $1, true, '{reports}')`,
    [recording.title],
  );
  return partnership;
}

/** A person who asks for files of figures, on a separate database. */
export class FiguresExport {
  /** The grants of the person, which tests change. */
  grants: readonly Grant[] = [cleared];
  #app: FastifyInstance | null = null;

  private constructor(private readonly partnership: TestPartnership) {}

  static async open(): Promise<FiguresExport> {
    const at = new FiguresExport(await createSent());
    at.#app = await at.startApp();
    return at;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.partnership.close();
  }

  get test(): TestDatabase {
    return this.partnership.test;
  }

  get app(): FastifyInstance {
    if (this.#app === null) throw new Error('The server is not started');
    return this.#app;
  }

  /**
   * Starts another server with the same data.
   *
   * @param within a person's allowances for an hour
   */
  startApp(within = allowances): Promise<FastifyInstance> {
    const grants = () => this.grants;
    return buildTestApp(this.test, {
      allowances: within,
      viewer: {
        personId: 'p-1',
        name: 'Analyst',
        get grants() {
          return grants();
        },
      },
    });
  }

  get(kind: 'csv' | 'xlsx', question: unknown) {
    return this.app.inject({
      method: 'GET',
      url: `/export/figures.${kind}?question=${encodeURIComponent(JSON.stringify(question))}`,
    });
  }

  /**
   * Asks the API for figures.
   *
   * @param fields arguments and fields of `figures`
   */
  async ask(fields: string): Promise<Json> {
    const { data, errors } = (
      await this.app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: `{ figures${fields} }` },
      })
    ).json();
    expect(errors).toBeUndefined();
    return data.figures;
  }
}

/** Reads the lines and the table of a file. Each row of the table is an object by heading. */
function readTable(lines: readonly (readonly unknown[])[]) {
  const header = lines.findIndex(([first]) => first === 'Row');
  const headings = (lines[header] ?? []).map(String);
  const end = lines.findIndex(
    (cells, index) => index > header && cells.every((cell) => cell === '' || cell === null),
  );
  const rows = lines
    .slice(header + 1, end)
    .map((cells) => Object.fromEntries(headings.map((heading, index) => [heading, cells[index]])));
  return { preface: lines.slice(0, header), headings, rows, notes: lines.slice(end + 1) };
}

/** A CSV file, read as its table. */
export const readCsv = (body: string) =>
  readTable(parse(body, { bom: true, relax_column_count: true, skip_empty_lines: false }));

/** A workbook, read as its table and its sheet of figures. */
export async function readWorkbook(raw: Buffer) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(raw).buffer);
  const sheet = workbook.getWorksheet('Figures');
  if (!sheet) throw new Error('The workbook has no sheet of figures');
  const lines: unknown[][] = [];
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    const row = sheet.getRow(number);
    lines.push(
      Array.from({ length: sheet.columnCount }, (_, index) => row.getCell(index + 1).value),
    );
  }
  return { ...readTable(lines), sheet };
}
