import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { isDeep } from '../prisma/src/testing/depth.js';

import { root } from './build/build-steps.js';
import { run } from './check/run-step.js';
import { typeChecker } from './check/steps.js';
import { contractFaults, schemaLines } from './planted/contract-faults.js';
import { directionFaults, directionTree } from './planted/direction-faults.js';
import { hookFaults } from './planted/hook-faults.js';
import { codeFaults, documentFaults, lintTree, soundCode } from './planted/lint-faults.js';
import { type Copy, makeThrowAwayCopy } from './planted/throw-away-copy.js';
import { fileOf, typedFaults, typedTree } from './planted/typed-faults.js';

const require = createRequire(import.meta.url);
const tool = (name: string) => join(root, 'node_modules/.bin', name);

interface EslintResult {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly message: string;
    readonly line: number;
  }[];
}

interface OxlintFinding {
  /** The plugin and, in brackets, the rule; missing if the finding is about a directive. */
  readonly code?: string;
  readonly filename: string;
  readonly message: string;
}

interface LintFinding {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
}

interface Finding {
  readonly rule: string;
  readonly file: string;
}

/** A rule as .oxlintrc.json names it. */
const ruleOf = (code = 'none') => code.replace(/^(.+)\((.+)\)$/, '$1/$2').replace(/^eslint\//, '');

/** A rule without its plugin, because several plugins may have the same rule. */
const toPlainName = (rule: string) => rule.replace(/^.*\//, '');

const isOff = (level: unknown) =>
  ['off', '0'].includes(String(Array.isArray(level) ? level[0] : level));

/** What oxlint finds in a folder. */
async function lintCode(folder: string): Promise<readonly LintFinding[]> {
  const { stdout } = await run({
    file: tool('oxlint'),
    args: ['--format', 'json', '.'],
    cwd: folder,
  });
  const found: readonly OxlintFinding[] = JSON.parse(stdout).diagnostics;
  return found.map(({ code, filename, message }) => ({
    rule: ruleOf(code),
    file: filename,
    message,
  }));
}

describe('the direction of imports', () => {
  let copy: Copy;
  let findings: readonly Finding[];
  beforeAll(async () => {
    copy = await makeThrowAwayCopy(directionTree);
    const args = [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'server',
      'web',
      'prisma',
      'e2e',
    ];
    const { stdout } = await run({ file: tool('depcruise'), args, cwd: copy.folder });
    const { summary } = JSON.parse(stdout);
    findings = summary.violations.map((violation: { rule: { name: string }; from: string }) => ({
      rule: violation.rule.name,
      file: violation.from,
    }));
  });
  afterAll(() => copy.remove());

  it.each(directionFaults)('$rule: $file may not import $imports', ({ rule, file }) => {
    expect(findings).toContainEqual({ rule, file });
  });

  it('allows all other imports', () => {
    const planted = directionFaults.map(({ rule, file }) => ({ rule, file }));
    expect(
      findings.filter(
        (finding) =>
          !planted.some(({ rule, file }) => rule === finding.rule && file === finding.file),
      ),
    ).toEqual([]);
  });

  it('has a planted fault for every rule', () => {
    const { forbidden } = require('../.dependency-cruiser.cjs');
    const rules = forbidden.map(({ name }: { name: string }) => name);
    expect(new Set(directionFaults.map(({ rule }) => rule))).toEqual(new Set(rules));
  });
});

describe('code linting', () => {
  let copy: Copy;
  let findings: readonly LintFinding[];
  const saysOf = (file: string) => findings.filter((finding) => finding.file === file);

  beforeAll(async () => {
    copy = await makeThrowAwayCopy(lintTree);
    findings = await lintCode(copy.folder);
  });
  afterAll(() => copy.remove());

  it.each(codeFaults)('$rule: $code', ({ rule, file, says = '' }) => {
    expect(saysOf(file)).toContainEqual(
      expect.objectContaining({ rule, message: expect.stringContaining(says) }),
    );
  });

  it('reports no fault in sound code', () => {
    expect(Object.keys(soundCode).flatMap(saysOf)).toEqual([]);
  });

  it('uses every rule of the sets for code and for accessibility, except two', async () => {
    const { stdout } = await run({ file: tool('oxlint'), args: ['--print-config'], cwd: root });
    const { rules, overrides } = JSON.parse(stdout);
    const used = [rules, ...overrides.map((override: { rules: object }) => override.rules)];
    const names = new Set(used.flatMap((set: object) => Object.keys(set)).map(toPlainName));
    const sets = [
      eslint.configs.recommended,
      ...tseslint.configs.strict,
      ...tseslint.configs.stylistic,
      require('eslint-plugin-jsx-a11y').flatConfigs.strict,
    ];
    const wanted = sets.flatMap(({ rules: set = {} }) =>
      Object.entries(set)
        .filter(([, level]) => !isOff(level))
        .map(([name]) => toPlainName(name)),
    );
    // Modules and types rule these two out by themselves.
    expect(wanted.filter((name) => !names.has(name))).toEqual(['no-dupe-args', 'no-octal']);
  });
});

describe.runIf(isDeep)('GraphQL linting', () => {
  let copy: Copy;
  let findings: readonly (LintFinding & { readonly line: number })[];
  const saysOf = (file: string) => findings.filter((finding) => finding.file === file);

  beforeAll(async () => {
    copy = await makeThrowAwayCopy(lintTree);
    const { stdout } = await run({
      file: tool('eslint'),
      args: ['.', '--format', 'json'],
      cwd: copy.folder,
      env: { NODE_ENV: '' },
    });
    const results: readonly EslintResult[] = JSON.parse(stdout);
    findings = results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message, line }) => ({
        rule: ruleId ?? 'none',
        file: relative(copy.folder, filePath),
        message,
        line,
      })),
    );
  });
  afterAll(() => copy.remove());

  it.each(documentFaults)('$rule: $document', ({ rule, file, says = '' }) => {
    expect(saysOf(file)).toContainEqual(
      expect.objectContaining({ rule, message: expect.stringContaining(says) }),
    );
  });

  it('finds all faults in a planted schema, and reports no others', () => {
    const found = saysOf('server/schema.graphql').map(
      ({ rule, line }) => `${schemaLines[line - 1]} ${rule}`,
    );
    expect(found.sort()).toEqual(contractFaults.map(({ rule, line }) => `${line} ${rule}`).sort());
  });

  it('reports no fault in sound documents', () => {
    expect(Object.keys(soundCode).flatMap(saysOf)).toEqual([]);
  });
});

describe('lint rules that need types, and those for React', () => {
  let copy: Copy;
  let findings: readonly LintFinding[];
  const rulesOf = (file: string) =>
    findings.filter((finding) => finding.file === file).map(({ rule }) => rule);
  const rules = Object.keys(typedFaults);

  beforeAll(async () => {
    copy = await makeThrowAwayCopy(typedTree);
    findings = await lintCode(copy.folder);
  });
  afterAll(() => copy.remove());

  it.each(rules)('%s', (rule) => {
    expect(rulesOf(fileOf(rule))).toContain(`typescript/${rule}`);
  });

  it.each(Object.keys(hookFaults))('%s', (rule) => {
    expect(rulesOf(fileOf(rule))).toContain(`react/${rule}`);
  });

  it('finds unused exports', () => {
    expect(rulesOf('server/src/features/nobody.ts')).toEqual(['no-unused-vars']);
  });

  it('uses every rule of the strict and the stylistic set that needs types, except two', () => {
    const ofSets = [
      tseslint.configs.strictTypeCheckedOnly,
      tseslint.configs.stylisticTypeCheckedOnly,
    ].flat();
    const named = ofSets
      .flatMap(({ rules: set = {} }) => Object.keys(set))
      .filter((name) => name.startsWith('@typescript-eslint/'));
    const left = named
      .map((name) => name.replace('@typescript-eslint/', ''))
      .filter((name) => !rules.includes(name));
    // Schema classes only describe shapes: a resolver returns a plain object. An async
    // function without an await still turns a thrown error into a rejection.
    expect(left.toSorted()).toEqual(['no-unsafe-class-instance-assignment', 'require-await']);
  });

  it('lets a test read answers, and finds rules that were disabled without need', () => {
    expect(rulesOf('server/src/features/answers.test.ts')).toEqual([]);
    expect(
      findings
        .filter(({ file }) => file === 'server/src/features/unused.ts')
        .map(({ message }) => /^Unused (\w+)-disable/.exec(message)?.[1] ?? message),
    ).toEqual(['eslint', 'oxlint']);
  });
});

describe.runIf(isDeep)('the other checks', () => {
  let copy: Copy;
  beforeAll(async () => {
    copy = await makeThrowAwayCopy({
      'scripts/tsconfig.json': '{ "extends": "../tsconfig.base.json", "include": ["**/*.ts"] }\n',
      'scripts/wrong.ts': 'export const days: number = "many";\n',
      'server/src/main.ts': "import { used } from './used.js';\n\nused();\n",
      'server/src/used.ts': 'export const used = () => 1;\nexport const forgotten = 2;\n',
      'server/src/lonely.ts': 'export const alone = 1;\n',
      'server/src/untidy.ts': 'export const  untidy = "yes"\n',
    });
  });
  afterAll(() => copy.remove());

  it('finds code that does not fit its types', async () => {
    const { code, stdout } = await run({
      file: process.execPath,
      args: [typeChecker, '-p', 'scripts'],
      cwd: copy.folder,
    });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining('scripts/wrong.ts(1,14): error TS2322'),
    });
  });

  it('finds code that is formatted differently', async () => {
    const { code, stdout } = await run({
      file: tool('oxfmt'),
      args: ['--check', 'server/src'],
      cwd: copy.folder,
    });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining('server/src/untidy.ts'),
    });
    expect(stdout).not.toContain('server/src/main.ts');
  });

  it('finds files, exports and packages that nothing uses', async () => {
    const { code, stdout } = await run({
      file: tool('knip'),
      args: ['--no-progress', '--reporter', 'compact'],
      cwd: copy.folder,
    });
    expect(code).toBe(1);
    for (const unused of ['server/src/lonely.ts', 'forgotten', 'commander'])
      expect(stdout).toContain(unused);
    expect(stdout).not.toContain('server/src/main.ts');
  });
});
