import { describe, expect, it } from 'vitest';

import { required } from '#domain/returns/column.js';
import { columns, names, readBook } from '#testing/read-workbook.js';
import { aHandMadeWorkbook, aTextRow, type HandMadeWorkbook } from '#testing/workbooks.js';

describe('the sheet that is read', () => {
  const header = (row = 1) => aTextRow(row, ...names);
  const rows = header() + aTextRow(2, 'R1', '2025-05-01');
  const read = (...sheets: HandMadeWorkbook['sheets']) => readBook(aHandMadeWorkbook({ sheets }));

  it('is the sheet that begins with the names of the columns', async () => {
    const notes = aTextRow(1, 'How to fill this in') + aTextRow(2, ...names);
    const list = aTextRow(1, 'reference', 'county_lines');
    expect(
      await read(
        { name: 'Notes', rows: notes },
        { name: 'Lists', rows: list },
        { name: 'Empty', rows: '' },
        { name: 'May', rows },
      ),
    ).toMatchObject({
      rows: [{ row: 2, cells: ['R1', '2025-05-01', '', ''] }],
    });
  });

  it('is not a hidden sheet', async () => {
    const old = header() + aTextRow(2, 'OLD', '2025-05-01');
    expect(
      await read(
        { name: 'Old', rows: old, state: 'hidden' },
        { name: 'May', rows },
        { name: 'Older', rows: old, state: 'veryHidden' },
      ),
    ).toMatchObject({
      rows: [{ cells: ['R1', '2025-05-01', '', ''] }],
    });
    await expect(
      read({ name: 'Old', rows: old, state: 'hidden' }, { name: 'May', rows: '' }),
    ).rejects.toThrow(/It is empty.*Hidden sheets are not read/);
  });

  it('is not chosen if two could be meant', async () => {
    await expect(
      read(
        { name: 'April', rows },
        { name: 'May &amp; June', rows },
        { name: 'Lists', rows: aTextRow(1, 'reference') },
      ),
    ).rejects.toThrow(
      /2 of its sheets begin with the column names of this dataset: "April", "May & June"\. .*\(--sheet "April"\), or delete or hide/,
    );
  });

  it('is the sheet that was named, whatever its headings are', async () => {
    const content = aHandMadeWorkbook({
      sheets: [
        { name: 'April', rows },
        { name: 'May &amp; June', rows: rows.replace('R1', 'R2') },
        { name: 'Ours', rows: aTextRow(1, 'Our ref') },
        { name: 'Old', rows, state: 'hidden' },
      ],
    });
    expect(await readBook(content, columns, 'May & June')).toMatchObject({
      rows: [{ cells: ['R2', '2025-05-01', '', ''] }],
    });
    expect(await readBook(content, columns, ' Ours ')).toMatchObject({ header: ['Our ref'] });
    for (const other of ['Old', 'may & june'])
      await expect(readBook(content, columns, other)).rejects.toThrow(
        `None of its sheets is called "${other}". The sheets with content are "April", "May & June", "Ours".`,
      );
    const refused = await readBook(content).catch((error: unknown) => error);
    expect(refused).toMatchObject({ sheets: ['April', 'May & June'] });
  });

  it('is the sheet that fits best, so that screening can say what it lacks', async () => {
    expect(
      await read(
        { name: 'Lists', rows: aTextRow(1, 'hours') },
        { name: 'May', rows: aTextRow(1, 'reference', 'hours') },
      ),
    ).toMatchObject({
      header: ['reference', 'hours'],
    });
    expect(await read({ name: 'May', rows: aTextRow(1, 'Dear partner') })).toMatchObject({
      header: ['Dear partner'],
    });
    await expect(
      read({ name: 'A', rows: aTextRow(1, 'x') }, { name: 'B', rows: aTextRow(1, 'y') }),
    ).rejects.toThrow(
      /None of its sheets \("A", "B"\) begins with the column names.*reference, received_on/,
    );
  });

  it('is the only sheet with a table, whatever its words are, and is named', async () => {
    const prose = { name: 'Notes', rows: aTextRow(1, 'How we count') + aTextRow(3, 'By day.') };
    const own = aTextRow(1, 'Our ref', 'Came in') + aTextRow(2, 'R1', '2025-05-01');
    const found = { header: ['Our ref', 'Came in'], rows: [{ row: 2 }], sheet: 'May' };
    expect(await read({ name: 'May', rows: own }, prose)).toMatchObject(found);
    expect(await read(prose, { name: 'May', rows: own })).toMatchObject(found);
    // A list with fewer columns than a return needs is not a return either.
    const wide = [...columns, required('area', { type: 'area' })];
    const list = { name: 'Lists', rows: aTextRow(1, 'F', 'Female') };
    const three = { name: 'May', rows: aTextRow(1, 'Our ref', 'Came in', 'LA') };
    expect(await readBook(aHandMadeWorkbook({ sheets: [list, three] }), wide)).toMatchObject({
      sheet: 'May',
    });
    await expect(
      read({ name: 'April', rows: own }, prose, { name: 'May', rows: own }),
    ).rejects.toThrow(/None of its sheets \("April", "May"\)/);
  });

  it('is not named if it is the only one, or if another has the same name', async () => {
    expect(await read({ name: 'May', rows })).toMatchObject({ sheet: null });
    expect(
      await read({ name: 'May', rows }, { name: 'May', rows: aTextRow(1, 'How we count') }),
    ).toMatchObject({ sheet: null });
  });

  it('may have names in any letter case, and a number as the heading of a column that is not read', async () => {
    const own =
      '<row r="1"><c t="str"><v>Received On</v></c><c><v>2025</v></c><c t="str"><v>REFERENCE</v></c></row>';
    const row = '<row r="2"><c s="1"><v>45778</v></c><c/><c><v>7</v></c></row>';
    expect(
      await readBook(
        aHandMadeWorkbook({ sheets: [{ name: 'May', rows: own + row }], formats: ['dd/mm/yyyy'] }),
      ),
    ).toMatchObject({
      header: ['Received On', '2025', 'REFERENCE'],
      rows: [{ cells: ['2025-05-01', '', '7'] }],
    });
  });

  it('may have a hundred thousand rows but not one more', async () => {
    const many = (count: number) =>
      aHandMadeWorkbook({
        sheets: [
          {
            name: 'May',
            rows:
              header() +
              Array.from({ length: count }, (_, index) =>
                aTextRow(index + 2, 'R1', '2025-05-01'),
              ).join(''),
          },
        ],
      });
    expect((await readBook(many(100_000))).rows).toHaveLength(100_000);
    await expect(readBook(many(100_001))).rejects.toThrow(
      /more than 100,000 rows\. Send it as CSV/,
    );
  });
});
