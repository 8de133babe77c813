import { joinAlternatives } from '#domain/join-words.js';
import { type Dimension, dimensionKeys, dimensions } from '#domain/measures/dimensions.js';
import { type FilterRequest, type Given, isGiven } from '#domain/question/filter-request.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { nameValue } from './value-name.js';

type Naming = Pick<ReferenceData, 'places' | 'agencies'>;

/**
 * What a filter narrows a question to, one phrase for each condition: "Quarter: Q1 2025/26 to Q4
 * 2025/26", "Area: Reading, and everywhere inside". Empty if all records count. The filter must be
 * one that `toFilter` accepts.
 */
export function describeFilter(request: FilterRequest, referenceData: Naming): readonly string[] {
  return [
    ...dimensionKeys.flatMap((dimension) => describeDimension(dimension, request, referenceData)),
    ...(request.and ?? []).flatMap((part) => describeFilter(part, referenceData)),
    ...(request.or ? [joinWithOr(request.or, referenceData)] : []),
    ...(request.not ? [`Not: ${describeGroup(request.not, referenceData)}`] : []),
  ];
}

function describeDimension(
  dimension: Dimension,
  request: FilterRequest,
  referenceData: Naming,
): readonly string[] {
  const { keyField, name } = dimensions[dimension];
  const asked: Given<Condition> = request[keyField];
  if (!isGiven(asked)) return [];
  const toName: ToName = (value) =>
    nameValue(dimension, typeof value === 'number' ? String(value) : value, referenceData);
  return [...formatRange(asked, toName), ...formatValues(asked, toName)].map(
    (phrase) => `${name}: ${phrase}`,
  );
}

/** The operators that a condition may have: some for any dimension, some for certain ones. */
interface Condition {
  readonly from?: Given<string | number>;
  readonly to?: Given<string | number>;
  readonly in?: Given<readonly (string | number | boolean)[]>;
  readonly notIn?: Given<readonly (string | boolean)[]>;
  readonly within?: Given<readonly string[]>;
  readonly isNull?: Given<boolean>;
}

type ToName = (value: string | number | boolean) => string;

function formatRange({ from, to }: Condition, toName: ToName): readonly string[] {
  if (isGiven(from) && isGiven(to))
    return [from === to ? toName(from) : `${toName(from)} to ${toName(to)}`];
  if (isGiven(from)) return [`from ${toName(from)} on`];
  return isGiven(to) ? [`up to ${toName(to)}`] : [];
}

function formatValues(
  { in: wanted, notIn, isNull, within }: Condition,
  toName: ToName,
): readonly string[] {
  return [
    ...(wanted ? [joinNames(wanted.map(toName))] : []),
    ...(within ? [`${joinNames(within.map(toName))}, and everywhere inside`] : []),
    ...(notIn ? [`not ${joinNames(notIn.map(toName))}`] : []),
    ...(isNull === true ? ['not recorded'] : isNull === false ? ['recorded'] : []),
  ];
}

function joinWithOr(parts: readonly FilterRequest[], referenceData: Naming): string {
  return parts.length === 0
    ? 'No records'
    : `Either ${parts.map((part) => `(${describeGroup(part, referenceData)})`).join(' or ')}`;
}

function describeGroup(request: FilterRequest, referenceData: Naming): string {
  const phrases = describeFilter(request, referenceData);
  return phrases.length === 0 ? 'any record' : phrases.join('; ');
}

function joinNames(names: readonly string[]): string {
  return names.length === 0 ? 'no value' : joinAlternatives(names);
}
