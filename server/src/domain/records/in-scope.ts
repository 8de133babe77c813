import type { RecordScope } from '#domain/access/viewer.js';

import type { RecordFilter } from './record-filter.js';
import { fieldOf, type RecordKind } from './record-kind.js';

/** A filter that finds only what a scope opens, whatever else it asks. */
export function inScope(filter: RecordFilter, scope: RecordScope, kind: RecordKind): RecordFilter {
  if (scope.kind === 'ALL') return filter;
  const agencyIds = scope.kind === 'AGENCIES' ? scope.agencyIds : [];
  return { and: [filter, { leaf: { field: fieldOf(kind, 'agency'), values: agencyIds } }] };
}
