import type { ChoicesQuery } from '#graphql/operations.js';
import { nameSubject } from '#lib/subject-names.js';
import { type Unit, wordUnit } from '#lib/unit.js';

type Known = ChoicesQuery['measures'][number];
type MeasureKey = Known['key'];

/** What the map can show: a measure of the catalogue that is told by area, with its rate where one is declared. */
export interface MapMeasure {
  /** In the address. */
  readonly code: MeasureKey;
  /** `Confirmed disruptions`: to begin with. */
  readonly name: string;
  /** `confirmed disruptions`: within a sentence. */
  readonly words: string;
  readonly isPlural: boolean;
  readonly unit: Unit;
  /** Whether the figures of places add up to that of a larger one; those of a ratio do not. */
  readonly isSum: boolean;
  readonly rate: Pick<MapMeasure, 'code' | 'name' | 'words'> | null;
  readonly subject: string;
  readonly datasets: readonly string[];
  /** Whether every partner sees true figures of it. */
  readonly isOpen: boolean;
  /** Whether the viewer sees none of it by district. */
  readonly isClosed: boolean;
}

/** How a measure stands in the map: for each 1,000 people who live there, or as it was counted. */
export type MapUnit = 'rate' | 'count';

export const mapUnits = [
  { code: 'rate', name: 'Rate' },
  { code: 'count', name: 'Count' },
] as const satisfies readonly { readonly code: MapUnit; readonly name: string }[];

/** What of a measure the map shows. */
export interface OnMap {
  readonly measure: MapMeasure;
  readonly unit: MapUnit;
}

/** What the map begins with, as long as there is such a measure. */
const standardKey: MeasureKey = 'disruptions';

/**
 * The measures of the map, in the order of the catalogue: those that are told by area and can stand by themselves. A rate stands beside
 * its count, not for itself.
 */
export function toMapMeasures(measures: readonly Known[], isCleared: boolean): readonly MapMeasure[] {
  const rates = new Set(measures.flatMap(({ ratePer1000 }) => ratePer1000 ?? []));
  return measures
    .filter(({ key, dimensions, besideOnly }) => dimensions.includes('AREA') && besideOnly === null && !rates.has(key))
    .map(({ key, name, inSentences, isPlural, unit, denominatorName, ratePer1000, subject, datasets, disclosure }) => {
      const rate = measures.find((other) => other.key === ratePer1000);
      return {
        ...{ code: key, name, words: inSentences, isPlural, unit, subject, datasets },
        isSum: denominatorName === null,
        rate: rate === undefined ? null : { code: rate.key, name: rate.name, words: rate.inSentences },
        isOpen: disclosure === 'OPEN',
        isClosed: disclosure === 'CLEARED_BY_DISTRICT' && !isCleared,
      };
    });
}

/** What the map shows unless another measure is asked for. Undefined where nothing is told by area. */
export function findStandard(measures: readonly MapMeasure[]): MapMeasure | undefined {
  return measures.find(({ code }) => code === standardKey) ?? measures[0];
}

/** Those that the viewer sees, under what they are told of. */
export function groupMeasures(measures: readonly MapMeasure[]) {
  const seen = measures.filter(({ isClosed }) => !isClosed);
  return [...new Set(seen.map(({ subject }) => subject))].map((subject) => ({
    name: nameSubject(subject),
    options: seen.filter((measure) => measure.subject === subject),
  }));
}

/** The key of the catalogue that the map shows. */
export function toMeasureKey({ measure, unit }: OnMap): MeasureKey {
  return findRate({ measure, unit })?.code ?? measure.code;
}

/** What its figures are counted in. */
export function toUnit({ measure, unit }: OnMap): Unit {
  return findRate({ measure, unit }) === null ? measure.unit : 'RATE';
}

/** `Confirmed disruptions per 1,000 people`. */
export function nameShown({ measure, unit }: OnMap): string {
  return findRate({ measure, unit })?.name ?? measure.name;
}

/** `confirmed disruptions per 1,000 people`, within a sentence. */
export function wordShown({ measure, unit }: OnMap): string {
  return findRate({ measure, unit })?.words ?? measure.words;
}

/** The heading of figures in a unit: `Count`, `Rate`, `Pounds`. */
export function nameUnit(unit: Unit): string {
  if (unit === 'COUNT') return 'Count';
  return unit === 'RATE' ? 'Rate' : wordUnit(unit);
}

function findRate({ measure: { rate }, unit }: OnMap): MapMeasure['rate'] {
  return unit === 'rate' ? rate : null;
}
