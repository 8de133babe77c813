import type { ReturnedQuarter } from '#domain/figures/returned.js';
import { allDatasets, type Dataset } from '#domain/lists.js';
import type { Database } from '#platform/database.js';

import { readReturned } from './returns-received.reader.js';

type Returned = ReadonlyMap<Dataset, readonly ReturnedQuarter[]>;

interface Asking {
  readonly database: Database;
}

const readings = new WeakMap<Asking, Promise<Returned>>();

/** Who has sent what, for all quarters: read once for a request, however many quarters ask. */
export function loadReturned(asking: Asking): Promise<Returned> {
  const reading = readings.get(asking) ?? asking.database.read((transaction) => readReturned(transaction, allDatasets));
  readings.set(asking, reading);
  return reading;
}
