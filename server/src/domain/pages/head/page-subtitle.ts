import type { AgencyKind } from '#domain/agencies.js';
import { joinWords } from '#domain/join-words.js';
import { crimeTypes, type Dataset, objectives } from '#domain/lists.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import type { Step } from '#domain/pages/block/page-time.js';
import type { PageReturns } from '#domain/pages/questions/page-returns.js';
import { addDays, formatDate } from '#domain/plain-date.js';
import { formatQuarter, formatQuarterLong, type Quarter } from '#domain/quarter.js';
import { labelOf } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { codesIn } from '#domain/scorecard/ask-headlines.js';
import { countRun } from '#domain/scorecard/card.js';

/** The maximum number of agencies with a missing return that are named. */
const MAX_MISSING = 3;

/** One quarter, or a range. */
export function nameSpan({ asked: { quarter }, time }: PageParams): string {
  const from = time?.from ?? quarter;
  return from === quarter
    ? formatQuarter(quarter)
    : `${formatQuarter(from)} to ${formatQuarter(quarter)}`;
}

const stepWords: Readonly<Record<Step, string>> = {
  MONTH: 'by month',
  QUARTER: 'by quarter',
  YEAR: 'by year',
  ROLLING: 'four quarters at a time',
};

/** The name in a sentence for all agencies of a kind. */
const kindsInPlural: Readonly<Record<AgencyKind, string>> = {
  POLICE: 'police forces',
  REGIONAL_POLICE: 'regional police units',
  NATIONAL_LAW_ENFORCEMENT: 'national law enforcement agencies',
  REGULATOR: 'regulators',
  OVERSIGHT: 'oversight bodies',
  PARTNERSHIP: 'partnerships',
  LOCAL_AUTHORITY_UNITARY: 'unitary councils',
  LOCAL_AUTHORITY_COUNTY: 'county councils',
  LOCAL_AUTHORITY_DISTRICT: 'district councils',
  FIRE: 'fire and rescue services',
  AMBULANCE: 'ambulance services',
  NHS_ICB: 'integrated care boards',
  NHS_TRUST: 'NHS trusts',
  PROBATION: 'probation services',
  PROSECUTION: 'prosecutors',
  CHARITY: 'charities',
};

/**
 * The scope of a page: its quarters, place, agencies and other filters, as a sentence.
 *
 * @param measure the name of the measure that the page is about; null for a page about several
 */
export function describeScope(page: PageParams, measure: string | null): string {
  const {
    asked: { quarter, area, agency, agencyKind, crimeType, codes },
    objective,
    time,
  } = page;
  const under = objective === null ? null : objectives[objective].name;
  const words = [
    ...(measure === null ? [] : [under === null ? measure : `${measure} under ${under}`]),
    time === null ? formatQuarterLong(quarter) : nameSpan(page),
    area.name,
    agency?.name ?? (agencyKind === null ? 'all agencies' : kindsInPlural[agencyKind]),
    ...(under === null || measure !== null ? [] : [under]),
    ...(crimeType === null ? [] : [crimeTypes[crimeType]]),
    ...codesIn(codes).map(([list, code]) => labelOf(list, code)),
    ...(time === null ? [] : [stepWords[time.step]]),
  ];
  return `${words.join(', ')}.`;
}

/** Whether the quarter may still change, and until when: a sentence, or none if it is final. */
export function describeSettled(
  quarter: Quarter,
  datasets: readonly Dataset[],
  { periods, today }: ReferenceData,
): readonly string[] {
  const open = datasets.filter((dataset) => periods.statusOf(dataset, quarter, today) === 'OPEN');
  if (open.length > 0) {
    const due =
      open
        .map((dataset) => periods.dueOn(dataset, quarter))
        .toSorted()
        .at(-1) ?? quarter;
    const { daysRun, days } = countRun(quarter, today);
    return [`Not closed: day ${daysRun} of ${days}; returns are due by ${formatDate(due)}.`];
  }
  const provisional = datasets.filter(
    (dataset) => periods.statusOf(dataset, quarter, today) === 'PROVISIONAL',
  );
  const until = provisional
    .map((dataset) => periods.finalFrom(dataset, quarter))
    .toSorted()
    .at(-1);
  return until === undefined ? [] : [`Provisional until ${formatDate(addDays(until, -1))}.`];
}

/**
 * How many returns are in, and which agencies' are missing: a sentence, or none if nobody owes any.
 */
export function describeReturns(
  { due, missing }: PageReturns,
  { agencies }: ReferenceData,
): readonly string[] {
  const lacking = [...missing.values()].flat().length;
  if (due === 0) return [];
  if (due === 1) return [countReturns({ due, missing })];
  if (lacking === 0) return [`All ${due} returns are in.`];
  if (lacking === due) return [`None of the ${due} returns is in yet.`];
  const names = [...missing.keys()].map(
    (id) => agencies.find((agency) => agency.id === id)?.name ?? String(id),
  );
  const named = names.slice(0, MAX_MISSING);
  const rest = names.length - named.length;
  const who = joinWords(rest > 0 ? [...named, `${rest} more`] : named);
  const [missingReturns, them] =
    lacking === 1 ? [`the return from ${who} is`, 'it'] : [`returns from ${who} are`, 'them'];
  return [
    `${countReturns({ due, missing }).slice(0, -1)}: ${missingReturns} missing, so totals leave ${them} out.`,
  ];
}

/** "33 of 34 returns are in." */
export function countReturns({ due, missing }: PageReturns): string {
  const received = due - [...missing.values()].flat().length;
  if (due === 1) return received === 1 ? 'Its return is in.' : 'Its return is missing.';
  return `${received} of ${due} returns ${received === 1 ? 'is' : 'are'} in.`;
}
