import { describe, expect, it } from 'vitest';

import { MAX_PASTED_TARGETS, readLines } from './read-lines.js';

const head = 'Measure\tQuarter\tPlace\tObjective\tAgency\tTarget\tTolerance';
const plain = { area: '', objective: '', agency: '', tolerance: '' };

describe('readLines', () => {
  it("reads each row's cells by the headings, in any order and case", () => {
    expect(readLines(`${head}\r\nA\tQ1 2026/27\tReading\tPrevent\tTVP\t5\t1\r\n`)).toEqual({
      ok: true,
      targets: [
        {
          ...{ line: 2, measure: 'A', quarter: 'Q1 2026/27', area: 'Reading' },
          ...{ objective: 'Prevent', agency: 'TVP', target: '5', tolerance: '1' },
        },
      ],
    });
    expect(readLines('TARGET\tNotes\tperiod\tmeasure\n5\tx\tQ\tA')).toMatchObject({
      targets: [{ ...plain, line: 2, measure: 'A', quarter: 'Q', target: '5' }],
    });
  });

  it('reads a target from each column for a quarter', () => {
    const text = 'Measure\tObjective\tQ1 2026/27\t2026-27-Q2\nA\tPrevent\t5\t\n\nB\t\t6\t7';
    expect(readLines(text)).toMatchObject({
      targets: [
        { line: 2, measure: 'A', objective: 'Prevent', quarter: '2026-27-Q1', target: '5' },
        { line: 2, measure: 'A', objective: 'Prevent', quarter: '2026-27-Q2', target: '' },
        { line: 4, measure: 'B', objective: '', quarter: '2026-27-Q1', target: '6' },
        { line: 4, measure: 'B', objective: '', quarter: '2026-27-Q2', target: '7' },
      ],
    });
  });

  it('changes nothing if a row ends before the column of a target', () => {
    const wide = 'Measure\tQ1 2026/27\tQ2 2026/27\nReports\t512\nTotal\nGroups\t\t';
    expect(readLines(wide)).toMatchObject({
      targets: [
        { line: 2, quarter: '2026-27-Q1', target: '512' },
        { line: 4, quarter: '2026-27-Q1', target: '' },
        { line: 4, quarter: '2026-27-Q2', target: '' },
      ],
    });
    const long = 'Measure\tQuarter\tTarget\nA\tQ\nB\tQ\t';
    const read = readLines(long);
    expect(read.ok && read.targets.map(({ line, target }) => [line, target])).toEqual([[3, '']]);
  });

  it('reads a heading as a quarter only if it says nothing else', () => {
    const text =
      'Measure\tQ1 2026/27 actual\tQ1 2026/27 (April to June 2026)\tQ2 2026/27\tQ3 2026/27 (April to June 2026)\nA\t1\t2\t3\t4';
    const read = readLines(text);
    expect(read.ok && read.targets.map(({ quarter, target }) => [quarter, target])).toEqual([
      ['2026-27-Q1', '2'],
      ['2026-27-Q2', '3'],
    ]);
  });

  it('leaves out columns named like a property that every object has', () => {
    expect(
      readLines('constructor\tMeasure\tconstructor\t__proto__\tQ1 2026/27\nx\tA\ty\tz\t5'),
    ).toEqual({
      ok: true,
      targets: [{ ...plain, line: 2, measure: 'A', quarter: '2026-27-Q1', target: '5' }],
    });
  });

  it('keeps a quoted cell together, and counts the lines that it takes', () => {
    expect(readLines('Measure\tQuarter\tTarget\n"A ""one""\nmore"\tQ\t5\nB\tQ\t6')).toMatchObject({
      targets: [
        { line: 2, measure: 'A "one"\nmore' },
        { line: 4, measure: 'B' },
      ],
    });
  });

  it.each([
    { text: '', because: /^Nothing was pasted/ },
    { text: ' \t \n', because: /^Nothing was pasted/ },
    { text: 'Disruptions\tQ1 2026/27\t5', because: /one of them must be Measure/ },
    { text: 'Measure\tTarget\nA\t5', because: /headings Quarter and Target/ },
    { text: head, because: /no rows below/ },
    {
      text: 'Measure\tQuarter\tTarget\nA\tQ',
      because: /No row is long enough to reach a target column/,
    },
    {
      text: 'Measure\tQuarter\tTarget\tQ1 2026/27\nA\tQ2 2026/27\t5\t6',
      because: /a column for Q1 2026\/27 as well as the heading Target. Keep either/,
    },
    {
      text: 'Measure\tQuarter\tQ1 2026/27\nA\tQ2 2026/27\t6',
      because: /a column for Q1 2026\/27 as well as the heading Quarter. Keep either/,
    },
    { text: `${head}\tTarget\nA`, because: /Two columns are headed target/ },
    { text: 'Measure\tQ1 2026/27 actual\nA\t5', because: /headings Quarter and Target/ },
    { text: 'Measure\tQ1 2026/27\t2026-27-Q1\nA\t1\t2', because: /Two columns/ },
    {
      text: `${head}\n${'A\tQ\t\t\t\t5\n'.repeat(MAX_PASTED_TARGETS + 1)}`,
      because: /There are 1,001 targets, and at most 1,000/,
    },
  ])('says why a text cannot be used: $because', ({ text, because }) => {
    expect(readLines(text)).toEqual({ ok: false, problem: expect.stringMatching(because) });
  });
});
