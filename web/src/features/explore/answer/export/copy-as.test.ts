import { describe, expect, it } from 'vitest';

import { writeCurl, writePowerQuery, writePython, writeR } from './copy-as.js';

const question = {
  origin: 'https://stronghold.example.org',
  text: 'query A($q: Quarter!) {\n  figures(where: { quarter: { in: [$q] } }) { dataVersion } # it\'s "so" #(lf)\n}',
  variables: { q: '2026-27-Q2', all: ['a', null, true], none: {} },
  operationName: 'A',
};

describe('a question as a text to paste', () => {
  it('for curl puts the body on one line in which the shell expands nothing', () => {
    const lines = writeCurl(question).split('\n');
    expect(lines.find((line) => line.includes('<<'))).toBe("  --data-binary @- <<'QUESTION'");
    expect(JSON.parse(lines.at(-3) ?? '')).toEqual({
      query: question.text,
      variables: question.variables,
      operationName: 'A',
    });
    expect(lines.at(-2)).toBe('QUESTION');
  });

  it.each([
    { text: '{ a }\n', written: 'question = """{ a }\n"""' },
    { text: '{ a(b: "\\n") }', written: 'question = "{ a(b: \\"\\\\n\\") }"' },
    { text: '{ a(b: """c""") }', written: 'question = "{ a(b: \\"\\"\\"c\\"\\"\\") }"' },
    { text: '{ a } #"', written: 'question = "{ a } #\\""' },
  ])('is the same text in Python: $text', ({ text, written }) => {
    expect(writePython({ ...question, text })).toContain(`\n${written}\n`);
  });

  it('for Python and R writes the values in the language’s own way', () => {
    expect(writePython(question)).toContain(
      '"variables": {"q": "2026-27-Q2", "all": ["a", None, True], "none": {}},',
    );
    expect(writeR(question)).toContain(
      '`variables` = list(`q` = "2026-27-Q2", `all` = list("a", NULL, TRUE), `none` = setNames(list(), character(0)))',
    );
  });

  it('for R is a raw string that its own content cannot end', () => {
    expect(writeR({ ...question, text: 'a )" b )-" c' })).toContain(
      'question <- r"--(a )" b )-" c)--"',
    );
  });

  it('for Power Query is an address with its own escapes, and asks for figures as a file', () => {
    const written = writePowerQuery(question, null);
    expect(written).toContain('query = "query A($q: Quarter!) {#(lf)  figures(');
    // Power Query itself refuses any other header with Basic authentication.
    expect(written).toContain('Headers = [#"Content-Type" = "application/json"]');
    expect(written).toContain('# it\'s ""so"" #(#)(lf)#(lf)}"');
    expect(
      writePowerQuery(question, { measures: ['reports'], by: ['QUARTER'], where: {} }),
    ).toContain('Question = "{""measures"":[""reports""],""by"":[""QUARTER""],""where"":{}}"');
  });

  it('contains no secret, and says where to make a token', () => {
    for (const written of [writeCurl(question), writePython(question), writeR(question)]) {
      expect(written).toContain('STRONGHOLD_TOKEN');
      expect(written).toContain(' one at https://stronghold.example.org/account.');
    }
    expect(writePowerQuery(question, null)).toContain(
      'make one at https://stronghold.example.org/account.',
    );
  });
});
