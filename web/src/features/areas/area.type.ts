import type { AreaChoice, Choices } from '#lib/choice.js';
import type { Scope } from '#lib/scope.js';

import type { MapMeasure, OnMap } from './map-measures.js';

/** An area that there is a page of. */
export interface Place extends AreaChoice {
  /** Null where none is published. */
  readonly population: number | null;
  /** Codes of the areas that it lies in, from the smallest: its command unit, its county, the force. Empty for the force. */
  readonly larger: readonly string[];
}

/** What can be asked for. */
export interface AreaChoices extends Choices {
  readonly areas: readonly Place[];
  /** What the map can show. */
  readonly measures: readonly MapMeasure[];
}

/** What the page shows: one area in one quarter, perhaps beside another one, and a measure on the map. */
export interface AreaScope extends Scope, OnMap {
  readonly area: Place;
  /** What it stands beside: what was asked for, else the force. Null for the force, where nothing was asked for. */
  readonly other: Place | null;
}

/** What an address asks, each part null where it is left out. The area is part of the path. */
export interface AskedAreas {
  readonly quarter: string | null;
  readonly compare: string | null;
  readonly map: string | null;
  readonly unit: string | null;
  /** No page of an area is of one agency: it is named as not understood. */
  readonly agency: string | null;
}

/** What every block says about itself beside its figures. It belongs to the figures shown, not to those on their way. */
export interface BlockContext {
  readonly choices: AreaChoices;
  readonly scope: AreaScope;
  /** `28 of 28 returns in`, of the measure on the map. */
  readonly coverage: string;
  readonly freshness: string;
  /** The highest marking of what the viewer may see. */
  readonly marking: string;
  /** The address of an area's page with the same map and quarter. */
  readonly toArea: (code: string) => string;
  /** The address of a measure's page for an area and the same quarter. */
  readonly toMeasure: (key: string, area: Place, objective: string | null) => string;
  readonly onChooseArea: (code: string) => void;
}
