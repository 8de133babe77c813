import { agencyFamilies, agencyKinds } from '#domain/agencies.js';
import { crimeTypes, objectives } from '#domain/lists.js';
import { labelOf } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { isCrimeType, isListDimension } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

type Named = Pick<JudgedKpi, 'part' | 'objective' | 'name'>;

/** The name of a part in the rows of a table. */
export function labelPart(
  { part, objective, name }: Named,
  { agencies, places }: Pick<ReferenceData, 'agencies' | 'places'>,
): string {
  if (part === null) return objective === null ? name : objectives[objective].name;
  const { dimension, key } = part;
  if (isListDimension(dimension)) return labelOf(dimension, key);
  switch (dimension) {
    case 'AGENCY':
      return agencies.find(({ code }) => code === key)?.name ?? key;
    case 'AGENCY_KIND':
      return new Map<string, string>(Object.entries(agencyKinds)).get(key) ?? key;
    case 'CRIME_TYPE':
      return isCrimeType(key) ? crimeTypes[key] : key;
    default:
      return places.find(key)?.name ?? key;
  }
}

/** The heading of a part's group: the family of an agency; null for other parts. */
export function groupOf(
  { part }: Named,
  { agencies }: Pick<ReferenceData, 'agencies'>,
): string | null {
  if (part?.dimension !== 'AGENCY') return null;
  const agency = agencies.find(({ code }) => code === part.key);
  return agency ? agencyFamilies[agency.family] : null;
}
