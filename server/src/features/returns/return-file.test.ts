import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { referrals } from '#domain/returns/referrals.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { startProcessorTime } from '#testing/processor-time.js';
import { aReturnText } from '#testing/raw-returns.js';

import { openReturnFile } from './return-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-file-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

async function readFile(name: string, content?: string | Buffer) {
  const file = path.join(folder, name);
  if (content !== undefined) await writeFile(file, content);
  const opened = await openReturnFile(file, referrals.columns);
  try {
    const rows = [];
    for await (const row of opened.rows) rows.push(row);
    return { fileName: opened.fileName, header: opened.header, rows };
  } finally {
    opened.close();
  }
}

const someRows = aReturnText({ reference: 'R1' }, { reference: 'R2' });
const manyRows = aReturnText(
  ...Array.from({ length: 9000 }, (_, index) => ({ reference: `R${index}` })),
);

describe('a return’s file', () => {
  it.each([
    { lineEnds: 'those of Windows', text: someRows.replaceAll('\n', '\r\n') },
    { lineEnds: 'those of an old Mac', text: someRows.replaceAll('\n', '\r') },
    { lineEnds: 'a mixture', text: someRows.replace('\n', '\r\n').replace(/\n$/, '\r') },
    { lineEnds: 'none after the last row', text: someRows.trimEnd() },
  ])('is read if its line ends are $lineEnds', async ({ text }) => {
    const { header, rows } = await readFile('ends.csv', text);
    expect(header).toHaveLength(10);
    expect(rows.map(({ row, cells }) => [row, cells[0], cells.length])).toEqual([
      [2, 'R1', 10],
      [3, 'R2', 10],
    ]);
  });

  it('is read with quoted names, semicolons and the mark with which Excel begins a file', async () => {
    const [header = '', ...rows] = someRows.split('\n');
    const quoted = [header.replace(/[^,]+/g, '"$&"'), ...rows].join('\r\n').replaceAll(',', ';');
    expect(await readFile('excel.csv', `\u{feff}${quoted}`)).toMatchObject({
      header: header.split(','),
      rows: [{ row: 2 }, { row: 3 }],
    });
  });

  it('has no name that could control a terminal', async () => {
    expect(await readFile('a\u001b[31m.csv', someRows)).toMatchObject({
      fileName: 'a\u{fffd}[31m.csv',
    });
  });

  it.each([
    { name: 'squeezed.csv', content: gzipSync(someRows), says: /It is compressed/ },
    {
      name: 'page.csv',
      content: '<table class="return"><tr><td>reference</td></tr></table>',
      says: /not a row of column names/,
    },
    {
      name: 'nul.csv',
      content: manyRows.replaceAll('\n', '\r').replace('R7000', 'R\0'),
      says: /^Line 7002 contains a NUL byte/,
    },
    {
      name: 'latin.csv',
      content: Buffer.from(manyRows.replace('R7000', 'Ré'), 'latin1'),
      says: /^Line 7002 is not written in UTF-8/,
    },
    { name: 'nowhere.csv', says: /^There is no such file/ },
    { name: 'x'.repeat(300), says: /longer than a file name can be/ },
  ])('named $name is refused with a sentence', async ({ name, content, says }) => {
    await expect(readFile(name, content)).rejects.toThrow(says);
    await expect(readFile(name, content)).rejects.toBeInstanceOf(UnusableReturn);
  });

  it.each([
    { name: 'commas.csv', content: `${someRows}${','.repeat(200_000)}\n`, row: 4 },
    { name: 'no-end.csv', content: `${someRows.trimEnd()}${';'.repeat(200_000)}`, row: 3 },
    { name: 'nothings.csv', content: someRows + '"",'.repeat(100_000), row: 4 },
    {
      name: 'broken-cells.csv',
      content: someRows.replaceAll('\n', '\r\n') + '"\r\n",'.repeat(50_000),
      row: 4,
    },
    { name: 'never-closed.csv', content: `${someRows}"${'x,y\n'.repeat(100_000)}`, row: 4 },
    {
      name: 'marked.csv',
      content: `\u{feff}"${someRows.replace(',', '",')}${','.repeat(200_000)}`,
      row: 4,
    },
    { name: 'a-little.csv', content: `${someRows}${'x'.repeat(65_537)}\n${manyRows}`, row: 4 },
  ])(
    'named $name is refused with the number of the row that never ends',
    async ({ name, content, row }) => {
      await expect(readFile(name, content)).rejects.toThrow(
        new RegExp(`^Row ${row} is longer than 64 KB: one of its cells is far too long`),
      );
    },
  );

  it('may have a row of exactly the maximum size, including quotation marks and line ends in cells', async () => {
    const long = `R3,"a ""b"",\n${'x'.repeat(65_536 - 14)}"`;
    const { rows } = await readFile(
      'just.csv',
      `\u{feff}"${someRows.replace(',', '",')}${long}\n${manyRows}`,
    );
    expect(rows[2]?.cells).toEqual(['R3', `a "b",\n${'x'.repeat(65_536 - 14)}`]);
    expect(rows).toHaveLength(9004);
  });

  it('reports a quotation mark in the middle of a cell, even if much text follows it', async () => {
    const file = path.join(folder, 'middle.csv');
    // Reading ahead finds the quotation mark while the caller is still busy with the first row.
    await writeFile(
      file,
      `${manyRows.slice(0, 90_000).replace(/\n[^\n]*$/, '\n')}R,x"y,z\n${manyRows}`,
    );
    const { rows } = await openReturnFile(file, referrals.columns);
    const readSlowly = async () => {
      for await (const { row } of rows)
        if (row === 2) await new Promise((resolve) => setTimeout(resolve, 100));
    };
    await expect(readSlowly()).rejects.toThrow(/has a quotation mark in the middle/);
  });

  it('lets other work continue while it is read, even if it is empty', async () => {
    let [isReading, others] = [true, 0];
    const letIn = () => {
      others += 1;
      if (isReading) setImmediate(letIn);
    };
    setImmediate(letIn);
    const takeMs = startProcessorTime();
    await expect(readFile('blank.csv', someRows + '\n'.repeat(1_200_000))).rejects.toThrow(
      /^More than 1,048,576 of its rows are empty/,
    );
    isReading = false;
    const took = takeMs();
    // Other work ran at least every 25 ms on average.
    expect(others).toBeGreaterThan(took / 25);
    // This took 20 seconds when an error was created for each empty line.
    expect(took).toBeLessThan(10_000);
  });

  it.each([0, 1, 2, 3])(
    'names the right line if the one before ends %d bytes before a read does',
    async (bytes) => {
      // A read takes 262,144 bytes: 2,048 lines of 128 bytes, the last of them shorter.
      const before = [
        aReturnText().trimEnd().padEnd(127),
        ...Array.from({ length: 2046 }, () => 'x'.repeat(127)),
        'x'.repeat(127 - bytes),
      ];
      const file = Buffer.from([...before, 'R2,2025', 'R\u00e9', ''].join('\n'), 'latin1');
      await expect(readFile('spoilt.csv', file)).rejects.toThrow('Line 2050 is');
    },
  );

  it('is refused if it is a link to itself', async () => {
    await symlink('loop.csv', path.join(folder, 'loop.csv'));
    await expect(readFile('loop.csv')).rejects.toThrow(/leads back to itself/);
  });

  it('is refused if the user may not read it', async () => {
    await writeFile(path.join(folder, 'closed.csv'), someRows, { mode: 0o000 });
    // Root may read everything, so the test runs as the user `nobody`.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      await expect(readFile('closed.csv')).rejects.toThrow(
        /may not be read by the user who runs this command/,
      );
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});
