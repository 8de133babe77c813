import { agencyKinds } from '#domain/agencies.js';
import type { CodeAxis } from '#domain/measures/dimensions.js';
import type { AreaKind, AreaRecord } from '#domain/places.js';
import { type DateRange, mergeRanges, type TimeGrain, toRange } from '#domain/time.js';

import type { Filter, Leaf } from './filter.js';
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
}

export type FilterResult = { readonly ok: true; readonly filter: Filter } | { readonly ok: false; readonly reason: string };

/** A sentence for the caller about what a filter names and nobody knows. Never leaves this file but as a reason. */
class UnknownName extends Error {}

/** The filter that a request asks for, codes resolved to places and agencies; or what is wrong with it, in a sentence. */
export function toFilter(request: FilterRequest, world: World): FilterResult {
  try {
    return { ok: true, filter: readAll(request, world) };
  } catch (error) {
    if (error instanceof UnknownName) return { ok: false, reason: error.message };
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
} as const satisfies Partial<Record<keyof FilterRequest, CodeAxis>>;

const periodFields = {
  month: 'MONTH',
  quarter: 'QUARTER',
  financialYear: 'FINANCIAL_YEAR',
  calendarYear: 'CALENDAR_YEAR',
} as const satisfies Partial<Record<keyof FilterRequest, TimeGrain>>;

function readAll(request: FilterRequest, world: World): Filter {
  const leaf = (of: Leaf): Filter => ({ leaf: of });
  const parts: Filter[] = [];
  if (request.and) parts.push({ and: request.and.map((part) => readAll(part, world)) });
  if (request.or) parts.push({ or: request.or.map((part) => readAll(part, world)) });
  if (request.not) parts.push({ not: readAll(request.not, world) });

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

/** Before and after every day that a record may have. */
const ALWAYS: DateRange = { from: '0001-01-01', until: '9999-12-31' };

function readPeriods(field: string, grain: TimeGrain, { from, to, in: keys }: PeriodRequest): readonly Filter[] {
  const known = (key: string | number): DateRange => {
    const range = toRange(grain, String(key));
    if (!range) throw new UnknownName(`where.${field}: ${key} is not a ${names[grain]}. Write it as ${examples[grain]}.`);
    return range;
  };
  const time = (ranges: readonly DateRange[]): Filter => ({ leaf: { axis: 'TIME', ranges: mergeRanges(ranges) } });
  const start = isGiven(from) ? known(from).from : ALWAYS.from;
  const end = isGiven(to) ? known(to).until : ALWAYS.until;
  if (start >= end)
    throw new UnknownName(`where.${field}: from (${from}) is after to (${to}). Both ends count; write the earlier one first.`);
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
      throw new UnknownName(
        `where.${field}: no ${kind ? kind.toLowerCase().replaceAll('_', ' ') : 'area'} has the code "${code}". { areas { code name kind } } lists them.`,
      );
    }
    if (found.successorCode !== null)
      throw new UnknownName(`where.${field}: ${found.name} has ended. Ask for its successor, ${found.successorCode}.`);
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

function readAgencies({ agency, agencyKind }: FilterRequest, { agencies }: World): readonly Filter[] {
  const sent = (ids: readonly number[]): Filter => ({ leaf: { axis: 'AGENCY', ids: new Set(ids) } });
  const idOf = (code: string | boolean | null): number => {
    const found = agencies.find((each) => each.code === code);
    if (!found) throw new UnknownName(`where.agency: no agency has the code "${code}". { agencies { code name } } lists them.`);
    return found.id;
  };
  const ofKinds = (kinds: readonly (string | boolean | null)[]) => agencies.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  return [
    ...(agency ? readValues(agency, (codes) => sent(codes.filter((code) => code !== null).map(idOf))) : []),
    ...(agencyKind
      ? readValues(agencyKind, (kinds) => sent(ofKinds(kinds.filter((kind) => kind !== null && Object.hasOwn(agencyKinds, String(kind))))))
      : []),
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
