import type { ChoicesQuery } from '#graphql/operations.js';
import type { Choices } from '#lib/choice.js';

export type Objective = ChoicesQuery['objectives'][number];

/** What can be asked for. */
export interface ResourceChoices extends Choices {
  readonly objectives: readonly Objective[];
}
