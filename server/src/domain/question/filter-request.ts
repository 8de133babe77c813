import { type CodedDimension, codedDimensions } from '#domain/measures/coded-dimensions.js';
import { dimensionKeys, dimensions } from '#domain/measures/dimensions.js';
import type { AreaKind, AreaRecord } from '#domain/places.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { ALWAYS, type DateRange, mergeRanges, type TimeGrain, toRange } from '#domain/time.js';

import { findContradiction } from './contradiction.js';
import { countConditions, type Filter, type Leaf, type Tree } from './filter.js';

/** What a caller may leave out, or give as null. */
export type Given<Value> = Value | null | undefined;

/** Periods by their keys; `from` and `to` are both included. */
export interface PeriodRequest {
  readonly from?: Given<string | number>;
  readonly to?: Given<string | number>;
  readonly in?: Given<readonly (string | number)[]>;
}

/** Values by their codes. `isNull` asks for the records without a value. */
export interface ValueRequest {
  readonly in?: Given<readonly (string | boolean)[]>;
  readonly notIn?: Given<readonly (string | boolean)[]>;
  readonly isNull?: Given<boolean>;
}

export interface AreaRequest extends ValueRequest {
  /** These areas and everything inside them. */
  readonly within?: Given<readonly string[]>;
}

/** The conditions on periods, which must all hold. */
export interface PeriodsRequest {
  readonly month?: Given<PeriodRequest>;
  readonly quarter?: Given<PeriodRequest>;
  readonly financialYear?: Given<PeriodRequest>;
  readonly calendarYear?: Given<PeriodRequest>;
}

/** The conditions for any record: its period, its place and who sent it. */
export interface CommonRequest extends PeriodsRequest {
  readonly area?: Given<AreaRequest>;
  readonly county?: Given<ValueRequest>;
  readonly localCommandUnit?: Given<ValueRequest>;
  readonly agency?: Given<ValueRequest>;
  readonly agencyKind?: Given<ValueRequest>;
}

/** Requests combined: those in one object must all hold. */
export interface CombinedRequest<Request> {
  readonly and?: Given<readonly Request[]>;
  readonly or?: Given<readonly Request[]>;
  readonly not?: Given<Request>;
}

/** A filter as a caller writes it: conditions in one object must all hold. */
export interface FilterRequest extends CommonRequest, CodedRequest, CombinedRequest<FilterRequest> {
  readonly supportingAgency?: Given<ValueRequest>;
}

/** The conditions for each dimension with a list of values, by field. */
type CodedRequest = {
  readonly [Each in CodedDimension as (typeof dimensions)[Each]['keyField']]?: Given<ValueRequest>;
};

export type TreeResult<L> =
  | { readonly ok: true; readonly filter: Tree<L> }
  | { readonly ok: false; readonly reason: string };
export type FilterResult = TreeResult<Leaf>;

/**
 * A sentence for the caller about what is wrong with a filter. `toTree` catches it and returns its
 * reason.
 */
export class UnusableFilter extends Error {}

/**
 * The maximum number of conditions in one filter, and the maximum number of levels of nested
 * filters: both far beyond what a person would ask.
 */
const MAX_CONDITIONS = 1000;
const DEEPEST = 20;

/**
 * The filter that a request asks for, with codes resolved to places and agencies; or what is wrong
 * with it, in a sentence.
 */
export function toFilter(request: FilterRequest, referenceData: ReferenceData): FilterResult {
  const result = toTree(request, (level) => [
    ...readPeriods('where', level),
    ...readCodes(level),
    ...readPlaces(level, referenceData),
    ...readAgencies(level, referenceData),
    ...readSupporters(level, referenceData),
  ]);
  if (!result.ok) return result;
  const axis = findContradiction(result.filter);
  if (axis === null) return result;
  const fields = dimensionKeys
    .filter((dimension) => dimensions[dimension].axis === axis)
    .map((dimension) => dimensions[dimension].keyField);
  const place = fields.length > 1 ? `where, by ${fields.join(', ')}` : `where.${fields.join('')}`;
  const reason = `${place}: conditions exclude each other, so no record can meet them. Remove all but one, or put them under "or".`;
  return { ok: false, reason };
}

/**
 * The tree that a request asks for, or what is wrong with it, in a sentence.
 *
 * @param readLevel reads the conditions in one request apart from and, or and not; may throw
 * `UnusableFilter`
 */
export function toTree<Request extends CombinedRequest<Request>, L extends object>(
  request: Request,
  readLevel: (request: Request) => readonly Tree<L>[],
): TreeResult<L> {
  try {
    const filter = readAll(request, readLevel);
    const count = countConditions(filter);
    if (count > MAX_CONDITIONS) throw new UnusableFilter(tooMany(count));
    return { ok: true, filter };
  } catch (error) {
    if (error instanceof UnusableFilter) return { ok: false, reason: error.message };
    throw error;
  }
}

const periodFields = {
  month: 'MONTH',
  quarter: 'QUARTER',
  financialYear: 'FINANCIAL_YEAR',
  calendarYear: 'CALENDAR_YEAR',
} as const satisfies Partial<Record<keyof FilterRequest, TimeGrain>>;

function tooMany(count: number): string {
  return `where contains ${inWords(count)} conditions; at most ${inWords(MAX_CONDITIONS)} are allowed. Name several values in one list, or a range with "from" and "to".`;
}

const inWords = (count: number) => count.toLocaleString('en-GB');

function readAll<Request extends CombinedRequest<Request>, L>(
  request: Request,
  readLevel: (request: Request) => readonly Tree<L>[],
  depth = 1,
): Tree<L> {
  if (depth > DEEPEST)
    throw new UnusableFilter(
      `where: it nests "and", "or" and "not" more than ${DEEPEST} deep. Nest less deeply.`,
    );
  const { and, or, not } = request;
  const read = (part: Request) => readAll(part, readLevel, depth + 1);
  return {
    and: [
      ...(and ? [{ and: and.map(read) }] : []),
      ...(or ? [{ or: or.map(read) }] : []),
      ...(not ? [{ not: read(not) }] : []),
      ...readLevel(request),
    ],
  };
}

function readCodes(request: FilterRequest): readonly Filter[] {
  return codedDimensions.flatMap((dimension) => {
    const { keyField, axis } = dimensions[dimension];
    const asked = request[keyField];
    return asked
      ? readValues(asked, (values) => ({ leaf: { axis, values: new Set(values.map(toCode)) } }))
      : [];
  });
}

/** The conditions on periods. `place` is their place in the question, for sentences about it. */
export function readPeriods(place: string, request: PeriodsRequest): readonly Filter[] {
  return entriesOf(periodFields).flatMap(([field, grain]) => {
    const asked = request[field];
    return asked ? readPeriod(`${place}.${field}`, grain, asked) : [];
  });
}

function readPeriod(
  place: string,
  grain: TimeGrain,
  { from, to, in: keys }: PeriodRequest,
): readonly Filter[] {
  const known = (key: string | number): DateRange => {
    const range = toRange(grain, String(key));
    if (!range)
      throw new UnusableFilter(
        `${place}: ${key} is not a ${names[grain]}. Write it as ${examples[grain]}.`,
      );
    return range;
  };
  const time = (ranges: readonly DateRange[]): Filter => ({
    leaf: { axis: 'TIME', ranges: mergeRanges(ranges) },
  });
  const start = isGiven(from) ? known(from).from : ALWAYS.from;
  const end = isGiven(to) ? known(to).until : ALWAYS.until;
  if (start >= end)
    throw new UnusableFilter(
      `${place}: from (${from}) is after to (${to}). Both ends count; write the earlier one first.`,
    );
  const isBounded = isGiven(from) || isGiven(to);
  return [
    ...(isBounded ? [time([{ from: start, until: end }])] : []),
    ...(keys ? [time(keys.map(known))] : []),
  ];
}

const names = {
  MONTH: 'month',
  QUARTER: 'quarter',
  FINANCIAL_YEAR: 'financial year',
  CALENDAR_YEAR: 'calendar year',
} as const;
const examples = {
  MONTH: '2025-04',
  QUARTER: '2025-26-Q1',
  FINANCIAL_YEAR: '2025-26',
  CALENDAR_YEAR: '2025',
} as const;

/** Whether a caller gave a value. */
export function isGiven<Value>(value: Given<Value>): value is Value {
  return value !== null && value !== undefined;
}

/** The conditions on the places that records are coded to, by code. */
export function readPlaces(
  { area, county, localCommandUnit }: CommonRequest,
  { places }: ReferenceData,
): readonly Filter[] {
  const coded = (codes: readonly (string | null)[]): Filter => ({
    leaf: { axis: 'AREA', codes: new Set(codes) },
  });
  const known = (field: string, code: string | boolean, kind?: AreaKind): string => {
    const found = places.find(String(code));
    if (!found || (kind && found.kind !== kind)) {
      throw new UnusableFilter(
        `where.${field}: no ${kind ? kind.toLowerCase().replaceAll('_', ' ') : 'area'} has the code "${toQuotedValue(String(code))}". { areas { code name kind } } lists them.`,
      );
    }
    if (found.successorCode !== null)
      throw new UnusableFilter(
        `where.${field}: ${found.name} has ended. Ask for its successor, ${found.successorCode}.`,
      );
    return found.code;
  };
  const upper =
    (field: string, kind: AreaKind, of: (area: AreaRecord) => string | null) =>
    (values: readonly (string | boolean | null)[]) => {
      const codes = new Set(
        values.map((value) => (value === null ? null : known(field, value, kind))),
      );
      const inside = places.areas.filter((each) => codes.has(of(each))).map(({ code }) => code);
      // A record without a place is in no larger one either.
      return coded(codes.has(null) ? [...inside, null] : inside);
    };

  return [
    ...(area
      ? readValues(area, (values) =>
          coded(values.map((value) => (value === null ? null : known('area', value)))),
        )
      : []),
    ...(area?.within
      ? [coded(area.within.flatMap((code) => places.codesWithin(known('area', code))))]
      : []),
    ...(county
      ? readValues(
          county,
          upper('county', 'COUNTY', (each) => places.countyOf(each)),
        )
      : []),
    ...(localCommandUnit
      ? readValues(
          localCommandUnit,
          upper('localCommandUnit', 'LOCAL_COMMAND_UNIT', (each) =>
            places.localCommandUnitOf(each),
          ),
        )
      : []),
  ];
}

/** The conditions on the agencies that sent the records, by code and kind. */
export function readAgencies(
  { agency, agencyKind }: CommonRequest,
  referenceData: ReferenceData,
): readonly Filter[] {
  const sent = (ids: readonly (number | null)[]): Filter => ({
    leaf: { axis: 'AGENCY', ids: new Set(ids) },
  });
  const ofKinds = (kinds: readonly (string | boolean | null)[]) =>
    referenceData.agencies.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const idsOf = (codes: readonly (string | boolean | null)[]) =>
    codes.map((code) =>
      code === null ? null : agencyIdOf('where.agency', String(code), referenceData),
    );
  return [
    ...(agency ? readValues(agency, (codes) => sent(idsOf(codes))) : []),
    ...(agencyKind ? readValues(agencyKind, (kinds) => sent(ofKinds(kinds))) : []),
  ];
}

function readSupporters(
  { supportingAgency }: FilterRequest,
  referenceData: ReferenceData,
): readonly Filter[] {
  const supportedBy = (codes: readonly (string | boolean | null)[]): Filter => {
    for (const code of codes)
      if (code !== null) agencyIdOf('where.supportingAgency', String(code), referenceData);
    return { leaf: { axis: 'SUPPORTING_AGENCY', values: new Set(codes.map(toCode)) } };
  };
  return supportingAgency ? readValues(supportingAgency, supportedBy) : [];
}

/**
 * The key of the agency with a code. `place` is its place in the question.
 *
 * @throws UnusableFilter if no agency has the code
 */
export function agencyIdOf(place: string, code: string, { agencies }: ReferenceData): number {
  const found = agencies.find((each) => each.code === code);
  if (!found)
    throw new UnusableFilter(
      `${place}: no agency has the code "${toQuotedValue(code)}". { agencies { code name } } lists them.`,
    );
  return found.id;
}

/** The parts that in, notIn and isNull ask for; null among a part's values means "not recorded". */
export function readValues<L>(
  { in: wanted, notIn, isNull }: ValueRequest,
  toPart: (values: readonly (string | boolean | null)[]) => Tree<L>,
): readonly Tree<L>[] {
  return [
    ...(wanted ? [toPart(wanted)] : []),
    ...(notIn ? [{ not: toPart(notIn) }] : []),
    ...(isNull === true ? [toPart([null])] : isNull === false ? [{ not: toPart([null]) }] : []),
  ];
}

/** Yes and no as their codes. */
export function toCode(value: string | boolean | null): string | null {
  return value === true ? 'YES' : value === false ? 'NO' : value;
}

function entriesOf<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
): readonly (readonly [Key, Value])[] {
  const keys = Object.keys(record).filter((key): key is Key => Object.hasOwn(record, key));
  return keys.map((key) => [key, record[key]] as const);
}
