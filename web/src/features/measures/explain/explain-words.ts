import type { MeasureContext } from '#features/measures/measure/measure.type.js';
import { isToldBy } from '#features/measures/measure/measure-address.js';

const rules: Readonly<Record<string, string>> = {
  OPEN: 'Open to every partner.',
  PROTECTED: 'Small numbers of other agencies are protected: about so many, or hidden [c].',
  PROTECTED_CRIME_TYPES:
    'Open to every partner, but for child sexual exploitation and abuse and for modern slavery and human trafficking, of which small numbers of other agencies are protected.',
  CLEARED_BY_DISTRICT: 'Open to every partner, but by district to those with clearance only.',
};

/** Who may see a measure as it is. */
export function wordDisclosure(rule: string): string {
  return rules[rule] ?? rule;
}

/** `July to September 2026; Thames Valley and all within it; every agency, crime type and objective.` */
export function wordFilter({ measure, scope }: MeasureContext, longLabel: string): string {
  const months = /\((.+)\)/.exec(longLabel)?.[1] ?? longLabel;
  const place = isToldBy(measure, 'area') ? [`${scope.area.name}${scope.area.kind === 'DISTRICT' ? '' : ' and all within it'}`] : [];
  const kinds = (
    [
      ['agency', 'agency'],
      ['crimeType', 'crime type'],
      ['objective', 'objective'],
    ] as const
  ).filter(([part]) => isToldBy(measure, part));
  const chosen = kinds.flatMap(([part, word]) => {
    const choice = scope[part];
    return choice === null ? [] : [`${word} ${choice.name}`];
  });
  const open = kinds.filter(([part]) => scope[part] === null).map(([, word]) => word);
  const every =
    open.length === 0 ? [] : [`every ${open.length < 2 ? open.join('') : `${open.slice(0, -1).join(', ')} and ${open.at(-1) ?? ''}`}`];
  return `${[months, ...place, ...chosen, ...every].join('; ')}.`;
}

const statuses: Readonly<Record<string, string>> = {
  OPEN: 'Not closed: returns are still coming in, so it is compared with the same days and agencies, and not held to a target.',
  PROVISIONAL: 'Closed and provisional: returns may still be corrected.',
  FINAL: 'Closed for good: later changes are marked as revisions.',
};

/** How settled the quarter is for the datasets of the measure. */
export function wordPeriodStatus(status: string): string {
  return statuses[status] ?? status;
}

interface Parts {
  readonly text: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** ` = 71 of 602 = 11.8%`, to follow a formula; empty where there is no figure. */
export function wordResult({ text, value, numerator, denominator }: Parts): string {
  if (value === null) return '';
  const parts = numerator === null || denominator === null ? '' : ` = ${counts.format(numerator)} of ${counts.format(denominator)}`;
  return `${parts} = ${text}`;
}
