import { eventsOf } from '#domain/events/events-of.js';
import type { Json } from '#domain/json.js';

import type { DocumentFacts } from './document.js';

type JsonObject = Readonly<Record<string, Json>>;

/** What the figures in blocks refer to, each once, in order of appearance. */
export interface Mentioned {
  /** Quarters by their keys. */
  readonly quarters: readonly string[];
  /** Places by their codes. */
  readonly places: readonly string[];
  /** Measures, in the shape of the schema. */
  readonly measures: readonly JsonObject[];
  /** Rated figures, with their trend. */
  readonly kpis: readonly JsonObject[];
}

/** What frozen blocks refer to. */
export function findMentioned(blocks: Json): Mentioned {
  const objects = [...objectsIn(blocks)];
  const named = (name: string, by: string) =>
    new Map(objects.filter((each) => name in each).map((each) => [toName(each[by]), each]));
  return {
    quarters: [...named(ofPeriod, 'key').keys()],
    places: [...named(ofArea, 'code').keys()],
    measures: [...named(ofMeasure, 'key').values()],
    kpis: objects.filter(isKpi),
  };
}

// Each of these fields is only in a period, only in a place, or only in a measure.
const ofPeriod = 'longLabel';
const ofArea = 'populationUnder18';
const ofMeasure = 'formula';

function isKpi(each: JsonObject): boolean {
  return 'trend' in each && 'controlChart' in each && 'measure' in each;
}

function* objectsIn(value: Json): Generator<JsonObject> {
  if (isObject(value)) yield value;
  for (const part of partsOf(value)) yield* objectsIn(part);
}

/**
 * Blocks with the facts that were frozen with the pack, in place of those that a query would read
 * today.
 */
export function fillIn(value: Json, facts: DocumentFacts): Json {
  if (isList(value)) return value.map((part) => fillIn(part, facts));
  if (!isObject(value)) return value;
  const filled = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, fillIn(part, facts)]),
  );
  return { ...filled, ...factsOf(value, facts) };
}

function factsOf(value: JsonObject, { events, quarters, places }: DocumentFacts): JsonObject {
  if (ofPeriod in value) {
    const { datasets = [], datasetsReceived = [] } =
      quarters.find(({ key }) => key === value.key) ?? {};
    return { datasets, datasetsReceived };
  }
  if (ofArea in value)
    return { largerAreas: places.find(({ code }) => code === value.code)?.largerAreas ?? [] };
  return isKpi(value) ? { events: eventsAt(value, events) } : {};
}

/** The events on a figure's chart, in the shape of the schema. */
export function eventsAt(
  { trend, measure }: JsonObject,
  events: readonly Json[],
): readonly JsonObject[] {
  const quarters = partsOf(trend ?? null).flatMap((point) =>
    isObject(point) && isObject(point.quarter ?? null) ? [point.quarter] : [],
  );
  const charted = {
    measure: { key: isObject(measure ?? null) ? toName(partOf(measure ?? null, 'key')) : '' },
    trend: quarters.map((quarter = null) => ({
      quarter: { start: toName(partOf(quarter, 'start')), end: toName(partOf(quarter, 'end')) },
    })),
  };
  const dated = events
    .filter(isObject)
    .map((event) => ({ event, happenedOn: toName(event.happenedOn) }));
  const overlaps = ({ event }: { readonly event: JsonObject }, key: string) =>
    partsOf(event.measures ?? null).some((each) => partOf(each, 'key') === key);
  return eventsOf(charted, dated, overlaps).map(({ event }) => event);
}

/** A part of an object by its name; null for anything else. */
export function partOf(value: Json, name: string): Json {
  return isObject(value) ? (value[name] ?? null) : null;
}

/** A text unchanged; empty for anything else. */
export function toName(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function partsOf(value: Json): readonly Json[] {
  if (isList(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}
