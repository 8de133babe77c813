import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { findCheaper } from './find-cheaper.js';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'),
);
const measures = [
  { key: 'disruptions', nameInSentences: 'confirmed disruptions' },
  { key: 'arrests', nameInSentences: 'arrests' },
];
const text = `{
  # kept
  figures(by: [AREA, MONTH]) {
    rows {
      key { area { name } month }
      disruptions { text change(to: PREVIOUS_PERIOD) { text } }
      arrests { text }
    }
  }
}`;
const find = (of: string) => findCheaper(of, { schema, measures });

describe('findCheaper', () => {
  it('offers a longer period, one group fewer, no change and one column fewer', () => {
    expect(find(text).map(({ label }) => label)).toEqual([
      'Group by quarter, not month',
      'Do not group by area',
      'Do not group by month',
      'Leave out the change',
      'Leave out arrests',
    ]);
  });

  it('offers only questions that can run, and keeps every comment', () => {
    for (const way of find(text)) {
      expect(validate(schema, parse(way.text)), way.label).toEqual([]);
      expect(way.text).toContain('# kept');
    }
  });

  it('removes exactly what it says', () => {
    const [coarser, noArea, noMonth, noChange, noArrests] = find(text).map((way) => way.text);
    expect(coarser).toBe(
      text.replace('MONTH', 'QUARTER').replace('month', 'quarter { key label }'),
    );
    expect(noArea).toContain('by: [MONTH]');
    expect(noArea).toContain('key { month }');
    expect(noMonth).toContain('by: [AREA]');
    expect(noMonth).toContain('key { area { name } }');
    expect(noChange).toContain('disruptions { text }');
    expect(noArrests).toBe(text.replace('\n      arrests { text }', ''));
  });

  it('offers nothing if nothing can be left out or the text cannot be parsed', () => {
    expect(find('{ figures(by: [AREA]) { rows { disruptions { text } } } }')).toEqual([]);
    expect(find('{ figures(')).toEqual([]);
  });
});
