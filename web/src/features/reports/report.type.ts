import type { ChoicesQuery } from '#graphql/operations.js';
import type { Choices } from '#lib/choice.js';
import type { KindScope } from '#lib/kind-scope.js';

export type CrimeType = ChoicesQuery['crimeTypes'][number];

/** What the page shows: one quarter or a range, and everything that it is narrowed to. Reports have no objective. */
export type ReportScope = KindScope<never, CrimeType>;

/** What can be asked for. */
export interface ReportChoices extends Choices {
  readonly crimeTypes: readonly CrimeType[];
}
