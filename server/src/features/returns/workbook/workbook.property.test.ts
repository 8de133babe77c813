import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { reports } from '#domain/returns/reports.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { openReturnFile } from '#features/returns/return-file.js';
import { startProcessorTime } from '#testing/processor-time.js';
import { aHandMadeWorkbook, toWorkbookParts } from '#testing/workbooks.js';
import { runs } from '@stronghold/prisma/testing/depth';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-spoilt-'));
});
afterAll(() => rm(folder, { recursive: true }));

const MAX_MS = 5_000;

/** Reads every cell and row, or the refusal’s sentence. Any other error fails the test. */
async function read(content: Uint8Array): Promise<unknown> {
  const file = path.join(folder, 'return.xlsx');
  await writeFile(file, content);
  const takeMs = startProcessorTime();
  try {
    const { header, rows, close } = await openReturnFile(file, reports.columns);
    try {
      const found: unknown[] = [header];
      for await (const row of rows) found.push(row);
      return found;
    } finally {
      close();
    }
  } catch (error) {
    if (error instanceof UnusableReturn) return error.message;
    throw error;
  } finally {
    expect(takeMs()).toBeLessThan(MAX_MS);
  }
}

async function anOrdinaryWorkbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Return');
  sheet.addRow(reports.columns.map(({ name }) => name));
  for (let index = 0; index < 60; index += 1) {
    const row = sheet.addRow([
      `R${index}`,
      new Date(Date.UTC(2025, 4, 1 + (index % 30))),
      'CALL_101',
      'DRUGS',
      'Reading',
      1,
      'TRIAGED',
      index / 8,
    ]);
    row.getCell(2).numFmt = 'dd/mm/yyyy';
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The position of damage in a file, as a share of its length. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const spots = fc.array(fc.record({ place, change: fc.integer({ min: 1, max: 255 }) }), {
  minLength: 1,
  maxLength: 4,
});

function spoil(
  content: Buffer,
  changes: readonly { readonly place: number; readonly change: number }[],
): Buffer {
  const spoilt = Buffer.from(content);
  for (const { place: at, change } of changes) {
    const index = Math.floor(at * spoilt.length);
    spoilt[index] = (spoilt[index] ?? 0) ^ change;
  }
  return spoilt;
}

describe('a damaged workbook', () => {
  it('is read correctly or refused with a sentence, wherever bytes were changed in transit', async () => {
    const book = await anOrdinaryWorkbook();
    const sound = await read(book);
    expect(sound).toHaveLength(61);
    await fc.assert(
      fc.asyncProperty(spots, async (changes) => {
        const outcome = await read(spoil(book, changes));
        if (typeof outcome === 'string') expect(outcome).toMatch(/^[A-Z].+\.$/su);
        else expect(outcome).toEqual(sound);
      }),
      { numRuns: runs({ sample: 40, deep: 200 }) },
    );
  });

  it('is refused with a sentence, wherever it was cut off in transit', async () => {
    const book = await anOrdinaryWorkbook();
    await fc.assert(
      fc.asyncProperty(place, async (at) => {
        // The first four bytes identify a ZIP file.
        expect(await read(book.subarray(0, 4 + Math.floor(at * (book.length - 4))))).toMatch(
          /^It is .+\.$/su,
        );
      }),
      { numRuns: runs({ sample: 40, deep: 200 }) },
    );
  });

  it('is read or refused with a sentence if its content was damaged before it was packed', async () => {
    const cells =
      '<c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>45778</v></c><c t="inlineStr"><is><r><t>a&amp;b</t></r></is></c><c t="e"><f>X1</f><v>#N/A</v></c>';
    const parts = toWorkbookParts({
      sheets: [
        {
          name: 'May',
          rows: `<row r="1"><c t="str"><v>reference</v></c><c t="str"><v>received_on</v></c></row><row r="2">${cells}</row>`,
          afterRows: '<mergeCells><mergeCell ref="F1:G2"/></mergeCells>',
        },
      ],
      texts: '<si><t>R1</t></si>',
      formats: ['dd/mm/yyyy'],
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), spots, async ({ name, content }, changes) => {
        const outcome = await read(
          aHandMadeWorkbook({
            parts: [
              ...parts.filter((part) => part.name !== name),
              { name, content: spoil(Buffer.from(content), changes) },
            ],
          }),
        );
        if (typeof outcome === 'string') expect(outcome).toMatch(/^[A-Z].+\.$/su);
        else expect(outcome).toBeInstanceOf(Array);
      }),
      { numRuns: runs({ sample: 60, deep: 300 }) },
    );
  });
});
