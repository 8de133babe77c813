import { explainUnusable, readDays, readParts, Unusable } from '#domain/address-parts.js';
import { readReason } from '#domain/audit/reason.js';
import { addDays, type PlainDate } from '#domain/plain-date.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { ALWAYS } from '#domain/time.js';

import { type RecordFilter, toRecordFilter } from './record-filter.js';
import { fieldOf, type RecordKind } from './record-kind.js';

/** The parameters of an export of records. */
export interface ExportRequest {
  readonly filter: RecordFilter;
  /** Codes of the senders; empty means all that the caller may open. */
  readonly agencies: readonly string[];
  /**
   * First and last day for the date by which records belong to a period, both included; null means
   * no limit.
   */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** Codes of areas, which include everything inside them; empty means everywhere. */
  readonly areas: readonly string[];
  /** What the records are for, in the caller's words. */
  readonly reason: string;
}

export type ExportReading =
  | { readonly ok: true; readonly request: ExportRequest }
  | { readonly ok: false; readonly reason: string };

/**
 * The parts of an address that are read. All but the reason may be left out; `agency` and `area`
 * may be repeated.
 */
const form = {
  what: 'an export',
  parts: ['agency', 'from', 'to', 'area', 'reason'],
  several: ['agency', 'area'],
} as const;

/**
 * Parses an export's address, with values as sent; or says what is wrong with it, in a sentence. An
 * empty value counts as absent.
 */
export function readExportRequest(
  kind: RecordKind,
  query: Readonly<Record<string, unknown>>,
  referenceData: ReferenceData,
): ExportReading {
  return explainUnusable(() => ({ ok: true, request: read(kind, query, referenceData) }));
}

function read(
  kind: RecordKind,
  query: Readonly<Record<string, unknown>>,
  referenceData: ReferenceData,
): ExportRequest {
  const given = readParts(query, form);
  const [agencies, areas] = [given.get('agency') ?? [], given.get('area') ?? []];
  const unknown = agencies.find(
    (code) => !referenceData.agencies.some((agency) => agency.code === code),
  );
  if (unknown !== undefined)
    throw new Unusable(
      `agency: no agency has the code "${toQuotedValue(unknown)}". Give a code such as TVP.`,
    );
  const nowhere = areas.find((code) => !referenceData.places.find(code));
  if (nowhere !== undefined)
    throw new Unusable(
      `area: no area has the code "${toQuotedValue(nowhere)}". Give a code such as E06000038.`,
    );
  const { from, to } = readDays(given);
  const why = readReason(given.get('reason')?.[0] ?? '');
  if (!why.ok) throw new Unusable(why.sentence);

  const filter = toRecordFilter(
    kind,
    {
      ...(agencies.length > 0 ? { agency: { in: agencies } } : {}),
      ...(areas.length > 0 ? { area: { within: areas } } : {}),
    },
    referenceData,
  );
  if (!filter.ok) throw new Unusable(filter.reason.replace(/^where\./, ''));
  const range = {
    from: from ?? ALWAYS.from,
    until: to === null || to >= ALWAYS.until ? ALWAYS.until : addDays(to, 1),
  };
  const isDated = from !== null || to !== null;
  const dated: RecordFilter = { leaf: { field: fieldOf(kind, kind.date), ranges: [range] } };
  return {
    filter: isDated ? { and: [filter.filter, dated] } : filter.filter,
    agencies,
    from,
    to,
    areas,
    reason: why.reason,
  };
}

/** The marking of every export of records, even if all its rows have a lower one. */
export const EXPORT_MARKING = 'OFFICIAL-SENSITIVE';

/**
 * The name of an export's file, which includes its marking: a line inside the file would prevent
 * sending it back as a return.
 */
export function toFileName(dataset: string, { agencies, from, to }: ExportRequest): string {
  const who = agencies.length > 3 ? [`${agencies.length}-agencies`] : agencies;
  const when = [...(from === null ? [] : ['from', from]), ...(to === null ? [] : ['to', to])];
  return `${[EXPORT_MARKING, dataset, ...who, ...when].join('-')}.csv`;
}
