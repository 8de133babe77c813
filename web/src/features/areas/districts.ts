import type { MapFill } from '#charts/area-map.type.js';
import { findMapStep, type MapClass, toShown } from '#charts/map-classes.js';
import { besideFigure, type Flag, formatFlags, isHidden, missingSymbol } from '#lib/figure.js';
import type { Move } from '#lib/move.js';
import type { OwnedFigure } from '#lib/protected.js';
import { dropUnit, type Unit } from '#lib/unit.js';

import type { Place } from './area.type.js';
import { type MapMeasure, type OnMap, toUnit } from './map-measures.js';

/** A figure of a district, with its change on the quarter before. */
export interface DistrictCount extends OwnedFigure {
  readonly change: Move | null;
}

export type DistrictRows = readonly AreaRow[];

interface AreaRow {
  readonly key: { readonly area: { readonly code: string; readonly name: string; readonly kind: string } | null };
  readonly count: DistrictCount | null;
  readonly rate?: OwnedFigure | null;
}

/** The place of a district among those that have a figure: 1 is the highest. Figures that read alike share it. */
export interface Rank {
  readonly place: number;
  readonly isJoint: boolean;
}

/** One district with what the map and the list show of it. */
export interface District {
  readonly code: string;
  readonly name: string;
  readonly count: DistrictCount;
  /** Null where no rate of the measure is defined. */
  readonly rate: OwnedFigure | null;
  /** The one of the two that the map shows. */
  readonly shown: OwnedFigure;
  /** Null without a figure. */
  readonly rank: Rank | null;
}

/** The districts of an answer by area, highest first; those without a figure last, by name. */
export function toDistricts(rows: DistrictRows, shows: OnMap): readonly District[] {
  const unit = toUnit(shows);
  const found = rows.flatMap(({ key: { area }, count, rate = null }) => {
    if (area?.kind !== 'DISTRICT' || count === null) return [];
    return [{ code: area.code, name: area.name, count, rate, shown: shows.unit === 'rate' && rate !== null ? rate : count }];
  });
  const values = found.map(({ shown }) => toWritten(shown, unit)).filter((value) => value !== null);

  return found
    .map((district) => ({ ...district, rank: toRank(toWritten(district.shown, unit), values) }))
    .sort((one, other) => (one.rank?.place ?? 99) - (other.rank?.place ?? 99) || one.name.localeCompare(other.name));
}

/** What is coded to a larger place than a district, and is something. A ratio of those is no part of another. */
export function findUnplaced(rows: DistrictRows, { isSum }: Pick<MapMeasure, 'isSum'>) {
  if (!isSum) return [];
  return rows.flatMap(({ key: { area }, count }) =>
    area === null || area.kind === 'DISTRICT' || count === null || (count.value ?? 0) === 0
      ? []
      : [{ code: area.code, name: area.name, figure: count }],
  );
}

/**
 * A county to which more is coded than to one of its districts: then its districts cannot be held against others, since nobody knows where
 * in it that belongs. Null where there is none, as where only a few have no district; what is coded to the force alone stands against all alike.
 */
export function findBlurred(
  rows: DistrictRows,
  { measure, areas }: { readonly measure: Pick<MapMeasure, 'isSum'>; readonly areas: readonly Pick<Place, 'code' | 'larger'>[] },
) {
  const within = rows.filter(({ key: { area } }) => area !== null && area.kind !== 'FORCE');
  const counts = new Map(within.map(({ key: { area }, count }) => [area?.code, count?.value ?? null] as const));
  const blurred = findUnplaced(within, measure).find(({ code, figure }) =>
    areas.some((area) => {
      const count = counts.get(area.code) ?? null;
      return area.larger.includes(code) && count !== null && (figure.value ?? 0) > count;
    }),
  );
  return blurred ?? null;
}

/** A figure as it is written, so that what reads alike counts as alike. */
function toWritten({ value }: OwnedFigure, unit: Unit): number | null {
  return value === null ? null : toShown(value, unit);
}

function toRank(value: number | null, values: readonly number[]): Rank | null {
  if (value === null) return null;
  return {
    place: values.filter((other) => other > value).length + 1,
    isJoint: values.filter((other) => other === value).length > 1,
  };
}

/** How a district is filled. */
export function toFill(shown: OwnedFigure, classes: readonly MapClass[], unit: Unit): MapFill {
  return findMapStep(shown.value, classes, unit) ?? (isHidden(shown) ? 'HIDDEN' : 'MISSING');
}

/** Flags that every figure of a quarter shares, or that its words say already. */
const told: readonly Flag[] = ['PROVISIONAL', 'REVISED', 'ESTIMATED'];

/** A figure as it stands in the map: `0.59`, `about 35`, `12 [c]`, `[x]`. The legend names its unit. */
export function toMapText(figure: OwnedFigure): string {
  if (figure.value === null) return missingSymbol(figure);
  const flags = formatFlags(besideFigure(figure).filter((flag) => !told.includes(flag)));
  const text = figure.flags.includes('ESTIMATED') ? figure.inWords : dropUnit(figure.text);
  return flags === '' ? text : `${text} ${flags}`;
}
