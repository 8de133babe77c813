import { schema } from './contract-faults.js';
import type { Tree } from './throw-away-copy.js';

interface LintFault {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
  /** Part of the linter's message, for a rule with several messages. */
  readonly says?: string;
}

/** Joins the parts of a forbidden sentence, which this file may not contain as a whole either. */
const toFault = (...parts: readonly string[]) => parts.join(' ');

/** At least one fault for each rule that checks docs/style.md. */
export const codeFaults: readonly LintFault[] = [
  {
    rule: 'typescript/no-explicit-any',
    file: 'server/src/features/a.ts',
    code: 'export const read = (text: any): string => String(text);',
  },
  {
    rule: 'typescript/no-non-null-assertion',
    file: 'server/src/features/b.ts',
    code: 'export const first = (rows: readonly string[]) => rows[0]!;',
  },
  {
    rule: 'typescript/consistent-type-assertions',
    file: 'server/src/features/c.ts',
    code: 'export const day = (value: unknown) => value as string;',
  },
  {
    rule: 'no-restricted-exports',
    file: 'server/src/features/g.ts',
    code: 'export default function rate() { return 1; }',
  },
  {
    rule: 'no-restricted-imports',
    file: 'server/src/features/figures/h.ts',
    code: "import { rate } from '../g.js';\nexport const rated = rate;",
  },
  {
    rule: 'no-else-return',
    file: 'server/src/features/i.ts',
    code: 'export function sign(n: number) { if (n < 0) { return -1; } else { return 1; } }',
  },
  {
    rule: 'no-console',
    file: 'server/src/features/j.ts',
    code: "console.log('read');\nexport {};",
  },
  {
    rule: 'no-restricted-properties',
    file: 'server/src/platform/k.ts',
    code: 'export const port = process.env.PORT;',
  },
  {
    rule: 'no-restricted-globals',
    file: 'web/src/lib/k.ts',
    code: "export const theme = localStorage.getItem('theme');",
  },
  {
    rule: 'max-params',
    file: 'server/src/features/l.ts',
    code: 'export const sum = (a: number, b: number, c: number, d: number) => a + b + c + d;',
  },
  {
    rule: 'simple-import-sort/imports',
    file: 'server/src/features/m.ts',
    code: "import pg from 'pg';\nimport { sep } from 'node:path';\nexport const pool = [pg, sep];",
  },
  { rule: 'house/named-files', file: 'server/src/features/MeasureStore.ts', code: 'export {};' },
  {
    rule: 'house/plain-english',
    file: 'server/src/domain/q.ts',
    code: `export const few = '${toFault('fewer than 5, perhaps', 'none')}';`,
  },
  {
    rule: 'house/plain-english',
    file: 'web/src/ui/R.tsx',
    code: `export const R = () => <p>${toFault('A worry that is', 'no crime')}</p>;`,
  },
  {
    rule: 'house/plain-english',
    file: 'server/src/domain/kept-from.ts',
    code: `export const why = '${toFault('What kept it', 'from being saved.')}';`,
  },
  {
    rule: 'house/plain-english',
    file: 'server/src/domain/stands-now.ts',
    code: `export const look = '${toFault('Look at it as it', 'stands now.')}';`,
  },
  {
    rule: 'house/standard-names',
    file: 'server/src/domain/may-sign.ts',
    code: 'export const maySign = (isChair: boolean) => isChair;',
  },
  {
    rule: 'house/standard-names',
    file: 'server/src/domain/s.ts',
    code: 'export const tellShare = (share: number) => `${share}`;',
  },
  {
    rule: 'house/standard-names',
    file: 'web/src/lib/t.ts',
    code: 'export interface AskedScope {\n  readonly area: string;\n}',
  },
  {
    rule: 'house/no-silent-catch',
    file: 'server/src/features/reads-quietly.ts',
    code: 'export const read = (text: string): unknown => {\n  try {\n    return JSON.parse(text);\n  } catch {\n    return null;\n  }\n};',
  },
  {
    rule: 'house/no-silent-catch',
    file: 'web/src/lib/asks-quietly.ts',
    code: 'export const ask = (asked: Promise<string>) => asked.catch(() => null);',
  },
  {
    rule: 'house/described-exports',
    file: 'server/src/domain/rate.ts',
    code: 'export function rate(n: number) { return n; }',
  },
  {
    rule: 'house/described-exports',
    file: 'server/src/features/figures/n.store.ts',
    code: '/* rows */\nexport async function findRows() { await Promise.resolve(); }',
  },
  {
    rule: 'house/no-clock',
    says: 'clock',
    file: 'server/src/domain/today.ts',
    code: 'export const today = new Date();',
  },
  {
    rule: 'house/no-clock',
    says: 'clock',
    file: 'server/src/domain/now.ts',
    code: 'export const now = Date.now();',
  },
  {
    rule: 'house/no-try',
    says: 'try',
    file: 'server/src/features/o.resolver.ts',
    code: 'export function read(f: () => void) { try { f(); } finally { f(); } }',
  },
  {
    rule: 'house/no-enum',
    says: 'as const',
    file: 'server/src/features/p.ts',
    code: 'export enum Sign { PLUS, MINUS }',
  },
  {
    rule: 'house/no-should',
    says: 'present tense',
    file: 'server/src/features/q.test.ts',
    code: "import { it } from 'vitest';\nit('should work', () => undefined);",
  },
  {
    rule: 'house/no-only',
    says: 'skips all others',
    file: 'server/src/features/r.test.ts',
    code: "import { it } from 'vitest';\nit.only('works', () => undefined);",
  },
  {
    rule: 'house/no-own-mocks',
    says: 'fake',
    file: 'server/src/features/s.test.ts',
    code: "import { vi } from 'vitest';\nvi.mock('./p.js');",
  },
  {
    rule: 'house/no-snapshots',
    says: 'snapshot',
    file: 'server/src/features/t.test.ts',
    code: "import { expect } from 'vitest';\nexpect(1).toMatchSnapshot();",
  },
  {
    rule: 'house/no-jsx-and',
    says: 'stray 0',
    file: 'web/src/ui/Count.tsx',
    code: 'export function Count({ n }: { readonly n: number }) { return <p>{n && <b>some</b>}</p>; }',
  },
  {
    rule: 'hooks/rules-of-hooks',
    file: 'web/src/ui/Hook.tsx',
    code: "import { useId } from 'react';\nexport function Hook({ on }: { readonly on: boolean }) { if (on) useId(); return null; }",
  },
  {
    rule: 'a11y/alt-text',
    file: 'web/src/ui/Picture.tsx',
    code: 'export function Picture() { return <img src="a.png" />; }',
  },
  {
    rule: 'house/named-files',
    file: 'web/src/ui/Figure-Table.tsx',
    code: 'export function FigureTable() { return null; }',
  },
];

const page = (document: string) =>
  `import { gql } from '@apollo/client';\n\nexport const DOCUMENT = gql\`\n${document}\n\`;\n`;

/** Documents of the web, checked against the schema in contract-faults.ts. */
export const documentFaults: readonly (Pick<LintFault, 'rule' | 'file' | 'says'> & {
  readonly document: string;
})[] = [
  {
    rule: '@graphql-eslint/fields-on-correct-type',
    file: 'web/src/features/Field.tsx',
    document: 'query Field { measures { id colour } }',
  },
  {
    rule: '@graphql-eslint/no-anonymous-operations',
    file: 'web/src/features/Nameless.tsx',
    document: 'query { measures { id } }',
  },
  {
    rule: '@graphql-eslint/known-fragment-names',
    file: 'web/src/features/Lost.tsx',
    document: 'query Lost { measures { id ...Nowhere_Measure } }',
  },
  {
    rule: '@graphql-eslint/no-unused-variables',
    file: 'web/src/features/Unused.tsx',
    document: 'query Unused($key: MeasureKey!) { measures { id } }',
  },
  {
    rule: '@graphql-eslint/naming-convention',
    file: 'web/src/features/Suffix.tsx',
    document: 'query SuffixQuery { measures { id } }',
  },
  {
    rule: 'house/fragment-of-component',
    says: 'does not read `id`',
    file: 'web/src/features/NoId.tsx',
    document: 'fragment NoId_Measure on Measure { row { text } }',
  },
  {
    rule: 'house/fragment-of-component',
    says: 'has no `id`',
    file: 'web/src/features/Row.tsx',
    document:
      'fragment Row_FigureRow on FigureRow { text } query Rows { measures { id row { ...Row_FigureRow } } }',
  },
  {
    rule: 'house/fragment-of-component',
    says: 'Component_Type',
    file: 'web/src/features/Named.tsx',
    document: 'fragment NamedFragment on Measure { id }',
  },
];

/** Code without faults. */
export const soundCode: Tree = {
  'server/src/domain/status.ts': `/** Rates a figure; null if there is none. */
export function rate(actual: number | null): 'GREEN' | 'NO_DATA' {
  if (actual === null) return 'NO_DATA';
  return 'GREEN';
}

export const units = ['days', 'crimes'] as const;
`,
  'server/src/domain/status.test.ts': `import { expect, it } from 'vitest';

import { rate } from './status.js';

it('never calls a missing figure a failure', () => {
  expect(rate(null)).toBe('NO_DATA');
});
`,
  'server/src/features/figures/figure.store.ts': `import { readFile } from 'node:fs/promises';

import pg from 'pg';

import { rate } from '#domain/status.js';

import { shape } from './shape.js';

/** Uses all of the code once. */
export async function findAll() {
  return [await readFile('a', 'utf8'), pg.defaults, rate(1), shape];
}
`,
  'server/src/features/figures/shape.ts': 'export const shape = 1;\n',
  'server/src/start.ts': 'console.log(process.env.PORT);\n',
  'web/vite.config.ts': 'export default {};\n',
  'web/src/features/Sound.tsx': `import { gql } from '@apollo/client';

export const SOUND = gql\`
  fragment Sound_Measure on Measure {
    id
    row {
      text
    }
  }
\`;

const LINE = gql\`
  fragment Line_FigureRow on FigureRow {
    text
  }
\`;

export const PAGE = gql\`
  query Page {
    measures {
      id
      ...Sound_Measure
      row {
        ...Line_FigureRow @unmask
      }
    }
  }
  \${LINE}
\`;

export function Sound({ hasReturn }: { readonly hasReturn: boolean }) {
  return <p>{hasReturn ? 'Returned' : 'No return'}</p>;
}
`,
};

export const lintTree: Tree = {
  ...soundCode,
  'server/schema.graphql': schema,
  ...Object.fromEntries(codeFaults.map(({ file, code }) => [file, `${code}\n`])),
  ...Object.fromEntries(documentFaults.map(({ file, document }) => [file, page(document)])),
};
