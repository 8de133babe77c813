import type { Json } from '#domain/json.js';

import type { Entry } from './entry.js';

/**
 * How an entry's hash is made: format 1 until addresses and sessions were recorded, format 2 since
 * then. Entries are verified in the format they were written in.
 */
export type EntryFormat = 1 | 2;

/** The format for new entries. */
export const entryFormat: EntryFormat = 2;

/**
 * An entry as the text that its hash is computed from. Neither the order of its parts nor the
 * machine makes a difference: names are in the order of their code units, the instant in UTC with
 * milliseconds, numbers as in JSON.
 */
export function toCanonicalText(
  number: number,
  entry: Entry,
  format: EntryFormat = entryFormat,
): string {
  const { at, actor, action, agencyId, touched, what, dataset, filter, rowCount, reason } = entry;
  return toText({
    number,
    at: at.toISOString(),
    action,
    personId: actor.personId,
    personName: actor.name,
    agencyId,
    touched,
    what,
    dataset,
    filter,
    rowCount,
    reason,
    ...(format === 1
      ? {}
      : { format, address: actor.address ?? null, session: actor.session ?? null }),
  });
}

/** JSON without spaces, with each object's names in the order of their code units. */
export function toText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(toText).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const parts = Object.keys(value)
    .sort(byCodeUnits)
    .map((name) => `${JSON.stringify(name)}:${toText(value[name] ?? null)}`);
  return `{${parts.join(',')}}`;
}

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/**
 * The text with a replacement for what the database cannot store: the character 0, and half a
 * surrogate pair.
 */
export function toStoredText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}

/** Any value as plain values, without anything that JSON cannot express. */
export function toJson(value: unknown): Json {
  if (typeof value === 'string') return toStoredText(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return null;
  const known = Object.entries(value).filter(
    ([, part]) => part !== undefined && typeof part !== 'function',
  );
  return Object.fromEntries(known.map(([name, part]) => [toStoredText(name), toJson(part)]));
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
