import type { Context } from '#graphql/context.js';

import { type EventRecord, readEvents } from './event.reader.js';

const readings = new WeakMap<Context, Promise<readonly EventRecord[]>>();

/** Loads all events, oldest first, once for each request. */
export function loadEvents(context: Context): Promise<readonly EventRecord[]> {
  const reading = readings.get(context) ?? context.database.read(readEvents);
  readings.set(context, reading);
  return reading;
}
