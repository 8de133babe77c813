import type { Context } from '#graphql/context.js';

import { type EventRecord, readEvents } from './event.reader.js';

const readings = new WeakMap<Context, Promise<readonly EventRecord[]>>();

/** All events, oldest first: read once for a request, however many charts ask. */
export function loadEvents(context: Context): Promise<readonly EventRecord[]> {
  const reading = readings.get(context) ?? context.database.read(readEvents);
  readings.set(context, reading);
  return reading;
}
