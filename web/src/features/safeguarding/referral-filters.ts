import type { Pathway } from '#graphql/operations.js';
import type { Filters } from '#lib/address.js';

/** What the page shows: a null pathway is all of them. */
export interface ReferralFilters extends Filters {
  readonly pathway: { readonly code: Pathway; readonly name: string } | null;
}
