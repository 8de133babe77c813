import { type FieldReadFunction, InMemoryCache, type TypePolicies } from '@apollo/client';

import { inYearsShown } from '#lib/years.js';

/** A text that the server wrote, with its quarters in the years that are shown. */
const text: FieldReadFunction<string | null> = (written) => (typeof written === 'string' ? inYearsShown(written) : written);

const texts: FieldReadFunction<readonly string[]> = (written) => written?.map(inYearsShown);

/** Every field in which the server names quarters for a reader. */
const namesQuarters: TypePolicies = {
  Period: { fields: { label: text, longLabel: text } },
  Kpi: { fields: { sentence: text } },
  Scorecard: { fields: { message: text, detail: text, sentence: text } },
  Change: { fields: { text } },
  FigureTable: { fields: { notes: texts } },
  Viewer: { fields: { demonstrationNotice: text } },
};

/** What was answered, written in the years that are shown. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({ typePolicies: namesQuarters });
}
