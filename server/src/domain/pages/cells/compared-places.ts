import type { Figure } from '#domain/figures/figure/figure.js';
import { halfOf } from '#domain/figures/figure/uncertainty.js';
import type { FunnelPlace } from '#domain/funnel/funnel.js';
import { countOf, type MeasureKey } from '#domain/measures/catalogue.js';
import { memoise, memoiseEach } from '#domain/memoise.js';
import {
  type ComparedPart,
  type ComparedParts,
  compareParts,
  emptyFunnelPlace,
  type ShownPart,
  toPlace,
} from '#domain/pages/block/compared-parts.js';
import type { ComparisonDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { askedBy } from '#domain/pages/questions/block-headlines.js';
import type { AreaRecord } from '#domain/places.js';
import { partsIn } from '#domain/scorecard/headline-parts.js';

/** A district compared with the others. */
export interface ComparedPlace extends ComparedPart {
  readonly area: AreaRecord;
}

export interface ComparedPlaces extends Pick<ComparedParts, 'kind' | 'centre'> {
  readonly places: readonly ComparedPlace[];
  /**
   * What is coded to a larger place than a district; null if there is none, or the measure is not a
   * sum.
   */
  readonly unplaced: { readonly count: number; readonly halfWidth: number } | null;
  /**
   * Places that have more coded to them than to one of their districts: those districts are not
   * compared.
   */
  readonly blurred: readonly { readonly area: AreaRecord; readonly figure: Figure }[];
}

/** The force's districts compared with each other on a measure; null if they were not asked for. */
export function comparePlaces(
  measure: MeasureKey,
  block: ComparisonDeclaration,
  setting: AnswerSetting,
): ComparedPlaces | null {
  return holdIn(setting)(askedBy(block, setting.page, setting.referenceData))(measure);
}

/** All blocks on a page share a scope, so each measure is compared once for a page. */
const holdIn = memoiseEach((setting: AnswerSetting) => {
  let hold: ((measure: MeasureKey) => ComparedPlaces | null) | null = null;
  return (of: ReturnType<typeof askedBy>) =>
    (hold ??= memoise((measure: MeasureKey) => holdOnce(measure, of, setting)));
});

interface ShownPlaces extends Pick<ComparedPlaces, 'blurred' | 'unplaced'> {
  readonly shown: readonly ShownPart[];
  readonly leftOut: ReadonlySet<string>;
}

/** The districts as shown, and those of them that cannot be compared with others. */
function readPlaces(
  measure: MeasureKey,
  { name, asked }: ReturnType<typeof askedBy>,
  setting: AnswerSetting,
): ShownPlaces {
  const { referenceData, findFourQuarters } = setting;
  const find = findFourQuarters(name);
  const counted = countOf(measure);
  const count = (code: string) =>
    counted === null ? null : find({ measure: counted, part: { dimension: 'AREA', key: code } });
  const larger = referenceData.places.current.flatMap((area) => {
    const figure = area.kind === 'DISTRICT' ? null : count(area.code);
    return figure !== null && (figure.value ?? 0) > 0 ? [{ area, figure }] : [];
  });
  const parts = partsIn('AREA', asked, referenceData);
  const blurred = larger.filter(
    ({ area, figure }) =>
      area.kind !== 'FORCE' &&
      parts.some(({ key }) => {
        const own = count(key)?.value ?? null;
        return (
          referenceData.places.doesContain(area.code, key) &&
          own !== null &&
          (figure.value ?? 0) > own
        );
      }),
  );
  const sum = larger.reduce((all, { figure }) => all + (figure.value ?? 0), 0);
  return {
    shown: parts.flatMap((part) => {
      const figure = find({ measure, part });
      return figure === null ? [] : [{ part, figure }];
    }),
    leftOut: new Set(
      parts
        .map(({ key }) => key)
        .filter((key) =>
          blurred.some(({ area }) => referenceData.places.doesContain(area.code, key)),
        ),
    ),
    unplaced:
      sum === 0
        ? null
        : {
            count: sum,
            halfWidth: larger.reduce((all, { figure }) => all + halfOf(figure.range), 0),
          },
    blurred,
  };
}

/** The cases and base of each district that can be compared, by its code. */
export function findPlaces(
  measure: MeasureKey,
  block: ComparisonDeclaration,
  setting: AnswerSetting,
): ReadonlyMap<string, FunnelPlace> {
  const { shown, leftOut } = readPlaces(
    measure,
    askedBy(block, setting.page, setting.referenceData),
    setting,
  );
  return new Map(
    shown.map(({ part: { key }, figure }) => [
      key,
      leftOut.has(key) ? emptyFunnelPlace : toPlace(figure),
    ]),
  );
}

function holdOnce(
  measure: MeasureKey,
  of: ReturnType<typeof askedBy>,
  setting: AnswerSetting,
): ComparedPlaces | null {
  const { shown, leftOut, unplaced, blurred } = readPlaces(measure, of, setting);
  if (shown.length === 0) return null;
  const { kind, centre, parts } = compareParts(measure, shown, leftOut);
  return {
    ...{ kind, centre, unplaced, blurred },
    places: parts.flatMap((part): readonly ComparedPlace[] => {
      const area = setting.referenceData.places.find(part.part.key);
      return area ? [{ ...part, area }] : [];
    }),
  };
}

/** How many cases a place has above or below the number expected. */
export function excessOf({ place }: Pick<ComparedPlace, 'place'>, centre: number): number {
  return place.cases - place.base * centre;
}

/** The places that stand out, furthest from the expected number first. */
export function standOut({
  places,
  centre,
}: Pick<ComparedPlaces, 'places' | 'centre'>): readonly ComparedPlace[] {
  return places
    .filter(({ outlier }) => outlier !== null)
    .toSorted((one, other) => Math.abs(excessOf(other, centre)) - Math.abs(excessOf(one, centre)));
}

/**
 * The two places that a page compares: those chosen by the reader; one place and the force; or else
 * the two that stand out most, or the only one that does and the force. Null if none is chosen and
 * none stands out.
 */
export function findPair(
  { page: { asked, compare = null }, referenceData: { places } }: AnswerSetting,
  comparedPlaces: ComparedPlaces | null,
): readonly [AreaRecord, AreaRecord] | null {
  const { force } = places;
  const { area } = asked;
  if (compare !== null && compare.code !== area.code) return [area, compare];
  if (force === null) return null;
  if (area.kind !== 'FORCE') return [area, force];
  const [first, second] = comparedPlaces === null ? [] : standOut(comparedPlaces);
  return first ? [first.area, second?.area ?? force] : null;
}
