import type { RawTable } from '#domain/figures/raw.js';

/** Who the figures are for. CLEARED sees true counts; there is nobody else yet. */
export interface Policy {
  readonly kind: 'CLEARED';
}

/** A table that has passed disclosure: the only kind that may leave the engine. */
export interface DisclosedTable extends RawTable {
  readonly policy: Policy;
}

/**
 * The one stage between the engine and everything else. What a policy hides is taken out here, before rows are ordered,
 * cut and written in words.
 */
export function disclose(table: RawTable, policy: Policy): DisclosedTable {
  return { ...table, policy };
}
