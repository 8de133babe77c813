import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { owedIn } from '#domain/figures/returned.js';
import type { World } from '#domain/figures/world.js';
import { allDatasets, type Dataset } from '#domain/lists.js';
import type { Measure } from '#domain/measures/measure.js';
import { sourcesOf } from '#domain/measures/measure.js';

import type { CardAsked } from './ask-headlines.js';

/** How many returns are owed and in. */
export interface ReturnCounts {
  readonly returnsDue: number;
  readonly returnsReceived: number;
}

/** An agency, by its id, and the datasets of which a return is owed and not in, in their usual order. */
export interface MissingReturns {
  readonly agencyId: number;
  readonly datasets: readonly Dataset[];
}

interface Setting {
  readonly returned: DisclosedTable['returned'];
  readonly asked: CardAsked;
  readonly world: World;
}

/** The datasets whose returns a measure rests on; one of returns rests on all. */
export function datasetsUnder(measure: Measure): readonly Dataset[] {
  return sourcesOf(measure).flatMap((source) => (source === 'RETURNS' ? allDatasets : [source]));
}

/** Returns for the quarter: those of the agency, or of the kind of agency, where the card is of one, else those of all. */
export function countReturns(datasets: readonly Dataset[], setting: Setting): ReturnCounts {
  const counts = datasets.map((dataset) => owedFor(dataset, setting));
  const returnsDue = counts.reduce((sum, { owing }) => sum + owing.length, 0);
  return { returnsDue, returnsReceived: returnsDue - counts.reduce((sum, { missing }) => sum + missing.length, 0) };
}

/** Who has not sent what it owes for the quarter, in the order of agencies. */
export function findMissingReturns(setting: Setting): readonly MissingReturns[] {
  const missing = allDatasets.map((dataset) => ({ dataset, ids: owedFor(dataset, setting).missing }));
  return setting.world.agencies.flatMap(({ id }) => {
    const datasets = missing.filter(({ ids }) => ids.includes(id)).map(({ dataset }) => dataset);
    return datasets.length > 0 ? [{ agencyId: id, datasets }] : [];
  });
}

function owedFor(dataset: Dataset, { returned, asked: { quarter, agency, agencyKind }, world }: Setting) {
  const ofKind = world.agencies.filter(({ kind }) => kind === agencyKind).map(({ id }) => id);
  const isAsked = (id: number) => (agency === null || agency.id === id) && (agencyKind === null || ofKind.includes(id));
  const { owing, missing } = owedIn({ dataset, quarter }, returned.get(dataset) ?? [], world.obligations);
  return { owing: owing.filter(isAsked), missing: missing.filter(isAsked) };
}
