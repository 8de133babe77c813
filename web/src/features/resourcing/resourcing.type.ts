import type { ChoicesQuery } from '#graphql/operations.js';
import type { Choices } from '#lib/choice.js';
import type { AskedKinds } from '#lib/kind-scope.js';
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

/** What every block of the page says about itself beside its figures. It belongs to the figures shown, not to those on their way. */
export interface BlockContext {
  readonly scope: ResourceScope;
  readonly choices: ResourceChoices;
  /** `37 of 38 returns in`: how much of the quarter's resources has come in; of a range, of its last quarter, which is named. */
  readonly coverage: string;
  /** The same of resources and disruptions together. */
  readonly coverageOfBoth: string;
  /** Both again, of all agencies, whichever is chosen: for blocks that compare them. */
  readonly coverageOfAll: { readonly resources: string; readonly both: string };
  readonly freshness: string;
  /** Both again of the quarter at whose end stocks are told. */
  readonly ofStock: { readonly coverage: string; readonly freshness: string };
  /** The address of this page with a part of its filters changed. */
  readonly toAddress: (change: Partial<AskedKinds>) => string;
  /** The address of a measure's page with the same filters. */
  readonly toMeasure: (key: string) => string;
  readonly onChoose: (change: Partial<AskedKinds>) => void;
}
