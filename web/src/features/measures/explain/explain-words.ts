import type { MeasureContext } from '#features/measures/measure/measure.type.js';
import { isToldBy } from '#features/measures/measure/measure-address.js';
import { type Flag, isProtected } from '#lib/figure.js';

const rules: Readonly<Record<string, string>> = {
  OPEN: 'Open to every partner.',
  PROTECTED:
    'Your own agency sees its own records exactly. What others recorded is moved to a multiple of 5 by a fixed secret lottery and told as "about"; 1 to 4 may show as fewer than 5, perhaps none [c]. It can be cut by three things at once. The cleared see true counts.',
  PROTECTED_CRIME_TYPES:
    'Open to every partner, but for child sexual exploitation and abuse and for modern slavery and human trafficking: of these what other agencies recorded is moved to a multiple of 5, and 1 to 4 may be hidden [c]. The cleared see true counts.',
  CLEARED_BY_DISTRICT: 'Open to every partner, but by district to those with clearance only.',
};

/** Who may see a measure as it is. */
export function wordDisclosure(rule: string): string {
  return rules[rule] ?? rule;
}

/** Whether what others recorded of a measure passes the lottery. */
export function isProtectedRule(rule: string): boolean {
  return rule.startsWith('PROTECTED');
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
  readonly inWords: string;
  readonly flags: readonly Flag[];
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** ` = 71 of 602 = 11.8%`, to follow a formula; empty where there is no figure. */
export function wordResult({ inWords, flags, value, numerator, denominator }: Parts): string {
  if (value === null) return '';
  const about = isProtected({ value, flags }) ? 'about ' : '';
  const parts =
    numerator === null || denominator === null ? '' : ` = ${about}${counts.format(numerator)} of ${about}${counts.format(denominator)}`;
  return `${parts} = ${inWords}`;
}
