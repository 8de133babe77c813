import { createHmac } from 'node:crypto';

import { makeTarget } from '#attack/make-target.js';
import { type Seeded, startSeeded } from '#attack/seeded.js';
import { subjectsOf } from '#attack/subject.js';
import type { Target } from '#attack/target.js';
import type { AgencyKind, AgencyRecord } from '#domain/agencies.js';
import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import type { CellTable } from '#domain/disclosure/cells.js';
import type { Axis, Dimension } from '#domain/measures/dimensions.js';
import type { Source } from '#domain/measures/measure.js';
import { Periods } from '#domain/period.js';
import { codesOf } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { places } from '#testing/places.js';

const dimensions: readonly Dimension[] = [
  'QUARTER',
  'FINANCIAL_YEAR',
  'AREA',
  'COUNTY',
  'AGENCY',
  'AGENCY_KIND',
  'PATHWAY',
  'AGE_BAND',
  'SEX',
];
const axes: readonly Axis[] = ['TIME', 'AREA', 'AGENCY', 'PATHWAY', 'AGE_BAND', 'SEX'];
const quarters = [
  '2024-04-01',
  '2024-07-01',
  '2024-10-01',
  '2025-01-01',
  '2025-04-01',
  '2025-07-01',
  '2025-10-01',
  '2026-01-01',
];
const areas = ['FORCE', 'READING', 'SLOUGH', 'OXFORD', 'BUCKINGHAMSHIRE'];

const agency = (id: number, kind: AgencyKind): AgencyRecord => ({
  id,
  code: `A${id}`,
  name: `A${id}`,
  kind,
  family: 'LOCAL_AUTHORITY',
  validFrom: null,
  validTo: null,
});
const agencies = [
  agency(1, 'POLICE'),
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((id) => agency(id, 'LOCAL_AUTHORITY_UNITARY')),
  ...[10, 11, 12, 13].map((id) => agency(id, 'NHS_TRUST')),
  ...[14, 15, 16, 17, 18, 19, 20].map((id) => agency(id, 'CHARITY')),
];
const referenceData: ReferenceData = {
  today: '2026-04-20',
  places,
  agencies,
  periods: new Periods([]),
  obligations: [],
};

interface MadeUp {
  readonly records: number;
  readonly areSetsDrawn: boolean;
  readonly seed?: number;
  /** The source decides how cuts count. For referrals, an agency counts as two. */
  readonly source?: Source;
}

/**
 * A small partnership of made-up referrals, the same in every run: mostly from few agencies and
 * places, as in reality.
 */
export function madeUpTarget({
  records,
  areSetsDrawn,
  seed = 2,
  source = 'REFERRALS',
}: MadeUp): Target {
  const referrals = subjectsOf().find(({ name }) => name === 'referrals by received_on');
  const { base = null } = referrals ?? {};
  if (!referrals || !base) throw new Error('Referrals are not protected');
  const seeded = startSeeded(seed);
  const cells: CellTable = {
    axes,
    parts: [base],
    cells: drawRecords(records, seeded).map((atoms, index) => ({
      of: 'EVERYBODY',
      atoms,
      contents: [
        {
          count: 1,
          keys: createHmac('sha256', 'attack').update(`${seed} ${index}`).digest().readUInt32BE(0),
        },
      ],
    })),
  };
  const subject = { ...referrals, source, parts: [], spellings: [], dimensions, axes };
  return makeTarget({
    subject,
    cells,
    referenceData,
    ownAgencyIds: new Set(),
    salt: 0x5bd1e995,
    areSetsDrawn,
  });
}

/**
 * Records in clusters: a hub, a raid or a school leads to several similar records. If the axes were
 * independent, any cell could be computed from the totals of its axes.
 */
function drawRecords(count: number, seeded: Seeded): readonly (readonly Atom[])[] {
  const records: (readonly Atom[])[] = [];
  while (records.length < count) {
    const area = seeded.below(areas.length);
    const shared = [
      drawSkewed(quarters, seeded, 1),
      areas[area] ?? null,
      agencies[
        (area * 4 + Number(drawSkewed([0, 1, 2, 3, 4, 5, 6, 7], seeded, 3))) % agencies.length
      ]?.id ?? null,
      drawSkewed(codesOf('PATHWAY').toReversed(), seeded, 2),
      drawSkewed(codesOf('AGE_BAND'), seeded, 2),
    ];
    const alike = 1 + seeded.below(1 + seeded.below(MAX_ALIKE));
    for (let record = 0; record < alike; record += 1)
      records.push([...shared, drawSkewed([...codesOf('SEX'), null], seeded, 2)]);
  }
  return records;
}

const MAX_ALIKE = 14;

/**
 * Draws a value. Takes the minimum of several random positions, so more draws favour the first
 * values.
 */
function drawSkewed(values: readonly Atom[], seeded: Seeded, draws: number): Atom {
  return (
    values[Math.min(...Array.from({ length: draws }, () => seeded.below(values.length)))] ?? null
  );
}
