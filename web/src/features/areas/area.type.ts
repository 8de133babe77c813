import type { ChoicesQuery } from '#graphql/operations.js';
import type { AreaChoice, Choices } from '#lib/choice.js';
import type { KindsParams } from '#lib/kind-scope.js';
import type { Scope } from '#lib/scope.js';

/** An area that there is a page of. */
export interface Place extends AreaChoice {
  /**
   * Codes of the areas that it lies in, from the smallest: its command unit, its county, the force.
   * Empty for the force.
   */
  readonly larger: readonly string[];
}

/** A measure that districts can be told by. */
export interface AreaMeasure {
  readonly code: ChoicesQuery['measures'][number]['key'];
  readonly name: string;
  readonly subject: string;
  /** Whether the page is about it unless another is asked for. */
  readonly isStandard: boolean;
  /** Whether the viewer sees none of it by district. */
  readonly isClosed: boolean;
}

export interface AreaChoices extends Choices {
  readonly areas: readonly Place[];
  readonly measures: readonly AreaMeasure[];
}

/** What an address asks: the area of its path, and the measure, which was called `map` once. */
export interface AreasParams extends KindsParams {
  readonly measure: string | null;
}

/** What the page shows. */
export interface AreaScope extends Omit<Scope, 'compare'> {
  readonly area: Place;
  /** What it is compared with; null where nobody asks. */
  readonly other: Place | null;
  readonly measure: AreaMeasure;
}
