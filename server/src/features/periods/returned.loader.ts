import { allDatasets, type Dataset } from '#domain/lists.js';
import type { ReturnedQuarter } from '#domain/returns/returned-quarters.js';
import type { Context } from '#graphql/context.js';

import { readReturned } from './returned-quarters.reader.js';

type Returned = ReadonlyMap<Dataset, readonly ReturnedQuarter[]>;

const readings = new WeakMap<Context, Promise<Returned>>();

/**
 * The returns received for all quarters: read once for a request, however many quarters need them.
 */
export function loadReturned(context: Context): Promise<Returned> {
  const reading =
    readings.get(context) ??
    context.database.read((transaction) => readReturned(transaction, allDatasets));
  readings.set(context, reading);
  return reading;
}
