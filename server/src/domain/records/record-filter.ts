import { addDays, type PlainDate } from '#domain/plain-date.js';
import { type Filter, mapLeaves, type Tree } from '#domain/question/filter.js';
import {
  agencyIdOf,
  type CombinedRequest,
  type CommonRequest,
  type Given,
  isGiven,
  type PeriodsRequest,
  readAgencies,
  readPeriods,
  readPlaces,
  readValues,
  toTree,
  type TreeResult,
  UnusableFilter,
  type ValueRequest,
} from '#domain/question/filter-request.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { ALWAYS, type DateRange } from '#domain/time.js';

import { fieldOf, type RecordField, type RecordKind } from './record-kind.js';

/** One condition on a field of a record. */
export type RecordLeaf = { readonly field: RecordField } & (
  | { readonly ranges: readonly DateRange[] }
  /**
   * Values as in the database; null means "not recorded". If a field has several values, one of
   * them is enough.
   */
  | { readonly values: readonly (string | number | boolean | null)[] }
  /** Limits, both included, in the database's unit (pence); null means no limit. */
  | { readonly least: number | null; readonly most: number | null }
  /** A part of the text, ignoring case. */
  | { readonly contains: string }
);

/** The conditions on records that are opened. */
export type RecordFilter = Tree<RecordLeaf>;

/** What a caller may ask of one field; which parts make sense depends on the kind of field. */
export interface FieldRequest extends ValueRequest, PeriodsRequest {
  readonly from?: Given<string | number>;
  readonly to?: Given<string | number>;
  readonly contains?: Given<string>;
}

/**
 * A filter for records as a caller writes it: a request for each field by name, in addition to
 * those that all records share.
 */
export type RecordFilterRequest = CommonRequest &
  CombinedRequest<RecordFilterRequest> &
  Readonly<Record<string, unknown>>;

/** Fields that `CommonRequest` covers. */
const common: ReadonlySet<string> = new Set(['agency', 'area', 'quarter']);

/** The fields of a kind that a filter refers to by their own names. */
export function filterableFields({ fields }: RecordKind): readonly RecordField[] {
  return fields.filter(({ name }) => !common.has(name));
}

/**
 * The filter that a request asks for, with codes resolved to places and agencies; or what is wrong
 * with it, in a sentence.
 */
export function toRecordFilter(
  kind: RecordKind,
  request: RecordFilterRequest,
  referenceData: ReferenceData,
): TreeResult<RecordLeaf> {
  return toTree<RecordFilterRequest, RecordLeaf>(request, (level) => [
    ...readPeriods('where', level).map((part) => onFields(part, kind)),
    ...readPlaces(level, referenceData).map((part) => onFields(part, kind)),
    ...readAgencies(level, referenceData).map((part) => onFields(part, kind)),
    ...filterableFields(kind).flatMap((field) => {
      const asked = level[field.name];
      return isFieldRequest(asked)
        ? readField(`where.${field.name}`, field, { asked, referenceData, kind })
        : [];
    }),
  ]);
}

/** The conditions on axes of figures, applied to the fields of the records. */
function onFields(filter: Filter, kind: RecordKind): RecordFilter {
  return mapLeaves(filter, (leaf): RecordLeaf => {
    switch (leaf.axis) {
      case 'TIME':
        return { field: fieldOf(kind, kind.date), ranges: leaf.ranges };
      case 'AREA':
        return { field: fieldOf(kind, 'area'), values: [...leaf.codes] };
      case 'AGENCY':
        return { field: fieldOf(kind, 'agency'), values: [...leaf.ids] };
      default:
        throw new Error(`Not every kind of record has ${leaf.axis}`);
    }
  });
}

interface Params {
  readonly asked: FieldRequest;
  readonly referenceData: ReferenceData;
  readonly kind: RecordKind;
}

function readField(
  place: string,
  field: RecordField,
  { asked, referenceData, kind }: Params,
): readonly RecordFilter[] {
  const hasOne = (values: readonly (string | number | boolean | null)[]): RecordFilter => ({
    leaf: { field, values },
  });
  switch (field.is.type) {
    case 'date':
    case 'quarter':
      return [...readDays(place, field, asked), ...missing(field, asked)];
    case 'whole-number':
    case 'number':
      return [...readRange(place, field, { asked, scale: 1 }), ...missing(field, asked)];
    case 'pounds':
      return [...readRange(place, field, { asked, scale: 100 }), ...missing(field, asked)];
    case 'text':
      return [
        ...(isGiven(asked.contains)
          ? [{ leaf: { field, contains: toText(place, asked.contains) } }]
          : []),
        ...missing(field, asked),
      ];
    case 'agency':
    case 'agencies':
      return readValues(asked, (codes) =>
        hasOne(
          codes.map((code) =>
            code === null ? null : agencyIdOf(place, String(code), referenceData),
          ),
        ),
      );
    case 'reference':
      return readValues(asked, (names) =>
        ownReferences(place, field, { names: names.map(String), referenceData, kind }),
      );
    case 'record':
      return readValues(asked, (names) =>
        hasOne(names.map((name) => (name === null ? null : toText(place, String(name))))),
      );
    case 'code':
    case 'codes':
    case 'yes-no':
      return readValues(asked, hasOne);
    case 'area':
      return [];
  }
}

function missing(field: RecordField, { isNull }: FieldRequest): readonly RecordFilter[] {
  return readValues<RecordLeaf>({ isNull }, (values) => ({ leaf: { field, values } }));
}

function readDays(place: string, field: RecordField, asked: FieldRequest): readonly RecordFilter[] {
  const from = isGiven(asked.from) ? String(asked.from) : ALWAYS.from;
  const until = isGiven(asked.to) ? dayAfter(String(asked.to)) : ALWAYS.until;
  if (from >= until)
    throw new UnusableFilter(
      `${place}: from (${asked.from}) is after to (${asked.to}). Both ends count; write the earlier one first.`,
    );
  const periods = readPeriods(place, asked).map((part) =>
    mapLeaves(part, (leaf): RecordLeaf => ({
      field,
      ranges: leaf.axis === 'TIME' ? leaf.ranges : [],
    })),
  );
  const isBounded = isGiven(asked.from) || isGiven(asked.to);
  return [...(isBounded ? [{ leaf: { field, ranges: [{ from, until }] } }] : []), ...periods];
}

function dayAfter(day: PlainDate): PlainDate {
  return day >= ALWAYS.until ? ALWAYS.until : addDays(day, 1);
}

/** No amount that is counted is larger than this. */
const LARGEST = 1e13;

function readRange(
  place: string,
  field: RecordField,
  { asked: { from, to }, scale }: { readonly asked: FieldRequest; readonly scale: number },
): readonly RecordFilter[] {
  if (!isGiven(from) && !isGiven(to)) return [];
  const read = (end: Given<string | number>) => {
    if (!isGiven(end)) return null;
    if (Math.abs(Number(end)) <= LARGEST)
      return scale === 1 ? Number(end) : Math.round(Number(end) * scale);
    throw new UnusableFilter(
      `${place}: ${end} is too large. The largest number allowed is ${LARGEST.toLocaleString('en-GB')}.`,
    );
  };
  const [least, most] = [read(from), read(to)];
  if (least !== null && most !== null && least > most)
    throw new UnusableFilter(
      `${place}: from (${from}) is more than to (${to}). Both ends count; write the smaller one first.`,
    );
  return [{ leaf: { field, least, most } }];
}

/** References as given, from any agency; `AGENCY:REFERENCE` means that agency's reference. */
function ownReferences(
  place: string,
  field: RecordField,
  {
    names,
    referenceData,
    kind,
  }: {
    readonly names: readonly string[];
    readonly referenceData: ReferenceData;
    readonly kind: RecordKind;
  },
): RecordFilter {
  const plain = names.filter((name) => !name.includes(':')).map((name) => toText(place, name));
  const ofOthers = names.filter((name) => name.includes(':'));
  const toPair = (name: string): RecordFilter => {
    const colon = name.indexOf(':');
    const id = agencyIdOf(place, name.slice(0, colon), referenceData);
    return {
      and: [
        { leaf: { field: fieldOf(kind, 'agency'), values: [id] } },
        { leaf: { field, values: [toText(place, name.slice(colon + 1))] } },
      ],
    };
  };
  return { or: [{ leaf: { field, values: plain } }, ...ofOthers.map(toPair)] };
}

/** @throws UnusableFilter if the database could not store the text */
function toText(place: string, text: string): string {
  if (text.includes('\0'))
    throw new UnusableFilter(
      `${place}: "${toQuotedValue(text)}" contains a character that no record can contain.`,
    );
  return text.normalize('NFC');
}

function isFieldRequest(asked: unknown): asked is FieldRequest {
  return typeof asked === 'object' && asked !== null && !Array.isArray(asked);
}
