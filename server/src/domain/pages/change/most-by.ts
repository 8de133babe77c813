import { addPlus, formatBare } from '#domain/figures/words/format.js';
import { labelKey, nameDimension } from '#domain/findings/describe-explanation.js';
import { movementOf } from '#domain/findings/explain-change.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import type { Explained } from './explained.js';

/** How many dimensions are named in addition to the one drawn, and how many parts of each. */
const MAX_LISTS = 2;
const MAX_PARTS = 2;

/** Fewer cases than this do not give a rate worth showing. */
const MIN_CASES = 50;

/**
 * The dimensions in order of preference: by channel and place, otherwise by what the records are
 * about.
 */
const told: readonly (readonly Dimension[])[] = [
  ['CHANNEL', 'AREA'],
  ['CRIME_TYPE', 'AGENCY', 'OBJECTIVE', 'IMPACT', 'STAFF_GROUP'],
];

/**
 * Where a change that happened everywhere at once was largest, by the dimensions that are not
 * drawn: for a share by the change in rates, otherwise by amount. Null for any other change.
 */
export function describeMostBy(
  {
    explanation,
    splits,
    kind,
    compared,
  }: Pick<Explained, 'explanation' | 'splits' | 'kind' | 'compared'>,
  drawn: Dimension,
  {
    measure,
    referenceData,
  }: {
    readonly measure: Measure;
    readonly referenceData: Pick<AnswerSetting['referenceData'], 'agencies' | 'places'>;
  },
): string | null {
  if (explanation.kind !== 'EVERYWHERE') return null;
  const others = told.map((some) =>
    splits.filter(({ dimension }) => dimension !== drawn && some.includes(dimension)),
  );
  const lists = (others.find(({ length }) => length > 0) ?? [])
    .slice(0, MAX_LISTS)
    .flatMap(({ dimension, parts, whole }) => {
      const direction = Math.sign(movementOf(whole, kind));
      const largest = parts
        .filter(
          (part) =>
            part.isDistinguishable &&
            (kind !== 'SHARE' || part.before.denominator * compared.before.length >= MIN_CASES),
        )
        .map((part) => ({ part, moved: movementOf(part, kind) }))
        .filter(({ moved }) => Math.sign(moved) === direction)
        .toSorted((one, other) => Math.abs(other.moved) - Math.abs(one.moved))
        .slice(0, MAX_PARTS)
        .map(
          ({ part, moved }) =>
            `${labelKey(dimension, part.key, referenceData)} ${addPlus(formatBare(moved, measure.unit).replace('%', ''), moved)}`,
        );
      return largest.length === 0 ? [] : [`by ${nameDimension(dimension)}: ${largest.join(', ')}`];
    });
  return lists.length === 0 ? null : `${capitalise(`most ${lists.join('; ')}`)}.`;
}
