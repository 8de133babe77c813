import { describe, expect, it } from 'vitest';

import { readMarked, toPlainWords } from './marked-text.js';

const plain = (body: string) => readMarked(body).map(toPlainWords);

describe('what people wrote', () => {
  it('becomes paragraphs of runs, with bold and italics', () => {
    expect(readMarked('A **steady *and* quiet** quarter.')).toEqual([
      {
        ...{ mark: null, level: 0 },
        runs: [
          { text: 'A ', isBold: false, isItalic: false },
          { text: 'steady ', isBold: true, isItalic: false },
          { text: 'and', isBold: true, isItalic: true },
          { text: ' quiet', isBold: true, isItalic: false },
          { text: ' quarter.', isBold: false, isItalic: false },
        ],
      },
    ]);
  });

  it('keeps lists with their numbers, nested', () => {
    expect(plain('3. three\n4. four\n   - deep\n\n- point')).toEqual([
      '3. three',
      '4. four',
      '  • deep',
      '• point',
    ]);
  });

  it('has no HTML, pictures or addresses', () => {
    expect(
      plain('<script>alert(1)</script>\n\nA [link](javascript:x) <b>b</b> ![p](http://x/y.png)'),
    ).toEqual(['A link b ']);
  });

  it('is empty if they wrote nothing', () => {
    expect(readMarked(' \n\n---\n')).toEqual([]);
  });

  it('has the lines of a paragraph joined, as on a page', () => {
    expect(plain('one\ntwo  \nthree\n\nfour')).toEqual(['one two three', 'four']);
  });

  it('has a table written as lines, each figure with its heading, but not text that only looks like a table', () => {
    const table = [
      '| Agency | Reports | Share |',
      '| :-- | --: | --- |',
      '| **Reading** | 12 | 3% |',
      '| Slough | | 4% |',
      '| Nothing<script> |',
    ].join('\n');
    expect(readMarked(table).map(toPlainWords)).toEqual([
      'Reading: Reports 12, Share 3%',
      'Slough: Share 4%',
      'Nothing',
    ]);
    expect(readMarked(table)[0]?.runs.map(({ isBold }) => isBold)).toEqual([true, false]);
    expect(readMarked('A | B\nof two').map(toPlainWords)).toEqual(['A | B of two']);
    expect(readMarked('What\n- one').map(toPlainWords)).toEqual(['What', '• one']);
  });

  it.each([
    { what: 'two spaces', end: '  ' },
    { what: 'a backslash', end: '\\' },
  ])('keeps each row of a table whose lines end with $what', ({ end }) => {
    const table = [
      '| Agency | Reports |',
      '| --- | --: |',
      '| Reading | 12 |',
      '| Slough | 4 |',
    ].join(`${end}\n`);
    expect(plain(table)).toEqual(['Reading: Reports 12', 'Slough: Reports 4']);
  });

  it('keeps a | within a cell, and gives each row as many cells as there are headings', () => {
    const table = [
      '| A | B \\| C |',
      '| --- | --- |',
      '| a \\| x | 1 |',
      '| b |',
      '| c | 2 | 3 |',
    ].join('\n');
    expect(plain(table)).toEqual(['a | x: B | C 1', 'b', 'c: B | C 2']);
  });

  it('leaves a line right above a table as text', () => {
    const body =
      '**By agency** \\| all\nof them\n| Agency | Reports |\n| --- | --: |\n| Reading | 12 |';
    expect(plain(body)).toEqual(['By agency | all of them', 'Reading: Reports 12']);
    expect(readMarked(body)[0]?.runs[0]).toEqual({
      text: 'By agency',
      isBold: true,
      isItalic: false,
    });
  });
});
