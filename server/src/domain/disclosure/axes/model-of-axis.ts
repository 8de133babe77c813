import { agencyKinds } from '#domain/agencies.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import type { Axis, CodeAxis } from '#domain/measures/dimensions.js';
import type { Source } from '#domain/measures/measure.js';
import { canBeReturned } from '#domain/places.js';
import { codesOf } from '#domain/question/dimension-values.js';
import type { Leaf } from '#domain/question/filter.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { AxisLeaf, AxisModel } from './axis-model.js';
import { modelOfList, type Parent } from './listed-axis.js';
import { restOfOwnPlaceFinder } from './own-place.js';
import { modelOfSeveral } from './several-axis.js';
import { modelOfTime } from './time-axis.js';

/** What decides which values other agencies' records can have. */
export interface Universe {
  readonly referenceData: Pick<ReferenceData, 'places' | 'agencies'>;
  /** The viewer's agencies, to which no record of others belongs. */
  readonly ownAgencyIds: ReadonlySet<number>;
  readonly source: Source;
}

/** Facts that every record of a dataset has; a test checks them against the tables. */
export const alwaysKnown: Readonly<Partial<Record<Source, readonly CodeAxis[]>>> = {
  REPORTS: ['CRIME_TYPE', 'CHANNEL'],
  DISRUPTIONS: ['CRIME_TYPE', 'OBJECTIVE'],
  REFERRALS: ['PATHWAY', 'AGE_BAND'],
};

/** The model of an axis for a filter's leaves on it; null if the filter distinguishes too much. */
export function modelOf(axis: Axis, leaves: readonly Leaf[], universe: Universe): AxisModel | null {
  switch (axis) {
    case 'TIME':
      return modelOfTime(leaves.filter(isOn(axis)));
    case 'AREA':
      return modelOfAreas(leaves.filter(isOn(axis)), universe);
    case 'AGENCY':
      return modelOfAgencies(leaves.filter(isOn(axis)), universe);
    default:
      return modelOfCodes(axis, leaves.filter(isOfCodes), universe);
  }
}

function modelOfAreas(leaves: readonly AxisLeaf<'AREA'>[], universe: Universe): AxisModel {
  const { places } = universe.referenceData;
  const isRestOfOwnPlace = restOfOwnPlaceFinder(universe);
  const coded = places.current.filter(canBeReturned);
  const inside = (name: string, isInside: (area: (typeof coded)[number]) => boolean): Parent => ({
    name: `in ${name}`,
    atoms: coded.filter(isInside).map(({ code }) => code),
  });
  const ofKind = (kind: string) => places.current.filter((area) => area.kind === kind);
  return modelOfList({
    atoms: coded.map(({ code }) => code),
    parents: [
      ...ofKind('COUNTY').map(({ code }) => inside(code, (area) => places.countyOf(area) === code)),
      ...ofKind('LOCAL_COMMAND_UNIT').map(({ code }) =>
        inside(code, (area) => places.localCommandUnitOf(area) === code),
      ),
    ].filter((parent) => isOfSeveral(parent) && !isRestOfOwnPlace(parent.atoms)),
    leaves,
    doesHold: ({ codes }, atom) => codes.has(String(atom)),
  });
}

function modelOfAgencies(
  leaves: readonly AxisLeaf<'AGENCY'>[],
  { referenceData, ownAgencyIds }: Universe,
): AxisModel {
  const others = referenceData.agencies.filter(({ id }) => !ownAgencyIds.has(id));
  return modelOfList({
    atoms: others.map(({ id }) => id),
    parents: Object.keys(agencyKinds)
      .map((kind) => ({
        name: kind,
        atoms: others.filter((agency) => agency.kind === kind).map(({ id }) => id),
      }))
      .filter(isOfSeveral),
    leaves,
    doesHold: ({ ids }, atom) => typeof atom === 'number' && ids.has(atom),
  });
}

function modelOfCodes(
  axis: CodeAxis,
  leaves: readonly AxisLeaf<CodeAxis>[],
  { referenceData, source }: Universe,
): AxisModel | null {
  const codes =
    axis === 'SUPPORTING_AGENCY' ? referenceData.agencies.map(({ code }) => code) : codesOf(axis);
  if (multiValued.has(axis)) return modelOfSeveral(codes, leaves);
  return modelOfList({
    atoms: alwaysKnown[source]?.includes(axis) === true ? codes : [...codes, null],
    parents: [],
    leaves,
    doesHold: ({ values }, atom) => values.has(atom === null ? null : String(atom)),
  });
}

function isOfSeveral({ atoms }: Parent): boolean {
  return atoms.length > 1;
}

function isOn<A extends 'TIME' | 'AREA' | 'AGENCY'>(axis: A) {
  return (leaf: Leaf): leaf is AxisLeaf<A> => leaf.axis === axis;
}

function isOfCodes(leaf: Leaf): leaf is AxisLeaf<CodeAxis> {
  return leaf.axis !== 'TIME' && leaf.axis !== 'AREA' && leaf.axis !== 'AGENCY';
}
