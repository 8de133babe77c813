import { readReason } from '#domain/audit/reason.js';
import type { World } from '#domain/figures/world.js';
import { addDays, isPlainDate, type PlainDate } from '#domain/plain-date.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { ALWAYS } from '#domain/time.js';

import { type RecordFilter, toRecordFilter } from './record-filter.js';
import { fieldOf, type RecordKind } from './record-kind.js';

/** What is asked for when records are exported. */
export interface ExportRequest {
  readonly filter: RecordFilter;
  /** Codes of the senders; empty means all that whoever asks may open. */
  readonly agencies: readonly string[];
  /** First and last day of the date by which records belong to a period, both counted; null is no end. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** Codes of areas, with what lies inside them; empty means everywhere. */
  readonly areas: readonly string[];
  /** What they are for, in the words of whoever asks. */
  readonly reason: string;
}

export type ExportReading = { readonly ok: true; readonly request: ExportRequest } | { readonly ok: false; readonly reason: string };

/** The parts of an address that are read; each may be left out but the reason, and `agency` and `area` stand several times. */
const parts = ['agency', 'from', 'to', 'area', 'reason'] as const;
const several: ReadonlySet<string> = new Set(['agency', 'area']);

class Unusable extends Error {}

/** What an address asks to be exported, its values as they were sent; or what is wrong with it, in a sentence. An empty value is none. */
export function readExportRequest(kind: RecordKind, query: Readonly<Record<string, unknown>>, world: World): ExportReading {
  try {
    return { ok: true, request: read(kind, query, world) };
  } catch (error) {
    if (error instanceof Unusable) return { ok: false, reason: error.message };
    throw error;
  }
}

function read(kind: RecordKind, query: Readonly<Record<string, unknown>>, world: World): ExportRequest {
  const given = readParts(query);
  const [agencies, areas] = [given.get('agency') ?? [], given.get('area') ?? []];
  const unknown = agencies.find((code) => !world.agencies.some((agency) => agency.code === code));
  if (unknown !== undefined)
    throw new Unusable(`agency: no agency has the code "${toQuotedValue(unknown)}". A code such as TVP is accepted.`);
  const nowhere = areas.find((code) => !world.places.find(code));
  if (nowhere !== undefined)
    throw new Unusable(`area: no area has the code "${toQuotedValue(nowhere)}". A code such as E06000038 is accepted.`);
  const [from, to] = [readDay('from', given), readDay('to', given)];
  if (from !== null && to !== null && from > to)
    throw new Unusable(`from (${from}) is after to (${to}). Both days count; give the earlier one as from.`);
  const why = readReason(given.get('reason')?.[0] ?? '');
  if (!why.ok) throw new Unusable(why.sentence);

  const filter = toRecordFilter(
    kind,
    { ...(agencies.length > 0 ? { agency: { in: agencies } } : {}), ...(areas.length > 0 ? { area: { within: areas } } : {}) },
    world,
  );
  if (!filter.ok) throw new Unusable(filter.reason.replace(/^where\./, ''));
  const range = { from: from ?? ALWAYS.from, until: to === null || to >= ALWAYS.until ? ALWAYS.until : addDays(to, 1) };
  const isDated = from !== null || to !== null;
  const dated: RecordFilter = { leaf: { field: fieldOf(kind, kind.date), ranges: [range] } };
  return { filter: isDated ? { and: [filter.filter, dated] } : filter.filter, agencies, from, to, areas, reason: why.reason };
}

function readParts(query: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(query).map(([name, sent]) => {
      if (!parts.some((part) => part === name))
        throw new Unusable(`${toQuotedValue(name)}: an export knows no such part. It reads ${parts.join(', ')}.`);
      const values = [sent].flat().map(String);
      if (values.length > 1 && !several.has(name)) throw new Unusable(`${name}: it is given ${values.length} times. Give it once.`);
      return [name, values.map((value) => value.trim()).filter((value) => value !== '')];
    }),
  );
}

function readDay(name: 'from' | 'to', given: ReadonlyMap<string, readonly string[]>): PlainDate | null {
  const [day] = given.get(name) ?? [];
  if (day === undefined) return null;
  if (!isPlainDate(day))
    throw new Unusable(`${name}: "${toQuotedValue(day)}" is not a day. A day is written YYYY-MM-DD, such as 2025-04-30.`);
  return day;
}

/** All of them: records are OFFICIAL-SENSITIVE whatever their rows are marked with. */
export const EXPORT_MARKING = 'OFFICIAL-SENSITIVE';

/** The name of the file, which says its marking: a line in the file would stand in the way of sending it back. */
export function toFileName(dataset: string, { agencies, from, to }: ExportRequest): string {
  const who = agencies.length > 3 ? [`${agencies.length}-agencies`] : agencies;
  const when = [...(from === null ? [] : ['from', from]), ...(to === null ? [] : ['to', to])];
  return `${[EXPORT_MARKING, dataset, ...who, ...when].join('-')}.csv`;
}
