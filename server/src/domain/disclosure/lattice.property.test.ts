import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AgencyRecord } from '#domain/agencies.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import { Periods } from '#domain/period.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Filter, Leaf } from '#domain/question/filter.js';
import { toKeyText } from '#domain/question/group-keys.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { rangeOf } from '#domain/time.js';
import { places } from '#testing/places.js';
import {
  combinesByHand,
  countByHand,
  essentialByHand,
  handAgencies,
  handAreas,
  type HandAtoms,
  type HandAxis,
  handExploitations,
  handOrder,
  handPathways,
  handQuarters,
  type HandRecord,
  handSexes,
  rowByHand,
} from '#testing/worked-out/worked-out-lattice.js';
import { runs } from '@stronghold/prisma/testing/depth';

import type { Atom } from './axes/axis-model.js';
import { toCombination } from './axes/several-axis.js';
import { type PartCell, placeIn } from './cells.js';
import { MAX_CUTS } from './cuts.js';
import { toLattice } from './lattice.js';
import { publishPart } from './publish-part.js';
import type { Rows } from './row-keys.js';

const SALT = 0x2545f491;
const agencies: readonly AgencyRecord[] = handAgencies.map((agency) => ({
  ...agency,
  name: agency.code,
  family: 'LOCAL_AUTHORITY',
  validFrom: null,
  validTo: null,
}));
const referenceData: ReferenceData = {
  today: '2026-11-24',
  places,
  agencies,
  periods: new Periods([]),
  obligations: [],
};

const record = fc
  .record({
    TIME: fc.constantFrom(...handQuarters.slice(4, 12)),
    AREA: fc.constantFrom(...handAreas),
    AGENCY: fc.constantFrom(...handAgencies.map(({ code }) => code)),
    PATHWAY: fc.constantFrom(...handPathways),
    SEX: fc.constantFrom(...handSexes),
    EXPLOITATION: fc
      .subarray([...handExploitations], { maxLength: 2 })
      .map((values) => values.join(',')),
    quantity: fc.integer({ min: 1, max: 4 }),
    key: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  })
  .map(({ quantity, key, ...atoms }): HandRecord => ({ atoms, quantity, key }));
const records = fc.sample(record, { numRuns: 700, seed: 7 });

/** A filter, and its result for a record. */
interface Spelt {
  readonly filter: Filter;
  readonly holds: (atoms: HandAtoms) => boolean;
}

function leafOf(axis: HandAxis): fc.Arbitrary<Spelt> {
  const of = (leaf: Leaf, holds: Spelt['holds']): Spelt => ({ filter: { leaf }, holds });
  switch (axis) {
    case 'TIME':
      return fc
        .tuple(fc.nat(7), fc.nat(7), fc.constantFrom('BOTH', 'FROM', 'TO'))
        .map(([a, b, ends]) => {
          const [first, last] = [
            handQuarters[4 + Math.min(a, b)] ?? '',
            handQuarters[4 + Math.max(a, b)] ?? '',
          ];
          const from = ends === 'TO' ? '0001-01-01' : rangeOf('QUARTER', first).from;
          const until = ends === 'FROM' ? '9999-12-31' : rangeOf('QUARTER', last).until;
          return of(
            { axis, ranges: [{ from, until }] },
            ({ TIME }) => (ends === 'TO' || TIME >= first) && (ends === 'FROM' || TIME <= last),
          );
        });
    case 'AREA':
      return fc
        .subarray([...handAreas])
        .map((codes) => of({ axis, codes: new Set(codes) }, ({ AREA }) => codes.includes(AREA)));
    case 'AGENCY':
      return fc.subarray([...handAgencies]).map((some) => {
        const ids = new Set<number>(some.map(({ id }) => id));
        return of({ axis, ids }, ({ AGENCY }) => some.some(({ code }) => code === AGENCY));
      });
    case 'EXPLOITATION':
      return fc.subarray([...handExploitations, '']).map((values) => {
        const wanted = new Set(values.map((value) => (value === '' ? null : value)));
        return of({ axis, values: wanted }, (atoms) =>
          atoms[axis] === ''
            ? values.includes('')
            : atoms[axis].split(',').some((value) => values.includes(value)),
        );
      });
    default: {
      const all = axis === 'PATHWAY' ? handPathways : handSexes;
      return fc.subarray([...all]).map((values) => {
        const wanted = new Set(values.map((value) => (value === '' ? null : value)));
        return of({ axis, values: wanted }, (atoms) => values.includes(atoms[axis]));
      });
    }
  }
}

function treeOf(axes: readonly HandAxis[]): fc.Arbitrary<Spelt> {
  const { tree } = fc.letrec<{ tree: Spelt }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: fc.constantFrom(...axes).chain(leafOf) },
      {
        weight: 2,
        arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((parts) => ({
          filter: { and: parts.map(({ filter }) => filter) },
          holds: (atoms: HandAtoms) => parts.every(({ holds }) => holds(atoms)),
        })),
      },
      {
        weight: 2,
        arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => ({
          filter: { or: parts.map(({ filter }) => filter) },
          holds: (atoms: HandAtoms) => parts.some(({ holds }) => holds(atoms)),
        })),
      },
      {
        weight: 1,
        arbitrary: tie('tree').map(({ filter, holds }) => ({
          filter: { not: filter },
          holds: (atoms: HandAtoms) => !holds(atoms),
        })),
      },
    ),
  }));
  return tree;
}

/** How rows are separated, on which axis, and which values of a record a row holds. */
const groupings: readonly {
  readonly dimension: Dimension;
  readonly axis: HandAxis;
  readonly isByAtom: boolean;
  readonly keysOf: (atoms: HandAtoms) => readonly KeyValue[];
}[] = [
  { dimension: 'QUARTER', axis: 'TIME', isByAtom: true, keysOf: ({ TIME }) => [TIME] },
  {
    dimension: 'FINANCIAL_YEAR',
    axis: 'TIME',
    isByAtom: false,
    keysOf: ({ TIME }) => [TIME.slice(0, 7)],
  },
  { dimension: 'AREA', axis: 'AREA', isByAtom: true, keysOf: ({ AREA }) => [AREA] },
  {
    dimension: 'COUNTY',
    axis: 'AREA',
    isByAtom: false,
    keysOf: ({ AREA }) => [places.find(AREA)?.countyCode ?? null],
  },
  { dimension: 'AGENCY', axis: 'AGENCY', isByAtom: true, keysOf: ({ AGENCY }) => [AGENCY] },
  {
    dimension: 'AGENCY_KIND',
    axis: 'AGENCY',
    isByAtom: false,
    keysOf: ({ AGENCY }) => [handAgencies.find(({ code }) => code === AGENCY)?.kind ?? null],
  },
  { dimension: 'PATHWAY', axis: 'PATHWAY', isByAtom: true, keysOf: ({ PATHWAY }) => [PATHWAY] },
  { dimension: 'SEX', axis: 'SEX', isByAtom: true, keysOf: ({ SEX }) => [SEX === '' ? null : SEX] },
  {
    dimension: 'EXPLOITATION',
    axis: 'EXPLOITATION',
    isByAtom: false,
    keysOf: ({ EXPLOITATION }) => (EXPLOITATION === '' ? [null] : EXPLOITATION.split(',')),
  },
];

const question = fc
  .record({
    axes: fc.subarray([...handOrder], { minLength: 1, maxLength: 3 }),
    by: fc.subarray([...groupings], { maxLength: 2 }),
    own: fc.constantFrom('RBC', 'NSPCC', 'nobody'),
  })
  // All combinations are checked one by one.
  .filter(({ axes, by }) => new Set([...axes, ...by.map(({ axis }) => axis)]).size <= 4)
  .chain(({ axes, by, own }) =>
    treeOf(axes).map((spelt) => ({ ...spelt, mentioned: axes, by, own })),
  );

/** Records as read: everybody's and the viewer's own, added up by atom. */
function toCells(holds: Spelt['holds'], own: string, rows: Rows): readonly PartCell[] {
  return records
    .filter(({ atoms }) => holds(atoms))
    .map(({ atoms, quantity, key }) => {
      const content = { count: quantity, keys: key };
      const isOwn = atoms.AGENCY === own;
      return {
        place: placeIn(rows, toAtoms(atoms), referenceData),
        everybody: content,
        own: isOwn ? quantity : 0,
        others: isOwn ? { count: 0, keys: 0 } : content,
      };
    });
}

function toAtoms(atoms: HandAtoms): ReadonlyMap<HandAxis, Atom> {
  return new Map<HandAxis, Atom>([
    ['TIME', rangeOf('QUARTER', atoms.TIME).from],
    ['AREA', atoms.AREA],
    ['AGENCY', handAgencies.find(({ code }) => code === atoms.AGENCY)?.id ?? null],
    ['PATHWAY', atoms.PATHWAY],
    ['SEX', atoms.SEX === '' ? null : atoms.SEX],
    ['EXPLOITATION', toCombination(atoms.EXPLOITATION === '' ? [] : atoms.EXPLOITATION.split(','))],
  ]);
}

describe('the lattice', () => {
  it('answers any question as the rule does when computed over all possible records', () => {
    const seen = { open: 0, refused: 0, never: 0, combined: 0 };
    const rowsSeen = { one: 0, several: 0, notSaid: 0 };
    fc.assert(
      fc.property(question, ({ filter, holds, mentioned, by, own }) => {
        const dimensions = by.map(({ dimension }) => dimension);
        const ownAgencyIds = new Set(
          handAgencies.filter(({ code }) => code === own).map(({ id }) => id),
        );
        const rows = { by: dimensions, isRolling: false };
        const lattice = toLattice({
          ...rows,
          filter,
          predicate: { leaves: [], others: [] },
          universe: { referenceData, ownAgencyIds, source: 'REFERRALS' },
        });

        const byAxes = by.map(({ axis }) => axis);
        const hand = { holds, mentioned, own, byAtoms: [] };
        const essential = essentialByHand(hand);
        const axes = handOrder.filter((axis) => essential.has(axis) || byAxes.includes(axis));
        if (!rowByHand([], hand, { axes: mentioned, salt: SALT }).canHold) {
          seen.never += 1;
          expect(lattice.kind).toBe('NEVER');
          return;
        }
        const ofForms = by.find(({ axis }) => axis === 'EXPLOITATION');
        const isCombined =
          essential.has('EXPLOITATION') && combinesByHand(hand, ofForms?.keysOf ?? null);
        if (isCombined) seen.combined += 1;
        if (countByHand(axes) + (isCombined ? 1 : 0) > MAX_CUTS) {
          seen.refused += 1;
          expect(lattice).toMatchObject({ kind: 'REFUSED', reason: 'TOO_MANY_CUTS' });
          return;
        }
        seen.open += 1;
        if (lattice.kind !== 'OPEN') throw new Error(`${lattice.kind} where the rule answers`);
        expect(lattice.axes).toEqual(axes);
        const published = publishPart(toCells(holds, own, rows), {
          lattice,
          salt: SALT,
          isOpen: () => false,
          isPublished: () => false,
        });

        const keys = new Map(
          records
            .filter(({ atoms }) => holds(atoms))
            .flatMap(({ atoms }) =>
              by.reduce<readonly (readonly KeyValue[])[]>(
                (all, { keysOf }) =>
                  all.flatMap((key) => keysOf(atoms).map((value) => [...key, value])),
                [[]],
              ),
            )
            .map((key) => [toKeyText(key), key] as const),
        );
        expect(new Set(published.keys())).toEqual(new Set(keys.keys()));
        for (const [name, key] of keys) {
          const inRow = (atoms: HandAtoms) =>
            by.every(({ keysOf }, index) => keysOf(atoms).includes(key[index] ?? null));
          const row = {
            ...hand,
            holds: (atoms: HandAtoms) => holds(atoms) && inRow(atoms),
            byAtoms: by.filter(({ isByAtom }) => isByAtom).map(({ axis }) => axis),
          };
          const {
            exact,
            shown,
            shownCells: cells,
            canHold,
            cellCount,
          } = rowByHand(records, row, { axes, salt: SALT });
          expect({ key, exact, shown, cells }).toEqual(published.get(name));
          expect({ name, canHold: lattice.canHold(key) }).toEqual({ name, canHold });
          // A question without a limit in time may be one cell among the quarters here, but
          // several among all possible quarters.
          const isOneCell = lattice.isOneCell(key);
          if (isOneCell)
            expect({ name, cellCount: Math.max(cellCount, 1) }).toEqual({ name, cellCount: 1 });
          rowsSeen[isOneCell ? 'one' : cellCount > 1 ? 'several' : 'notSaid'] += 1;
        }
      }),
      { numRuns: runs({ sample: 150, deep: 600 }), seed: 3, endOnFailure: false },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(1);
    expect(Math.min(rowsSeen.one, rowsSeen.several)).toBeGreaterThan(100);
    expect(rowsSeen.notSaid).toBeLessThan(rowsSeen.several / 10);
  });
});
