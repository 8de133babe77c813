import type { ChoicesQuery } from '#graphql/operations.js';
import type { Choices } from '#lib/choice.js';
import type { Scope } from '#lib/scope.js';

type Objective = ChoicesQuery['objectives'][number];

/** What the page shows: a quarter or a range, and everything that it is narrowed to. A null objective is all of them. */
export interface ResourceScope extends Scope {
  readonly objective: Objective | null;
}

/** What can be asked for. */
export interface ResourceChoices extends Choices {
  readonly objectives: readonly Objective[];
}
