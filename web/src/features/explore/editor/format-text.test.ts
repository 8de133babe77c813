import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';

import { readyQuestions } from '#features/explore/start/ready-questions.js';

import { formatText } from './format-text.js';

const comments = (text: string) => text.match(/#[^\n]*/g) ?? [];

describe('formatText', () => {
  it('formats a question in the house style, and keeps line breaks between entries', () => {
    const text =
      'query($quarter:Quarter!,$area:ID!){figures(by:[AREA,\nQUARTER] where:{quarter:{in:[$quarter]}}){rows{...Row}}}fragment Row on FigureRow{key{area{code name}} reports{text}}';
    expect(formatText(text)).toBe(
      [
        'query ($quarter: Quarter!, $area: ID!) {',
        '  figures(',
        '    by: [AREA, QUARTER]',
        '    where: { quarter: { in: [$quarter] } }',
        '  ) { rows { ...Row } }',
        '}',
        '',
        'fragment Row on FigureRow {',
        '  key { area { code name } }',
        '  reports { text }',
        '}',
        '',
      ].join('\n'),
    );
  });

  it.each([
    { what: 'above a field', text: '{\n  # which\n  a\n}' },
    { what: 'after a field', text: '{\n  a # one\n  b\n}' },
    { what: 'after a bracket', text: '{ # first\n  a(x: [ # list\n 1])\n}' },
    { what: 'between a name and its value', text: '{ a(x: # value\n 1) }' },
    { what: 'at the end', text: '{ a }\n# last\n' },
    { what: 'before everything', text: '# first\n\n{ a }' },
    { what: 'between definitions', text: '{ ...F }\n# of it\nfragment F on Query { a }' },
  ])('keeps a comment $what', ({ text }) => {
    const written = formatText(text);
    expect(comments(written)).toEqual(comments(text).map((comment) => comment.trimEnd()));
    expect(print(parse(written))).toBe(print(parse(text)));
    expect(formatText(written)).toBe(written);
  });

  it.each([
    '{ a(x: { y: [{ z: 1 }, { z: "a, b" }] }) @include(if: $x) { ... on Query { b } ...F @skip(if: false) } }',
    'query A($x: [Int!]! = [1, 2] @x, $y: In = { a: null }) { a: b(x: $x) }\nquery B { c }',
    'mutation { a(input: { text: """\n  two\n    lines\n""" }) { b } }',
    '{ a {} }'.replace(' {}', ''),
  ])('does not change any word in %s', (text) => {
    const written = formatText(text);
    expect(print(parse(written))).toBe(print(parse(text)));
    expect(formatText(written)).toBe(written);
  });

  it.each(readyQuestions.map(({ id, text }) => ({ id, text })))(
    'leaves the ready question $id as it is written',
    ({ text }) => {
      expect(formatText(text)).toBe(text);
    },
  );

  it('returns a text that cannot be parsed unchanged', () => {
    expect(formatText('{ a(')).toBe('{ a(');
  });
});
