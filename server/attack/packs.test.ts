import { describe, expect, it } from 'vitest';

import { quarterOf } from '#domain/quarter.js';
import { readDocument } from '#features/packs/document.reader.js';
import { plainPackDocumentToday } from '#testing/pack-document.js';

import { attack } from './attack.js';
import { cellTables } from './every-table.js';
import { findNumbersBeside, findStrangeNumbers } from './file-numbers.js';
import { findPackFigures, toPackAnchors } from './packs.js';
import { servedRule } from './served-rule.js';
import { rowsAt } from './table.js';
import { madeUpTarget } from './testing/made-up-target.js';
import { judge, type Measured } from './verdict.js';

const target = madeUpTarget({ records: 3000, areSetsDrawn: false });
const rule = servedRule(target);
const tables = [...cellTables(target)].filter(({ cuts }) => cuts.length <= 2);
const [time, pathway] = ['TIME', 'PATHWAY'].map((name) =>
  target.axes.findIndex(({ axis }) => axis === name),
);

/**
 * The documents of packs, one for each quarter, each with a block by pathway.
 *
 * @param write returns the number of a cell, from its rounded and its true count
 */
function documentsOf(write: (shown: number, truth: number) => number) {
  const by = tables.filter(
    ({ cuts }) => cuts.length === 2 && cuts[0]?.axis === time && cuts[1]?.axis === pathway,
  );
  const table = by.find(({ cuts }) =>
    cuts.every(({ as }) => 'by' in as && ['QUARTER', 'PATHWAY'].includes(as.by)),
  );
  const answer = table && rule.ask(table);
  if (!answer || time === undefined || pathway === undefined)
    throw new Error('Nothing is shown by quarter and pathway');
  const { atoms, contents, size } = target.fold([time, pathway].toSorted((a, b) => a - b));
  return [...answer].map((shown, place) => {
    const [ofTime, ofPathway] = rowsAt(table, place);
    const cells = Array.from({ length: size }, (_, cell) => cell).filter(
      (cell) =>
        ofTime?.atoms.includes(atoms[time]?.[cell] ?? -1) &&
        ofPathway?.atoms.includes(atoms[pathway]?.[cell] ?? -1),
    );
    const truth = cells.reduce((sum, cell) => sum + (contents[0]?.counts[cell] ?? 0), 0);
    const value = write(Math.max(shown, 0), truth);
    const quarter = { key: quarterOf(String(target.axes[time]?.atoms[ofTime?.atoms[0] ?? -1])) };
    const question = {
      measures: ['referrals'],
      by: ['PATHWAY'],
      shownFrom: quarter,
      shownTo: quarter,
      window: 'PERIOD',
      where: null,
    };
    const notNarrowed = {
      agency: null,
      agencyKind: null,
      crimeType: null,
      objective: null,
      pathway: null,
    };
    const row = {
      key: String(ofPathway?.key),
      kind: 'PART',
      cells: [value === 0 ? { text: '[c]', value: null } : { text: `${value}`, value }],
    };
    return {
      sections: [
        { blocks: [{ question: { ...question, ...notNarrowed }, table: { rows: [row] } }] },
      ],
    };
  });
}

function failuresWith(write: (shown: number, truth: number) => number): readonly Measured['key'][] {
  const figures = documentsOf(write).flatMap((document) => findPackFigures(document, 'FORCE'));
  const anchors = toPackAnchors(target, null, { figures, read: rule.read });
  expect(anchors).toHaveLength(8 * 5);
  const outcome = attack(target, rule, {
    tables,
    anchors,
    averaging: { cells: 0, pairs: 0 },
    seed: 5,
  });
  return judge(outcome).flatMap(({ key, isMet }) => (isMet ? [] : [key]));
}

describe('the attack through packs', () => {
  it('finds nothing if packs show the same numbers as figures', () => {
    expect(failuresWith((shown) => shown)).toEqual([]);
  });

  it('reveals hidden figures if one pack shows a count that figures hide', () => {
    expect(failuresWith((shown, truth) => (shown === 0 && truth > 0 ? truth : shown))).toContain(
      'leaked',
    );
  });
});

describe('the files of a pack', () => {
  it('contain no number that its document lacks', async () => {
    const document = readDocument(JSON.stringify(plainPackDocumentToday));
    expect(await findStrangeNumbers({ document, sha256: 'ab'.repeat(32) })).toEqual([]);
  });

  const document = { sections: [{ heading: 'Reports', text: '10', quarter: 'Q2 2025/26' }] };
  it.each([
    'Reports: 13',
    '13',
    '13 of them were children',
    '13 Reports were false',
    '1,313 of them',
    'Reports 1.3%',
  ])('are detected if they contain such a number: %s', (words) => {
    expect(
      findNumbersBeside([words, '1 Reports', 'about 10', '0a0a0a0a 13131313'], {
        document,
        sha256: '0a0a0a0a13131313',
      }),
    ).toEqual([words]);
  });

  it('contain a section’s number only before its heading', () => {
    const sections = Array.from({ length: 13 }, (_, index) => ({
      heading: index === 12 ? 'Real changes' : `Part ${'i'.repeat(index)}`,
    }));
    const of = { document: { sections }, sha256: 'ab'.repeat(32) };
    expect(
      findNumbersBeside(
        ['13', 'Real changes', '13 Real changes', '13 Real changes, 1 of 13', '13', 'Reports'],
        of,
      ),
    ).toEqual(['13 Real changes, 1 of 13', '13']);
  });
});
