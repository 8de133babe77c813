import type { AgencyRecord } from '#domain/agencies.js';
import type { CodeAxis } from '#domain/measures/dimensions.js';
import type { AreaKind, AreaRecord } from '#domain/places.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { ALWAYS, type DateRange, mergeRanges, type TimeGrain, toRange } from '#domain/time.js';

import { findContradiction } from './contradiction.js';
import { countConditions, type Filter, type Leaf } from './filter.js';
import type { World } from './world.js';

type Given<Value> = Value | null | undefined;

/** Periods by their keys; `from` and `to` both count. */
export interface PeriodRequest {
  readonly from?: Given<string | number>;
  readonly to?: Given<string | number>;
  readonly in?: Given<readonly (string | number)[]>;
}

/** Values by their codes. `isNull` asks for the records that have none. */
export interface ValueRequest {
  readonly in?: Given<readonly (string | boolean)[]>;
  readonly notIn?: Given<readonly (string | boolean)[]>;
  readonly isNull?: Given<boolean>;
}

export interface AreaRequest extends ValueRequest {
  /** These areas and everything inside them. */
  readonly within?: Given<readonly string[]>;
}

/** A filter as a caller writes it: conditions side by side hold together. */
export interface FilterRequest {
  readonly and?: Given<readonly FilterRequest[]>;
  readonly or?: Given<readonly FilterRequest[]>;
  readonly not?: Given<FilterRequest>;
  readonly month?: Given<PeriodRequest>;
  readonly quarter?: Given<PeriodRequest>;
  readonly financialYear?: Given<PeriodRequest>;
  readonly calendarYear?: Given<PeriodRequest>;
  readonly area?: Given<AreaRequest>;
  readonly county?: Given<ValueRequest>;
  readonly localCommandUnit?: Given<ValueRequest>;
  readonly agency?: Given<ValueRequest>;
  readonly agencyKind?: Given<ValueRequest>;
  readonly crimeType?: Given<ValueRequest>;
  readonly channel?: Given<ValueRequest>;
  readonly reportStatus?: Given<ValueRequest>;
  readonly sign?: Given<ValueRequest>;
  readonly seriousLimb?: Given<ValueRequest>;
  readonly pathway?: Given<ValueRequest>;
  readonly ageBand?: Given<ValueRequest>;
  readonly sex?: Given<ValueRequest>;
  readonly exploitation?: Given<ValueRequest>;
  readonly countyLines?: Given<ValueRequest>;
  readonly priority?: Given<ValueRequest>;
  readonly objective?: Given<ValueRequest>;
  readonly impact?: Given<ValueRequest>;
  readonly target?: Given<ValueRequest>;
  readonly supportingAgency?: Given<ValueRequest>;
  readonly riskBand?: Given<ValueRequest>;
  readonly staffGroup?: Given<ValueRequest>;
  readonly fundingSource?: Given<ValueRequest>;
  readonly dataset?: Given<ValueRequest>;
}

export type FilterResult = { readonly ok: true; readonly filter: Filter } | { readonly ok: false; readonly reason: string };

/** A sentence for the caller about what is wrong with a filter. Never leaves this file but as a reason. */
class UnusableFilter extends Error {}

/** Conditions that one filter may hold, and filters that may stand inside each other: both far beyond what a person asks. */
const MOST_CONDITIONS = 1000;
const DEEPEST = 20;

/** The filter that a request asks for, codes resolved to places and agencies; or what is wrong with it, in a sentence. */
export function toFilter(request: FilterRequest, world: World): FilterResult {
  try {
    const filter = readAll(request, world);
    const count = countConditions(filter);
    if (count > MOST_CONDITIONS) throw new UnusableFilter(tooMany(count));
    const field = findContradiction(filter);
    if (field !== null) throw new UnusableFilter(`where.${field}: its conditions exclude each other, so that no record can meet them. Ask for what they have in common, or put them under or.`);
    return { ok: true, filter };
  } catch (error) {
    if (error instanceof UnusableFilter) return { ok: false, reason: error.message };
    throw error;
  }
}

const codeFields = {
  crimeType: 'CRIME_TYPE',
  channel: 'CHANNEL',
  reportStatus: 'REPORT_STATUS',
  sign: 'SIGN',
  seriousLimb: 'SERIOUS_LIMB',
  pathway: 'PATHWAY',
  ageBand: 'AGE_BAND',
  sex: 'SEX',
  exploitation: 'EXPLOITATION',
  countyLines: 'COUNTY_LINES',
  priority: 'PRIORITY',
  objective: 'OBJECTIVE',
  impact: 'IMPACT',
  target: 'TARGET',
  riskBand: 'RISK_BAND',
  staffGroup: 'STAFF_GROUP',
  fundingSource: 'FUNDING_SOURCE',
  dataset: 'DATASET',
} as const satisfies Partial<Record<keyof FilterRequest, CodeAxis>>;

const periodFields = {
  month: 'MONTH',
  quarter: 'QUARTER',
  financialYear: 'FINANCIAL_YEAR',
  calendarYear: 'CALENDAR_YEAR',
} as const satisfies Partial<Record<keyof FilterRequest, TimeGrain>>;

function tooMany(count: number): string {
  return `where holds ${inWords(count)} conditions; ${inWords(MOST_CONDITIONS)} are the most. Name several values in one list, or a range with from and to.`;
}

const inWords = (count: number) => count.toLocaleString('en-GB');

function readAll(request: FilterRequest, world: World, depth = 1): Filter {
  if (depth > DEEPEST) throw new UnusableFilter(`where nests and, or and not more than ${DEEPEST} deep. Write it flatter.`);
  const leaf = (of: Leaf): Filter => ({ leaf: of });
  const parts: Filter[] = [];
  if (request.and) parts.push({ and: request.and.map((part) => readAll(part, world, depth + 1)) });
  if (request.or) parts.push({ or: request.or.map((part) => readAll(part, world, depth + 1)) });
  if (request.not) parts.push({ not: readAll(request.not, world, depth + 1) });

  for (const [field, grain] of entriesOf(periodFields)) {
    const asked = request[field];
    if (asked) parts.push(...readPeriods(field, grain, asked));
  }
  for (const [field, axis] of entriesOf(codeFields)) {
    const asked = request[field];
    if (asked) parts.push(...readValues(asked, (values) => leaf({ axis, values: new Set(values.map(toCode)) })));
  }
  parts.push(...readPlaces(request, world), ...readAgencies(request, world));
  return { and: parts };
}

function readPeriods(field: string, grain: TimeGrain, { from, to, in: keys }: PeriodRequest): readonly Filter[] {
  const known = (key: string | number): DateRange => {
    const range = toRange(grain, String(key));
    if (!range) throw new UnusableFilter(`where.${field}: ${key} is not a ${names[grain]}. Write it as ${examples[grain]}.`);
    return range;
  };
  const time = (ranges: readonly DateRange[]): Filter => ({ leaf: { axis: 'TIME', ranges: mergeRanges(ranges) } });
  const start = isGiven(from) ? known(from).from : ALWAYS.from;
  const end = isGiven(to) ? known(to).until : ALWAYS.until;
  if (start >= end)
    throw new UnusableFilter(`where.${field}: from (${from}) is after to (${to}). Both ends count; write the earlier one first.`);
  const isBounded = isGiven(from) || isGiven(to);
  return [...(isBounded ? [time([{ from: start, until: end }])] : []), ...(keys ? [time(keys.map(known))] : [])];
}

const names = { MONTH: 'month', QUARTER: 'quarter', FINANCIAL_YEAR: 'financial year', CALENDAR_YEAR: 'calendar year' } as const;
const examples = { MONTH: '2025-04', QUARTER: '2025-26-Q1', FINANCIAL_YEAR: '2025-26', CALENDAR_YEAR: '2025' } as const;

function isGiven<Value>(value: Given<Value>): value is Value {
  return value !== null && value !== undefined;
}

function readPlaces({ area, county, localCommandUnit }: FilterRequest, { places }: World): readonly Filter[] {
  const coded = (codes: readonly string[]): Filter => ({ leaf: { axis: 'AREA', codes: new Set(codes) } });
  const known = (field: string, code: string | boolean, kind?: AreaKind): string => {
    const found = places.find(String(code));
    if (!found || (kind && found.kind !== kind)) {
      throw new UnusableFilter(
        `where.${field}: no ${kind ? kind.toLowerCase().replaceAll('_', ' ') : 'area'} has the code "${toQuotedValue(String(code))}". { areas { code name kind } } lists them.`,
      );
    }
    if (found.successorCode !== null)
      throw new UnusableFilter(`where.${field}: ${found.name} has ended. Ask for its successor, ${found.successorCode}.`);
    return found.code;
  };
  const upper =
    (field: string, kind: AreaKind, of: (area: AreaRecord) => string | null) => (values: readonly (string | boolean | null)[]) => {
      const codes = new Set(values.map((value) => (value === null ? null : known(field, value, kind))));
      return coded(places.areas.filter((each) => codes.has(of(each))).map(({ code }) => code));
    };

  return [
    ...(area ? readValues(area, (values) => coded(values.filter((value) => value !== null).map((value) => known('area', value)))) : []),
    ...(area?.within ? [coded(area.within.flatMap((code) => places.codesWithin(known('area', code))))] : []),
    ...(county
      ? readValues(
          county,
          upper('county', 'COUNTY', (each) => places.countyOf(each)),
        )
      : []),
    ...(localCommandUnit
      ? readValues(
          localCommandUnit,
          upper('localCommandUnit', 'LOCAL_COMMAND_UNIT', (each) => places.localCommandUnitOf(each)),
        )
      : []),
  ];
}

function readAgencies({ agency, agencyKind, supportingAgency }: FilterRequest, { agencies }: World): readonly Filter[] {
  const sent = (ids: readonly number[]): Filter => ({ leaf: { axis: 'AGENCY', ids: new Set(ids) } });
  const find = (field: string, code: string | boolean | null): AgencyRecord => {
    const found = agencies.find((each) => each.code === code);
    if (!found)
      throw new UnusableFilter(
        `where.${field}: no agency has the code "${toQuotedValue(String(code))}". { agencies { code name } } lists them.`,
      );
    return found;
  };
  const idOf = (code: string | boolean | null): number => find('agency', code).id;
  const supportedBy = (codes: readonly (string | boolean | null)[]): Filter => {
    const values = codes.map((code) => (code === null ? null : find('supportingAgency', code).code));
    return { leaf: { axis: 'SUPPORTING_AGENCY', values: new Set(values) } };
  };
  const ofKinds = (kinds: readonly (string | boolean | null)[]) => agencies.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  return [
    ...(agency ? readValues(agency, (codes) => sent(codes.filter((code) => code !== null).map(idOf))) : []),
    ...(agencyKind ? readValues(agencyKind, (kinds) => sent(ofKinds(kinds))) : []),
    ...(supportingAgency ? readValues(supportingAgency, supportedBy) : []),
  ];
}

function readValues(
  { in: wanted, notIn, isNull }: ValueRequest,
  toPart: (values: readonly (string | boolean | null)[]) => Filter,
): readonly Filter[] {
  return [
    ...(wanted ? [toPart(wanted)] : []),
    ...(notIn ? [{ not: toPart(notIn) }] : []),
    ...(isNull === true ? [toPart([null])] : isNull === false ? [{ not: toPart([null]) }] : []),
  ];
}

function toCode(value: string | boolean | null): string | null {
  return value === true ? 'YES' : value === false ? 'NO' : value;
}

function entriesOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>): readonly (readonly [Key, Value])[] {
  const keys = Object.keys(record).filter((key): key is Key => Object.hasOwn(record, key));
  return keys.map((key) => [key, record[key]] as const);
}
