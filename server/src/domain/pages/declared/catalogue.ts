import { isMeasureKey, type MeasureKey } from '#domain/measures/catalogue.js';

import { areas } from './areas.js';
import type { PageDeclaration, PageOfMeasure } from './declaration.js';
import { disruptions } from './disruptions.js';
import { groups } from './groups.js';
import { measure } from './measure.js';
import { overview } from './overview.js';
import { reports } from './reports.js';
import { resourcing } from './resourcing.js';
import { safeguarding } from './safeguarding.js';
import { standardMeasure } from './standard-measure.js';

/** Every built-in page, by its key. */
export const pages = {
  OVERVIEW: overview,
  REPORTS: reports,
  DISRUPTIONS: disruptions,
  RESOURCING: resourcing,
  SAFEGUARDING: safeguarding,
  AREA: areas,
  MEASURE: measure,
  GROUPS: groups,
} as const satisfies Readonly<Record<string, PageDeclaration | PageOfMeasure>>;

/** The measure that a page is about; null if it is not about a single one. */
export function measureOfPage(
  page: PageDeclaration | PageOfMeasure,
  asked: string | null,
): MeasureKey | null {
  if (!('of' in page)) return null;
  return asked !== null && isMeasureKey(asked) ? asked : standardMeasure;
}

/** The blocks on a page, for its measure if it is about one. */
export function declarePage(
  page: PageDeclaration | PageOfMeasure,
  asked: string | null,
): PageDeclaration {
  return 'of' in page ? page.of(measureOfPage(page, asked) ?? standardMeasure) : page;
}
