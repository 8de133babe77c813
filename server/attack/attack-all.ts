import type { Database } from '#platform/database.js';

import { addOutcomes, attack, attackInto } from './attack.js';
import { type AnsweredCounts, toAnchors } from './doors.js';
import { cellTables, everyTable } from './every-table.js';
import { familiesOf, type Family } from './families.js';
import { judgeFamilies } from './family-verdict.js';
import { startLedger } from './ledger.js';
import { makeTarget } from './make-target.js';
import { ownOf, type PackFigure, toPackAnchors } from './packs.js';
import type { Partnership, Viewer } from './partnership.js';
import { readDoors } from './read-doors.js';
import { readPacks } from './read-packs.js';
import type { PdfReading } from './read-pdfs.js';
import { redraw } from './redraw.js';
import { sampleTables } from './sample-tables.js';
import { startSeeded } from './seeded.js';
import { type Compared, compareWithEngine } from './served-answers.js';
import { servedRule } from './served-rule.js';
import type { Table } from './table.js';
import type { Target } from './target.js';
import { judge, type Measured, type Outcome } from './verdict.js';

export interface AttackReport {
  readonly viewers: readonly ViewerReport[];
  readonly compared: Compared;
  /** The axes of each subject. */
  readonly dimensions: readonly {
    readonly subject: string;
    readonly dimensions: readonly string[];
    readonly parts: readonly string[];
  }[];
  readonly perturbations: number;
  /** The number of salts that regressions learn from. */
  readonly regressedLotteries: number;
  /** Whether pack PDFs were read, which needs a browser. */
  readonly arePdfsRead: boolean;
  readonly seconds: number;
  readonly isMet: boolean;
}

export interface ViewerReport {
  readonly viewer: string;
  readonly subjects: readonly SubjectReport[];
  readonly all: Outcome;
}

export interface SubjectReport {
  readonly subject: string;
  readonly tables: number;
  readonly outcome: Outcome;
  readonly families: readonly Family[];
}

/** Further salts, because the installation’s own salt alone might give lucky results. */
const FURTHER_SALTS = [0x9d2c5680];

/**
 * Salts under which the same cells are rounded again for regressions over partitions: an attacker
 * can simulate any number of salts.
 */
const REGRESSED_SALTS = Array.from(
  { length: 15 },
  (_, index) => (0x3c6ef372 + Math.imul(index, 0x9e3779b1)) >>> 0,
);

const AVERAGING = { cells: 100, pairs: 60 } as const;
const SEED = 20261124;

/** The number of tables for each subject and viewer that the engine also answers. */
const COMPARED = 60;

/** Further options of the attack. */
interface Beside extends Pick<PdfReading, 'findBrowser'> {
  readonly say: (line: string) => void;
}

/** Attacks every subject as each viewer, one after another. */
export async function attackAll(
  database: Database,
  partnership: Partnership,
  { say, findBrowser }: Beside,
): Promise<AttackReport> {
  const { subjects, viewers } = partnership;
  const started = performance.now();
  const reports: ViewerReport[] = [];
  const compared: Compared[] = [];
  const { figures: packs, arePdfsRead } = await readPacks(database, {
    ...partnership,
    findBrowser,
  });
  for (const viewer of viewers) {
    const told = await readDoors(database, partnership, viewer);
    const attacked: SubjectReport[] = [];
    for (const { subject } of subjects) {
      const { outcome, tables, families, target } = attackSubject(partnership, viewer, {
        name: subject.name,
        told,
        packs,
      });
      attacked.push({ subject: subject.name, tables, outcome, families });
      const sample = [...sampleTables(target, COMPARED, startSeeded(SEED))];
      compared.push(
        await compareWithEngine(database, target, { rule: servedRule(target), tables: sample }),
      );
      say(
        `${viewer.name}: ${subject.name}, ${tables} tables, ${Math.round((performance.now() - started) / 1000)} s`,
      );
    }
    reports.push({
      viewer: viewer.name,
      subjects: attacked,
      all: addOutcomes(attacked.map(({ outcome }) => outcome)),
    });
  }
  const differences = compared.flatMap((each) => each.differences);
  return {
    viewers: reports,
    compared: { answers: compared.reduce((sum, { answers }) => sum + answers, 0), differences },
    dimensions: subjects.map(({ subject: { name, dimensions, base, parts } }) => ({
      subject: name,
      dimensions,
      parts: [...(base ? [base] : []), ...parts].map(({ key }) => key),
    })),
    perturbations: 1 + FURTHER_SALTS.length,
    regressedLotteries: 1 + REGRESSED_SALTS.length,
    arePdfsRead,
    seconds: (performance.now() - started) / 1000,
    isMet:
      differences.length === 0 &&
      reports.every((report) => judgeViewer(report).every(({ isMet }) => isMet)),
  };
}

/** All results for a viewer: over all cells, and in the worst family of cells. */
export function judgeViewer({ all, subjects }: ViewerReport): readonly Measured[] {
  return [...judge(all), ...judgeFamilies(subjects.flatMap(({ families }) => families))];
}

interface Attacked extends Omit<SubjectReport, 'subject'> {
  /** The target, rounded with the installation’s own salt. */
  readonly target: Target;
}

/**
 * Runs the whole attack with the installation’s own salt, and then rounds all cells with each
 * further salt.
 */
function attackSubject(
  partnership: Partnership,
  { agencyIds }: Viewer,
  {
    name,
    told,
    packs,
  }: {
    readonly name: string;
    readonly told: AnsweredCounts;
    readonly packs: readonly PackFigure[];
  },
): Attacked {
  const { referenceData, salt, subjects } = partnership;
  const found = subjects.find(({ subject }) => subject.name === name);
  if (!found) throw new Error(`There is no subject ${name}`);
  const targetWith = (ofPerturbation: number) =>
    makeTarget({
      ...found,
      referenceData,
      ownAgencyIds: new Set(agencyIds),
      salt: ofPerturbation,
      areSetsDrawn: false,
    });
  const target = targetWith(salt);
  let tables = 0;
  function* counted(all: Iterable<Table>): Generator<Table> {
    for (const table of all) {
      tables += 1;
      yield table;
    }
  }
  const rule = servedRule(target);
  const ledger = startLedger(target, rule);
  const first = attackInto(ledger, rule, {
    tables: counted(everyTable(target)),
    // Packs were rounded with the installation’s own salt: with another salt they prove nothing.
    anchors: [
      ...toAnchors(target, told),
      ...toPackAnchors(target, ownOf(target, partnership), { figures: packs, read: rule.read }),
    ],
    averaging: AVERAGING,
    seed: SEED,
  });
  const further = FURTHER_SALTS.map((other) => {
    const again = targetWith(other);
    return attack(again, servedRule(again), {
      tables: cellTables(again),
      anchors: toAnchors(again, told),
      averaging: { cells: 0, pairs: 0 },
      seed: SEED,
    });
  });
  const families = familiesOf(
    [ledger, ...REGRESSED_SALTS.map((other) => redraw(ledger, other))],
    rule,
  );
  return { outcome: addOutcomes([first, ...further]), tables, families, target };
}
