import eslint from '@eslint/js';
import graphql from '@graphql-eslint/eslint-plugin';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import importSort from 'eslint-plugin-simple-import-sort';
import globals from 'globals';
import tseslint from 'typescript-eslint';

import { graphqlRules } from './scripts/lint/graphql-rules.js';
import { houseRules } from './scripts/lint/house-rules.js';

const code = ['**/*.{ts,tsx}'];
const tests = ['**/*.{test,spec}.{ts,tsx}', '**/testing/**'];
const toolConfigurations = ['**/*.config.{ts,js}', 'web/codegen.ts', '**/.*.cjs', 'e2e/**'];
const entries = [
  'server/src/main.ts',
  'server/src/run-server.ts',
  'server/src/platform/graceful-shutdown.ts',
  'server/src/cli/**',
  'prisma/src/write-migration.ts',
  'scripts/**',
  'e2e/**',
  'server/bench/**',
  'server/attack/main.ts',
];

/**
 * Syntax that docs/style.md rules out, with the message of the linter. The lists include each other
 * because a later setting of a rule replaces an earlier one.
 */
const everywhere = [
  {
    selector: ':not(JSXAttribute) > JSXExpressionContainer > LogicalExpression[operator="&&"]',
    message: 'In JSX choose with a ternary: && prints a stray 0.',
  },
  {
    selector: 'TSEnumDeclaration',
    message:
      'Use an object `as const`: tsx and the type checker then agree on what exists at run time.',
  },
];
const inDomain = [
  ...everywhere,
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Rules never read the clock: take the time as an argument.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Rules never read the clock: take the time as an argument.',
  },
];
const inResolvers = [
  ...everywhere,
  {
    selector: 'TryStatement',
    message: 'Resolvers contain no try: graphql/errors.ts translates errors once.',
  },
];
const inTests = [
  ...everywhere,
  {
    selector:
      'CallExpression[callee.name=/^(it|test)$/] > Literal:first-child[value=/\\bshould\\b/]',
    message: 'A test is named for a fact, in the present tense.',
  },
  {
    selector:
      'CallExpression[callee.property.name="only"][callee.object.name=/^(it|test|describe)$/]',
    message: 'A single test with .only skips all others.',
  },
  {
    selector: 'CallExpression[callee.object.name="vi"][callee.property.name=/^(mock|doMock)$/]',
    message: 'Pass in a fake: our own modules are not mocked.',
  },
  {
    selector: 'MemberExpression[property.name=/^toMatch(Inline)?Snapshot$/]',
    message: 'No snapshots: assert what matters.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'prisma/dist/',
      'prisma/generated/',
      'server/dist/',
      'web/dist/',
      'web/src/graphql/operations.ts',
      'e2e/results/',
      '.stronghold/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    extends: [eslint.configs.recommended],
    plugins: { 'simple-import-sort': importSort, house: houseRules },
    languageOptions: { globals: globals.node },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-else-return': ['error', { allowElseIf: false }],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\.\\.(/|$)',
              message: 'Between rooms, use # imports or the name of the package.',
            },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only entries read the environment, and pass on what they read.',
        },
      ],
      'no-restricted-syntax': ['error', ...everywhere],
      'no-warning-comments': ['error', { terms: ['fixme', 'xxx'] }],
      'object-shorthand': 'error',
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 3 }],
      'prefer-const': 'error',
      'house/named-files': 'error',
      'simple-import-sort/exports': 'error',
      'simple-import-sort/imports': [
        'error',
        {
          groups: [
            ['^\\u0000'],
            ['^node:'],
            ['^@?\\w'],
            ['^#', '^@stronghold/', '^\\.\\.'],
            ['^\\.'],
          ],
        },
      ],
    },
  },
  {
    files: code,
    // Rules that need types, and others that take long, are in .oxlintrc.json: there they take a
    // sixth of the time.
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-unused-vars': 'off',
      'house/plain-english': 'error',
      'house/standard-names': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    ignores: tests,
    rules: { 'house/no-silent-catch': 'error' },
  },
  {
    files: ['server/src/domain/**/*.ts', '**/*.store.ts', '**/*.reader.ts'],
    ignores: tests,
    rules: { 'house/described-exports': 'error' },
  },
  {
    files: ['server/src/domain/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...inDomain] },
  },
  {
    files: ['**/*.resolver.ts'],
    rules: { 'max-params': 'off', 'no-restricted-syntax': ['error', ...inResolvers] },
  },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    // The rules of React's compiler are in .oxlintrc.json too.
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'warn' },
  },
  { files: ['web/**'], languageOptions: { globals: globals.browser } },
  { files: entries, rules: { 'no-console': 'off', 'no-restricted-properties': 'off' } },
  {
    files: toolConfigurations,
    rules: { 'no-restricted-exports': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['e2e/**', 'scripts/**', '*.config.{ts,js}'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: tests,
    rules: {
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', ...inTests],
      'max-lines': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  ...graphqlRules(graphql),
);
