import type { ChoicesQuery } from '#graphql/operations.js';
import type { AreaChoice, Choices } from '#lib/scope/choice.js';
import type { KindsParams } from '#lib/scope/kind-scope.js';
import type { Scope } from '#lib/scope/scope.js';

/** An area that has a page. */
export interface Place extends AreaChoice {
  /**
   * Codes of its larger areas, from the smallest: its command unit, its county, the force. Empty
   * for the force.
   */
  readonly larger: readonly string[];
}

/** A measure with figures for districts. */
export interface AreaMeasure {
  readonly code: ChoicesQuery['measures'][number]['key'];
  readonly name: string;
  readonly subject: string;
  /** Whether the page shows this measure by default. */
  readonly isStandard: boolean;
  /** Whether the viewer may not see the measure by district. */
  readonly isClosed: boolean;
}

export interface AreaChoices extends Choices {
  readonly areas: readonly Place[];
  readonly measures: readonly AreaMeasure[];
}

/**
 * What an address asks for: the area in its path, and the measure, whose parameter used to be
 * `map`.
 */
export interface AreasParams extends KindsParams {
  readonly measure: string | null;
}

/** What the page shows. */
export interface AreaScope extends Omit<Scope, 'compare'> {
  readonly area: Place;
  /** The area to compare with; null if there is none. */
  readonly other: Place | null;
  readonly measure: AreaMeasure;
}
