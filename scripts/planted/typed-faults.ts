import { hookFaults } from './hook-faults.js';
import type { Tree } from './throw-away-copy.js';

/** One fault for each rule that needs types, by the rule's name. */
export const typedFaults: Readonly<Record<string, string>> = {
  'await-thenable': 'export const one = async () => { await 1; };',
  'dot-notation': "export const read = (row: { readonly name: string }) => row['name'];",
  'no-array-delete': 'export function clear(rows: number[]) { delete rows[0]; }',
  'no-base-to-string': 'export const write = (row: { readonly id: number }) => `${String(row)}`;',
  'no-confusing-void-expression': 'export function say(f: () => void) { return f(); }',
  'no-deprecated':
    '/** @deprecated Use another. */\nfunction old() { return 1; }\nexport const value = old();',
  'no-duplicate-type-constituents': "export type Sign = 'PLUS' | 'PLUS';",
  'no-floating-promises': 'export const send = (work: () => Promise<void>) => { work(); };',
  'no-for-in-array':
    'export function walk(rows: number[], f: (row: string) => void) { for (const row in rows) f(row); }',
  'no-generated-empty-object-type': 'export type Empty = Omit<{ readonly id: number }, "id">;',
  'no-implied-eval': "export const later = () => setTimeout('say()', 1);",
  'no-meaningless-void-operator': 'export const run = (f: () => void) => { void f(); };',
  'no-misused-promises':
    'export const each = (rows: number[], f: (row: number) => Promise<void>) => { rows.forEach(f); };',
  'no-misused-spread': 'export const copy = (rows: Map<string, number>) => ({ ...rows });',
  'no-mixed-enums': "export enum Sign { PLUS = 1, MINUS = 'MINUS' }",
  'no-redundant-type-constituents': 'export type Cell = unknown | string;',
  'no-unnecessary-boolean-literal-compare': 'export const negate = (is: boolean) => is === true;',
  'no-unnecessary-condition': 'export const name = (row: { readonly id: number }) => row?.id;',
  'no-unnecessary-template-expression': "export const word = `${'plus'}`;",
  'no-unnecessary-type-arguments':
    'function wrap<T = string>(value: T) { return value; }\nexport const word = wrap<string>("a");',
  'no-unnecessary-type-assertion': 'export const first = (row: number) => row!;',
  'no-unnecessary-type-conversion': 'export const text = (word: string) => String(word);',
  'no-unnecessary-type-parameters': 'export function say<T>(word: T): void { void word; }',
  'no-unsafe-argument':
    'export const day = (f: (text: string) => void) => { f(JSON.parse("1")); };',
  'no-unsafe-assignment': 'const value = JSON.parse("1");\nexport const isOne = value === 1;',
  'no-unsafe-call': 'export const call = () => { JSON.parse("1")(); };',
  'no-unsafe-enum-assignment': 'enum Sign { PLUS, MINUS }\nexport const sign: Sign = Number("1");',
  'no-unsafe-enum-comparison':
    'enum Sign { PLUS, MINUS }\nexport const isPlus = (sign: Sign) => sign === 0;',
  'no-unsafe-member-access': 'export const age: unknown = JSON.parse("{}").age;',
  'no-unsafe-return': 'export const read = () => JSON.parse("{}");',
  'no-unsafe-unary-minus': 'export const minus = (word: string) => -word;',
  'no-useless-default-assignment': 'export const sum = [1].map((row = 0) => row + 1);',
  'non-nullable-type-assertion-style':
    'export const first = (row: string | undefined) => row as string;',
  'only-throw-error': "export function fail() { throw 'failed'; }",
  'prefer-find': 'export const first = (rows: number[]) => rows.filter((row) => row > 1)[0];',
  'prefer-includes': 'export const has = (rows: number[]) => rows.indexOf(1) !== -1;',
  'prefer-nullish-coalescing': 'export const count = (row: number | null) => row || 1;',
  'prefer-optional-chain':
    'export const id = (row: { readonly id: number } | null) => row && row.id;',
  'prefer-promise-reject-errors': "export const fail = () => Promise.reject('failed');",
  'prefer-reduce-type-parameter':
    'export const list = (rows: number[]) => rows.reduce((all, row) => [...all, row], [] as number[]);',
  'prefer-regexp-exec': 'export const digits = (text: string) => text.match(/[0-9]/);',
  'prefer-return-this-type': 'export class Sum { add(): Sum { return this; } }',
  'prefer-string-starts-ends-with':
    "export const isOf = (text: string) => text.slice(0, 3) === 'TVP';",
  'related-getter-setter-pairs':
    'export class Row { #id = 1; get id(): string { return String(this.#id); } set id(id: number) { this.#id = id; } }',
  'restrict-plus-operands': "export const join = (row: number) => 'a' + row;",
  'restrict-template-expressions':
    'export const word = (row: { readonly id: number }) => `${row}`;',
  'return-await':
    'export async function read(f: () => Promise<number>) { try { return f(); } finally { await f(); } }',
  'switch-exhaustiveness-check':
    "export function name(kind: 'a' | 'b') { switch (kind) { case 'a': return 1; } return 2; }",
  'unbound-method':
    'export class Sum { #value = 1; add() { return this.#value; } }\nexport const add = new Sum().add;',
  'use-unknown-in-catch-callback-variable':
    'export const send = (work: Promise<void>) => work.catch((error) => { throw error; });',
};

/** The file for a rule's fault. */
export const fileOf = (rule: string) =>
  rule in hookFaults ? `web/src/ui/${rule}.tsx` : `server/src/features/${rule}.ts`;

export const typedTree: Tree = {
  ...Object.fromEntries(
    Object.entries({ ...typedFaults, ...hookFaults }).map(([rule, code]) => [
      fileOf(rule),
      `${code}\n`,
    ]),
  ),
  'server/src/features/nobody.ts': 'const nobody = 1;\nexport const reads = (_one: number) => 1;\n',
  'server/src/features/unused.ts':
    '// eslint-disable-next-line no-console\nexport const first = 1;\n// oxlint-disable-next-line typescript/no-deprecated\nexport const second = 1;\n',
  'server/src/features/answers.test.ts': 'export const age: unknown = JSON.parse("{}").age;\n',
};
