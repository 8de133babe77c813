import { type FieldReadFunction, InMemoryCache, makeVar, type TypePolicies } from '@apollo/client';

import type { YearKind } from '#lib/scope.js';
import { inYearsShown, setYearsShown } from '#lib/years.js';

/** The same as the years shown, where the cache can see that they are others: it then reads anew what names quarters. */
const yearsRead = makeVar<YearKind>('financial');

/** Writes every quarter in these years, those of answers that are there already among them. */
export function showYears(years: YearKind): void {
  setYearsShown(years);
  yearsRead(years);
}

function write(text: string): string {
  yearsRead();
  return inYearsShown(text);
}

/** A text that the server wrote, with its quarters in the years that are shown. */
const text: FieldReadFunction<string | null> = (written) => (typeof written === 'string' ? write(written) : written);

const texts: FieldReadFunction<readonly string[]> = (written) => written?.map(write);

/** Every field in which the server names quarters for a reader. */
const namesQuarters: TypePolicies = {
  Period: { fields: { label: text, longLabel: text } },
  Kpi: { fields: { sentence: text } },
  Scorecard: { fields: { message: text, detail: text, sentence: text } },
  Change: { fields: { text } },
  FigureTable: { fields: { notes: texts, filterInWords: texts } },
  Viewer: { fields: { demonstrationNotice: text } },
};

/** What was answered, written in the years that are shown. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({ typePolicies: namesQuarters });
}
