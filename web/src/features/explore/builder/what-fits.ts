import { toFieldName } from '#features/explore/to-field-name.js';
import { lowerFirst } from '#lib/format.js';

import type { BuilderQuestion } from './question.type.js';
import { conditionsOf } from './read-filter.js';

/** A measure as the catalogue describes it. */
export interface KnownMeasure {
  readonly key: string;
  readonly name: string;
  readonly subject: string;
  /** The datasets of the measure, by their names in the schema. */
  readonly datasets: readonly string[];
  readonly dimensions: readonly string[];
  /** The key of the measure that must be shown with this one; null if none has to be. */
  readonly companion: string | null;
}

/** A dimension with its name for use in a sentence. */
export interface KnownDimension {
  readonly code: string;
  readonly name: string;
}

/** Why a measure or a dimension cannot be chosen with the rest of the question. */
export interface Misfit {
  readonly code: string;
  readonly why: string;
}

export interface Fitting {
  readonly measures: readonly KnownMeasure[];
  readonly dimensions: readonly KnownDimension[];
  /** The datasets' names for use in a sentence, such as "disruptions". */
  readonly datasetNames: ReadonlyMap<string, string>;
}

/** The codes of the dimensions that the question groups or filters by. */
export function dimensionsUsed(
  { by, filters }: Pick<BuilderQuestion, 'by' | 'filters'>,
  { dimensions }: Pick<Fitting, 'dimensions'>,
): readonly string[] {
  const filtered = new Set(conditionsOf(filters).map(({ field }) => field));
  return dimensions
    .map(({ code }) => code)
    .filter(
      (code) => by.some(({ dimension }) => dimension === code) || filtered.has(toFieldName(code)),
    );
}

/** Measures that do not record what the question groups or filters by, each with the reason. */
export function findForeignMeasures(
  question: Pick<BuilderQuestion, 'by' | 'filters'>,
  fitting: Fitting,
): readonly Misfit[] {
  const used = dimensionsUsed(question, fitting);
  return fitting.measures.flatMap((measure) => {
    const foreign = used.find((code) => !measure.dimensions.includes(code));
    if (foreign === undefined) return [];
    return [
      { code: measure.key, why: `${measure.name} is not recorded by ${nameOf(foreign, fitting)}.` },
    ];
  });
}

/** Dimensions that at least one chosen measure does not record, each with the reason. */
export function findForeignDimensions(
  chosen: readonly string[],
  fitting: Fitting,
): readonly Misfit[] {
  const measures = fitting.measures.filter(({ key }) => chosen.includes(key));
  return fitting.dimensions.flatMap(({ code, name }) => {
    const lacking = measures.find((measure) => !measure.dimensions.includes(code));
    return lacking === undefined
      ? []
      : [{ code, why: `${name} is not recorded for ${nameDatasets(lacking, fitting)}.` }];
  });
}

/** The datasets that a measure uses, in words; its own name if it has none. */
export function nameDatasets(
  { datasets, name }: KnownMeasure,
  { datasetNames }: Pick<Fitting, 'datasetNames'>,
): string {
  const names = datasets.map((dataset) => datasetNames.get(dataset) ?? dataset.toLowerCase());
  return names.length === 0 ? lowerFirst(name) : names.join(' and ');
}

/**
 * The keys of some measures, and of the measures that have to be added because one of the others
 * would mislead without them.
 */
export function withCompanions(
  keys: readonly string[],
  { measures }: Pick<Fitting, 'measures'>,
): readonly string[] {
  const companions = keys.flatMap(
    (key) => measures.find((measure) => measure.key === key)?.companion ?? [],
  );
  return [...new Set([...keys, ...companions])];
}

/**
 * The keys of some measures, and of the chosen measures that have to be removed with them because
 * they would mislead on their own.
 */
export function withDependants(
  keys: readonly string[],
  chosen: readonly string[],
  { measures }: Pick<Fitting, 'measures'>,
): readonly string[] {
  const dependants = measures.filter(
    ({ key, companion }) => chosen.includes(key) && companion !== null && keys.includes(companion),
  );
  return [...new Set([...keys, ...dependants.map(({ key }) => key)])];
}

function nameOf(code: string, { dimensions }: Pick<Fitting, 'dimensions'>): string {
  return lowerFirst(dimensions.find((dimension) => dimension.code === code)?.name ?? code);
}
