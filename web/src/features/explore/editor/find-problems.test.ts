import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

import { reword } from './describe-error.js';
import { findProblems } from './find-problems.js';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'),
);
const measures = [
  { key: 'disruptions', nameInSentences: 'confirmed disruptions', dimensions: ['AREA', 'QUARTER'] },
  { key: 'reports', nameInSentences: 'reports', dimensions: ['AREA', 'QUARTER', 'CHANNEL'] },
];
const find = (text: string) => findProblems(text, { schema, measures });
const sentences = (text: string) => find(text).map(({ line, sentence }) => `${line}: ${sentence}`);
const apply = (text: string) => {
  const [fix] = find(text)[0]?.fixes ?? [];
  return fix === undefined ? null : text.slice(0, fix.from) + fix.insert + text.slice(fix.to);
};

describe('findProblems', () => {
  it('finds nothing wrong with an empty text, or with one that can run', () => {
    expect(find('')).toEqual([]);
    expect(find('{ figures(by: [AREA, CHANNEL]) { rows { reports { text } } } }')).toEqual([]);
  });

  it('reports an unknown grouping only as unknown', () => {
    expect(sentences('{ figures(by: [ARAE]) { rows { reports { text } } } }')).toHaveLength(1);
  });

  it.each([
    {
      text: '{ figures(by: [AREA]) {\n  rows { disruption { text } } } }',
      told: '2: There is no measure disruption. Do you mean disruptions?',
    },
    {
      text: '{ figures(by: [ARAE]) { rows { reports { text } } } }',
      told: '1: ARAE is not one of the dimensions. Do you mean AREA?',
    },
    {
      text: '{ figures(where: { crimeType: { in: [ECONOMIC] } }) { groupCount } }',
      told: '1: ECONOMIC is not a value of crime type. Do you mean ECONOMIC_CRIME?',
    },
    {
      text: '{ figures(where: { sex: { in: [GIRL] } }) { groupCount } }',
      told: '1: GIRL is not a value of sex. Write one of FEMALE, MALE, OTHER, UNKNOWN.',
    },
    {
      text: '{ figures(by: [AREA]) { rows { key { area } } } }',
      told: '1: Choose fields of area, in braces after it, such as { name }.',
    },
    { text: '{ disruptions(first: 3) { totalCount } }', told: '1: reason is required.' },
    {
      text: '{ figure { rows { reports { text } } } }',
      told: '1: There is no figure in the list of questions. Do you mean figures?',
    },
    {
      text: '{ figures(group: [AREA]) { groupCount } }',
      told: '1: figures has no argument called group.',
    },
    {
      text: '{ figures { rows { reports } } }',
      told: '1: Choose fields of reports, in braces after it, such as { value text flags }.',
    },
    {
      text: '{ figures(first: "many") { groupCount } }',
      told: '1: "many" is not a whole number.',
    },
    {
      text: '{ figures(first: 99999999999) { groupCount } }',
      told: '1: 99999999999 is too large or too small a number.',
    },
    {
      text: 'query ($a: ID) { figures(where: { area: { within: [$a] } }) { groupCount } }',
      told: '1: $a may be left out, but a value is needed where it is used: declare it as ID!.',
    },
    {
      text: 'query ($a: ID!) { figures { groupCount } }',
      told: '1: $a is declared but never used.',
    },
    {
      text: '{ figures(where: { area: { within: [$b] } }) { groupCount } }',
      told: '1: $b is used but not declared in the first line.',
    },
    { text: '{ figures { rows { ...Row } } }', told: '1: There is no fragment Row.' },
    {
      text: '{ figures {\n  rows {',
      told: '2: This is not finished: a name is missing at the end.',
    },
    {
      text: 'SELECT count(*) FROM report',
      told: '1: This looks like SQL, but questions are written in GraphQL. Clear the text and choose a measure in the builder: the text is written for you.',
    },
    {
      text: '{ figures { rows { medianDaysToDecision { text } } } }',
      told: '1: There is no measure medianDaysToDecision. The builder finds measures by what they are about.',
    },
    {
      text: '{ figures(where: { quarter: "2026-27-Q2" }) { groupCount } }',
      told: '1: "2026-27-Q2" needs braces around it: { in: ["2026-27-Q2"] }.',
    },
    {
      text: '{ figures(where: { area: "E06000038" }) { groupCount } }',
      told: '1: "E06000038" needs braces around it: { within: ["E06000038"] }.',
    },
    {
      text: '{ figures(where: { crimeType: DRUGS }) { groupCount } }',
      told: '1: DRUGS needs braces around it: { in: [DRUGS] }.',
    },
    {
      text: '{ figures(where: { crimeType: { in: ["DRUGS"] } }) { groupCount } }',
      told: '1: DRUGS is a value of a list: write it without quotes. Do you mean DRUGS?',
    },
    {
      text: 'mutation { endSessions(input: { ids: [] }) { problems { message } } }',
      told: '1: Only queries run here, and this is a mutation. Use the page for it, or a program with a token.',
    },
  ])('says “$told”', ({ text, told }) => {
    expect(sentences(text)).toContain(told);
  });

  it('says which grouping a measure does not record, through fragments too, and removes it with one press', () => {
    const text =
      '{ figures(\n  by: [AREA, CHANNEL]\n) { rows { ...Row } } }\nfragment Row on FigureRow { disruptions { text } }';
    expect(sentences(text)).toEqual([
      '2: Channel is not recorded for confirmed disruptions, so the question cannot be grouped by it.',
    ]);
    expect(apply(text)).toContain('by: [AREA]');
    expect(apply(text.replace('AREA, CHANNEL', 'CHANNEL, AREA'))).toContain('by: [AREA]');
    expect(apply(text.replace('AREA, CHANNEL', 'CHANNEL'))).toContain('by: []');
  });

  it('adds the usual selection of a figure with one press', () => {
    expect(apply('{ figures { rows { reports } } }')).toBe(
      '{ figures { rows { reports { value text flags } } } }',
    );
  });

  it('clears a text that looks like SQL, and adds missing braces around a value, with one press', () => {
    expect(apply('SELECT count(*)\nFROM report')).toBe('');
    expect(apply('{ figures(where: { quarter: "2026-27-Q2" }) { groupCount } }')).toBe(
      '{ figures(where: { quarter: { in: ["2026-27-Q2"] } }) { groupCount } }',
    );
  });

  it('corrects a misspelt name with one press', () => {
    expect(apply('{ figures { rows { disruption { text } } } }')).toBe(
      '{ figures { rows { disruptions { text } } } }',
    );
  });
});

describe('a problem reported by the server', () => {
  it.each([
    {
      said: 'Variable "$n" of required type "Int!" was not provided.',
      told: '$n has no value yet. Give it one in the strip above.',
    },
    {
      said: 'Variable "$q" got invalid value 5; "5" is not a Quarter. A UK financial quarter, such as 2025-26-Q1.',
      told: '$q: "5" is not a Quarter. A UK financial quarter, such as 2025-26-Q1.',
    },
    {
      said: 'Variable "$first" got invalid value "many"; Int cannot represent non-integer value: "many"',
      told: '$first: "many" is not a whole number.',
    },
    {
      said: 'Variable "$yes" got invalid value "x"; Boolean cannot represent a non boolean value: "x"',
      told: '$yes: "x" is not true or false.',
    },
    {
      said: 'where.or[0].area: no area has the code "XX". { areas { code name kind } } lists them.',
      told: 'No area has the code "XX". { areas { code name kind } } lists them.',
    },
    {
      said: 'first must be from 1 to 10,000; it was 0.',
      told: 'first must be from 1 to 10,000; it was 0.',
    },
  ])('is shown as "$told"', ({ said, told }) => {
    expect(reword(said, schema).sentence).toBe(told);
  });
});
