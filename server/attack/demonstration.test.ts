import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Dimension } from '#domain/measures/dimensions.js';
import { findBrowser } from '#platform/browser/find-browser.js';
import type { TestDatabase } from '#testing/test-database.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

import { addOutcomes, attack, attackInto } from './attack.js';
import { createDemonstrationDatabase } from './demonstration-database.js';
import { toAnchors } from './doors.js';
import { cellTables } from './every-table.js';
import { familiesOf } from './families.js';
import { judgeFamilies } from './family-verdict.js';
import { startLedger } from './ledger.js';
import { makeTarget } from './make-target.js';
import { ownOf, toPackAnchors } from './packs.js';
import { loadPartnership, type Partnership } from './partnership.js';
import { readDoors } from './read-doors.js';
import { readPacks } from './read-packs.js';
import { redraw } from './redraw.js';
import type { Rule } from './rule.js';
import { sampleTables } from './sample-tables.js';
import { startSeeded } from './seeded.js';
import { compareWithEngine } from './served-answers.js';
import { servedRule } from './served-rule.js';
import type { Cut, Table } from './table.js';
import type { Target } from './target.js';
import {
  agencyCountedOnce,
  combinationsCountedOnce,
  ownPlaceShown,
} from './testing/mutated-rules.js';
import { referenceRule } from './testing/reference-rule.js';
import { judge } from './verdict.js';

/**
 * The number of tables over all subjects and viewers. A quarter of them are refused: tables by an
 * agency and two other cuts, or by four cuts.
 */
const TABLES = 7_000;
const SEED = 7;

const coarse: readonly Dimension[] = [
  'FINANCIAL_YEAR',
  'CALENDAR_YEAR',
  'COUNTY',
  'LOCAL_COMMAND_UNIT',
  'AGENCY_KIND',
];

/** Tables by the named axes and at most one other axis, in rows of the smallest units. */
function finestWith(target: Target, names: readonly string[]): readonly Table[] {
  const wanted = names.map((name) => target.axes.findIndex(({ axis }) => axis === name));
  const isFine = ({ as }: Cut) => 'by' in as && !coarse.includes(as.by);
  return [...cellTables(target)].filter(
    ({ cuts }) =>
      wanted.every((place) => cuts.some(({ axis }) => axis === place)) && cuts.every(isFine),
  );
}

/** The axes of counts from other doors and packs. */
const toldBy: ReadonlySet<string> = new Set([
  'TIME',
  'AREA',
  'AGENCY',
  'CRIME_TYPE',
  'EXPLOITATION',
  'PATHWAY',
  'AGE_BAND',
]);

let test: TestDatabase;
let partnership: Partnership;
let targets: readonly { readonly viewer: string; readonly target: Target }[];

beforeAll(async () => {
  test = await createDemonstrationDatabase();
  partnership = await loadPartnership(test.database);
  const { referenceData, salt, subjects, viewers } = partnership;
  targets = viewers.flatMap(({ name, agencyIds }) =>
    subjects.map((subject) => ({
      viewer: name,
      target: makeTarget({
        ...subject,
        referenceData,
        ownAgencyIds: new Set(agencyIds),
        salt,
        areSetsDrawn: false,
      }),
    })),
  );
});

afterAll(() => test.close());

describe('the protected figures of the demonstration', () => {
  it.runIf(isDeep)(
    `withstand ${TABLES.toLocaleString('en-GB')} tables, asked for by a viewer without an agency and by a council`,
    () => {
      for (const { name } of partnership.viewers) {
        const outcomes = targets
          .filter(({ viewer }) => viewer === name)
          .map(({ target }) => {
            const tables = [...sampleTables(target, TABLES / targets.length, startSeeded(SEED))];
            return attack(target, servedRule(target), {
              tables,
              averaging: { cells: 25, pairs: 20 },
              seed: SEED,
            });
          });
        const all = addOutcomes(outcomes);
        expect(all.hidden).toBeGreaterThan(10_000);
        expect(all.ofSmall.guesses).toBeGreaterThan(1_000);
        expect(judge(all).filter(({ isMet }) => !isMet)).toEqual([]);
      }
    },
  );

  it.runIf(isDeep)(
    'withstand attacks through every other door, and through partners’ packs for two quarters, two versions and a county',
    async () => {
      const { figures, arePdfsRead } = await readPacks(test.database, {
        ...partnership,
        findBrowser: () => findBrowser(process.env),
      });
      expect(arePdfsRead).toBe(true);
      expect(new Set(figures.map(({ row }) => row?.by))).toEqual(
        new Set([
          undefined,
          'QUARTER',
          'OBJECTIVE',
          'AGENCY',
          'CRIME_TYPE',
          'EXPLOITATION',
          'PATHWAY',
          'AGE_BAND',
        ]),
      );
      let counted = 0;
      for (const viewer of partnership.viewers) {
        const told = await readDoors(test.database, partnership, viewer);
        const outcomes = targets
          .filter((attacked) => attacked.viewer === viewer.name)
          .map(({ target }) => {
            const isTold = ({ axis }: Cut) => toldBy.has(target.axes[axis]?.axis ?? '');
            const tables = [...cellTables(target)].filter(
              ({ cuts }) => cuts.length <= 2 || cuts.every(isTold),
            );
            const rule = servedRule(target);
            const ofPacks = toPackAnchors(target, ownOf(target, partnership), {
              figures,
              read: rule.read,
            });
            counted += ofPacks.length;
            return attack(target, rule, {
              tables,
              anchors: [...toAnchors(target, told), ...ofPacks],
              averaging: { cells: 0, pairs: 0 },
              seed: SEED,
            });
          });
        const { outside, leaked, hidden } = addOutcomes(outcomes);
        expect(hidden).toBeGreaterThan(10_000);
        expect({ outside, leaked }).toEqual({ outside: 0, leaked: 0 });
      }
      expect(counted).toBeGreaterThan(500);
    },
    300_000,
  );

  it('are not revealed by averaging over the other cuts allowed with an agency and a quarter, as they would be if an agency counted once', () => {
    const failuresUnder = (toRule: (target: Target) => Rule) => {
      const target = targets.find(
        ({ target: { subject } }) => subject.name === 'referrals by received_on',
      )?.target;
      if (!target) throw new Error('Referrals are not attacked');
      const rule = toRule(target);
      const ledger = startLedger(target, rule);
      attackInto(ledger, rule, {
        tables: finestWith(target, ['TIME', 'AGENCY']),
        averaging: { cells: 0, pairs: 0 },
        seed: SEED,
      });
      const families = familiesOf(
        [ledger, ...[1, 2, 3, 4, 5].map((salt) => redraw(ledger, salt))],
        rule,
      );
      expect(families.map(({ name }) => name)).toEqual(['TIME × AGENCY']);
      return judgeFamilies(families).flatMap(({ key, isMet }) => (isMet ? [] : [key]));
    };
    expect(failuresUnder(servedRule)).toEqual([]);
    expect(failuresUnder(agencyCountedOnce)).toEqual([
      'familyHidden',
      'familySmall',
      'marginsHidden',
      'marginsSmall',
    ]);
  });

  it.runIf(isDeep)(
    'are not revealed by combinations of kinds of exploitation, as they would be if these counted once',
    () => {
      const failuresUnder = (toRule: (target: Target) => Rule) => {
        const target = targets.find(
          ({ target: { subject } }) => subject.name === 'referrals by received_on',
        )?.target;
        if (!target) throw new Error('Referrals are not attacked');
        const names = ['TIME', 'AREA', 'EXPLOITATION'];
        const isOfThese = ({ axis }: Cut) => names.includes(target.axes[axis]?.axis ?? '');
        const rule = toRule(target);
        const ledger = startLedger(target, rule);
        const tables = [...cellTables(target)].filter(({ cuts }) => cuts.every(isOfThese));
        attackInto(ledger, rule, { tables, averaging: { cells: 0, pairs: 0 }, seed: SEED });
        const families = familiesOf([ledger, redraw(ledger, 1)], rule).filter(
          ({ name }) => name === names.join(' × '),
        );
        expect(families).toHaveLength(1);
        return judgeFamilies(families).flatMap(({ key, isMet }) => (isMet ? [] : [key]));
      };
      expect(failuresUnder(servedRule)).toEqual([]);
      expect(failuresUnder(combinationsCountedOnce)).toEqual(['marginsSmall']);
    },
    300_000,
  );

  it('are not revealed in a place with hardly any sender but the viewer’s council, as they would be if others’ figures were shown there', () => {
    const { target } =
      targets.find(
        ({ viewer, target: { subject } }) =>
          viewer.includes('OCC') && subject.source === 'DISRUPTIONS',
      ) ?? {};
    if (!target) throw new Error('No council attacks people safeguarded');
    const isOfThese = ({ axis }: Cut) =>
      ['TIME', 'AREA', null].includes(target.axes[axis]?.axis ?? null);
    const tables = [...cellTables(target)].filter(({ cuts }) => cuts.every(isOfThese));
    const judgedUnder = (rule: Rule) => {
      const ledger = startLedger(target, rule);
      attackInto(ledger, rule, { tables, averaging: { cells: 0, pairs: 0 }, seed: SEED });
      const perturbations = [
        ledger,
        ...Array.from({ length: 15 }, (_, salt) => redraw(ledger, salt)),
      ];
      // A family needs 50 hidden cells here. The family without the place has fewer.
      const families = familiesOf(perturbations, rule, 50);
      expect(families.map(({ name }) => name)).toEqual(['TIME × AREA × OF THE MEASURE']);
      return judgeFamilies(families).flatMap(({ key, isMet }) => (isMet ? [] : [key]));
    };
    expect(judgedUnder(servedRule(target))).toEqual([]);
    expect(judgedUnder(ownPlaceShown(target))).toEqual(['marginsHidden']);
  });

  it('are attacked as served: the engine gives the same answers', async () => {
    let answers = 0;
    for (const { target } of targets) {
      const tables = [...sampleTables(target, 40, startSeeded(SEED + 1))];
      const compared = await compareWithEngine(test.database, target, {
        rule: servedRule(target),
        tables,
      });
      expect(compared.differences).toEqual([]);
      answers += compared.answers;
    }
    expect(answers).toBeGreaterThan(2_000);

    const [first] = targets;
    if (!first) throw new Error('Nothing is attacked');
    const tables = [...sampleTables(first.target, 40, startSeeded(SEED + 1))];
    const other = servedRule({ ...first.target, salt: first.target.salt + 1 });
    expect(
      (await compareWithEngine(test.database, first.target, { rule: other, tables })).differences,
    ).not.toEqual([]);
  });

  it('match the rule as computed from its wording', () => {
    for (const { target } of targets) {
      const [served, reference] = [servedRule(target), referenceRule(target)];
      for (const table of sampleTables(target, 40, startSeeded(SEED + 2)))
        expect(served.ask(table)).toEqual(reference.ask(table));
    }
  });
});
