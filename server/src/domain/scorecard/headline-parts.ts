import { isAgencyKind } from '#domain/agencies.js';
import { valuesOf } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { type CardParams, codesIn } from './ask-headlines.js';
import { type HeadlinePart, isCrimeType, isListDimension, type PartDimension } from './headline.js';

/**
 * The parts of a scope, in the order of their list: for an area the places inside it, for one
 * agency only that agency.
 */
export function partsIn(
  dimension: PartDimension,
  asked: CardParams,
  referenceData: ReferenceData,
): readonly HeadlinePart[] {
  const { area, agency, agencyKind, crimeType, codes = {} } = asked;
  const within = new Set(
    area.kind === 'FORCE'
      ? referenceData.places.areas.map(({ code }) => code)
      : referenceData.places.codesWithin(area.code),
  );
  const isAsked = (key: string): boolean => {
    if (isListDimension(dimension)) return (codes[dimension] ?? key) === key;
    switch (dimension) {
      case 'AGENCY':
        return referenceData.agencies.some(
          ({ code, id, kind }) =>
            code === key && (agency?.id ?? id) === id && (agencyKind ?? kind) === kind,
        );
      case 'AGENCY_KIND':
        return (agencyKind ?? agency?.kind ?? key) === key;
      case 'CRIME_TYPE':
        return (crimeType ?? key) === key;
      default:
        return within.has(key);
    }
  };
  return valuesOf(dimension, referenceData)
    .filter((key) => typeof key === 'string')
    .filter(isAsked)
    .map((key) => ({ dimension, key }));
}

/** The scope of a part on its own. */
export function askedOf(
  part: HeadlinePart | null,
  asked: CardParams,
  { agencies, places }: Pick<ReferenceData, 'agencies' | 'places'>,
): CardParams {
  if (part === null) return asked;
  const { dimension, key } = part;
  if (isListDimension(dimension)) return { ...asked, codes: { ...asked.codes, [dimension]: key } };
  switch (dimension) {
    case 'AGENCY':
      return {
        ...asked,
        agency: agencies.find(({ code }) => code === key) ?? asked.agency,
        agencyKind: null,
      };
    case 'AGENCY_KIND':
      return asked.agency === null && isAgencyKind(key) ? { ...asked, agencyKind: key } : asked;
    case 'CRIME_TYPE':
      return isCrimeType(key) ? { ...asked, crimeType: key } : asked;
    default:
      return { ...asked, area: places.find(key) ?? asked.area };
  }
}

/**
 * Whether targets can be set for a scope: a target for all crime types or all agencies is not a
 * target for some of them.
 */
export function canHaveTargets({ crimeType, agencyKind, codes, only }: CardParams): boolean {
  return (
    crimeType === null && agencyKind === null && only === undefined && codesIn(codes).length === 0
  );
}
