import { allDatasets, type Dataset } from '#domain/lists.js';
import type { ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import type { Context } from '#graphql/context.js';

import { readReturned } from './returned-quarters.reader.js';

type Returned = ReadonlyMap<Dataset, readonly ReturnedQuarter[]>;

const readings = new WeakMap<Context, Promise<Returned>>();

/** Loads the returns received for all quarters, once for each request. */
export function loadReturned(context: Context): Promise<Returned> {
  const reading =
    readings.get(context) ??
    context.database.read((transaction) => readReturned(transaction, allDatasets));
  readings.set(context, reading);
  return reading;
}
