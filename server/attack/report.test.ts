import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { attack } from './attack.js';
import type { AttackReport } from './attack-all.js';
import type { Family } from './families.js';
import { toFamilies, toText, writeReport } from './report.js';
import { madeUpTarget } from './testing/made-up-target.js';
import { referenceRule } from './testing/reference-rule.js';

const target = madeUpTarget({ records: 50, areSetsDrawn: false });
const outcome = attack(target, referenceRule(target), {
  tables: [{ cuts: [] }],
  averaging: { cells: 0, pairs: 0 },
  seed: 1,
});
const gain = { guesses: 200, hits: 107, commonest: 100 };
const family: Family = {
  name: 'TIME × AREA',
  hidden: 120,
  ofHidden: gain,
  small: 40,
  ofSmall: gain,
  ofHiddenByMargins: gain,
  ofSmallByMargins: gain,
  large: 300,
  shownError: 2.1,
  regressionError: 1.31,
};
const report: AttackReport = {
  viewers: [
    {
      viewer: 'a council (RBC)',
      subjects: [{ subject: 'referrals by received_on', tables: 1, outcome, families: [family] }],
      all: outcome,
    },
  ],
  compared: { answers: 1_200, differences: [] },
  dimensions: [
    { subject: 'referrals by received_on', dimensions: ['QUARTER', 'AREA'], parts: ['referrals'] },
  ],
  perturbations: 2,
  arePdfsRead: true,
  regressedLotteries: 16,
  seconds: 12.4,
  isMet: true,
};

let clone: string;
let file: string;

beforeEach(async () => {
  clone = await mkdtemp(path.join(tmpdir(), 'stronghold-report-'));
  await mkdir(path.join(clone, 'docs'));
  file = path.join(clone, 'docs', 'disclosure.md');
});

afterEach(() => rm(clone, { recursive: true }));

describe('the report of an attack', () => {
  it('has each number with its bound, the dimensions, and the questions put to the engine', () => {
    const text = toText(report);
    expect(text).toContain('| truth outside the bounds | 0 | 0 | 0 | met |');
    expect(text).toContain('- referrals by received_on (referrals): QUARTER, AREA');
    expect(text).toContain('All 1,200 answers');
  });

  it('shows the regression for the family with the largest gain, and lists all families', () => {
    expect(toText(report)).toContain(
      '| by regression: mean absolute error from 5 up, in the family where it is least | at least 1.2 | 1.31 | 1.31 | met |',
    );
    expect(toFamilies(report)).toContain(
      '| TIME × AREA | 120 | 2.10 | 1.31 | +3.5 | +3.5 (40 cells) | +3.5, +3.5 |',
    );
  });

  it('warns clearly if the engine answers differently', () => {
    const text = toText({
      ...report,
      compared: { answers: 1_200, differences: ['referrals by QUARTER'] },
    });
    expect(text).toContain(
      '**1 of 1,200 answers from the engine do not match those attacked**, such as referrals by QUARTER.',
    );
  });

  it('is rewritten between its marks, and leaves other text unchanged', async () => {
    await writeFile(file, '# Protected figures\n\nBefore.\n');
    await writeReport(clone, report);
    const once = await readFile(file, 'utf8');
    await writeFile(file, `${once}\nAfter.\n`);
    await writeReport(clone, { ...report, perturbations: 3 });
    const twice = await readFile(file, 'utf8');
    expect(once.startsWith('# Protected figures\n\nBefore.\n\n## The attack\n')).toBe(true);
    expect(twice).toBe(
      `${once.replace('2 sets of random rounding', '3 sets of random rounding')}\nAfter.\n`,
    );
  });
});
