import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { z } from 'zod';

import type { SentRow } from '#testing/random-partnership.js';

import { type RandomQuestion, valuesOf } from './random-questions.js';

/** The reference data file with places and their populations. */
const areaFile = fileURLToPath(
  new URL('../../../../prisma/seed/reference/areas.json', import.meta.url),
);
const areas = z
  .array(
    z.object({
      code: z.string(),
      kind: z.string(),
      parents: z.array(z.string()).default([]),
      validTo: z.string().optional(),
      populationMid2020: z.number().default(0),
      populationMid2023: z.number().default(0),
    }),
  )
  .parse(JSON.parse(readFileSync(areaFile, 'utf8')))
  .filter(({ validTo }) => validTo === undefined);
type Area = (typeof areas)[number];

/**
 * Moves the estimates of the reference data to the middle of 2024 and 2025, so that periods in
 * questions are before, between and after them.
 */
export const redateEstimates =
  'UPDATE population SET year = CASE year WHEN 2020 THEN 2024 ELSE 2025 END';

function peopleOn(lastDay: string, { populationMid2020, populationMid2023 }: Area): number {
  return lastDay >= '2025-06-30' ? populationMid2023 : populationMid2020;
}

function doesLieIn(inner: Area, outer: Area): boolean {
  return areas.some(
    (parent) =>
      inner.parents.includes(parent.code) && (parent === outer || doesLieIn(parent, outer)),
  );
}

function countyOf({ code, kind, parents }: Area): string {
  if (kind === 'COUNTY') return code;
  return areas.find((area) => area.kind === 'COUNTY' && parents.includes(area.code))?.code ?? '';
}

/** Whether a grouping or a condition involves places. */
export function doesTellOfPlaces(text: string): boolean {
  return /area|county/i.test(text.replaceAll(/county_?lines/gi, ''));
}

/**
 * The population by which the records of a group are divided, from the estimate for the group's
 * last day; null if the question involves agencies, or places that are only partly included.
 *
 * @param valueIn the value of the group in a dimension; null without a grouping by it
 */
export function countPeople(
  { where }: Pick<RandomQuestion, 'where'>,
  {
    valueIn,
    lastDay,
  }: { readonly valueIn: (dimension: string) => string | null; readonly lastDay: string },
): number | null {
  if (!doPlacesFollow(where, valueIn)) return null;
  if (valueIn('AGENCY') !== null || /\bagency\b/.test(where.text)) return null;
  const isAsked = (area: Area) => {
    const [ownArea, ownCounty] = [valueIn('AREA'), valueIn('COUNTY')];
    const isInGroup =
      (ownArea === null || ownArea === area.code) &&
      (ownCounty === null || ownCounty === countyOf(area));
    return (
      isInGroup &&
      (!doesTellOfPlaces(where.text) ||
        where.admits({ AREA: area.code, COUNTY: countyOf(area) }) !== false)
    );
  };
  const asked = areas.filter(isAsked);
  const isWhole = (outer: Area) =>
    areas.every((inner) => !doesLieIn(inner, outer) || isAsked(inner));
  const districts = asked.filter(({ kind }) => kind === 'DISTRICT');
  if (districts.length === 0 || !asked.every(isWhole)) return null;
  return districts.reduce((sum, district) => sum + peopleOn(lastDay, district), 0);
}

/** Values of all dimensions except places, enough to distinguish two conditions. */
const rests = fc.sample(
  fc.record(
    Object.fromEntries(
      Object.entries(valuesOf).map(([dimension, values]) => [
        dimension,
        fc.subarray(['', ...values]),
      ]),
    ),
  ),
  {
    numRuns: 300,
    seed: 7,
  },
);
const multiValued = ['SIGN', 'SERIOUS_LIMB', 'EXPLOITATION', 'SUPPORTING_AGENCY'];

/**
 * Whether a condition admits the same places for all other facts, unlike "in Reading, or about
 * drugs". Tested on made-up records.
 *
 * @param valueIn the value of the group in a dimension; null without a grouping by it
 */
export function doPlacesFollow(
  where: RandomQuestion['where'],
  valueIn: (dimension: string) => string | null,
): boolean {
  if (!doesTellOfPlaces(where.text)) return true;
  const inGroup = [...areas.map(({ code }) => code), ''].filter((code) => {
    const area = areas.find((each) => each.code === code);
    const [ownArea, ownCounty] = [valueIn('AREA'), valueIn('COUNTY')];
    return (
      (ownArea === null || ownArea === code) &&
      (ownCounty === null || ownCounty === (area ? countyOf(area) : ''))
    );
  });
  const patterns = inGroup.map((code) => {
    const area = areas.find((each) => each.code === code);
    return rests
      .map((rest) => {
        const keysOf = (dimension: string): readonly string[] => {
          if (dimension === 'AREA') return [code];
          if (dimension === 'COUNTY') return [area ? countyOf(area) : ''];
          const own = valueIn(dimension);
          const drawn = rest[dimension] ?? [''];
          // Every record has a sender.
          if (dimension === 'AGENCY')
            return [own ?? drawn.find((value) => value !== '') ?? 'OTHERS'];
          if (!multiValued.includes(dimension)) return [own ?? drawn[0] ?? ''];
          if (own === '') return [''];
          const named = [...drawn.filter((value) => value !== ''), ...(own === null ? [] : [own])];
          return named.length > 0 ? named : [''];
        };
        return where.holds(madeUp, keysOf) ? '1' : '0';
      })
      .join('');
  });
  return new Set(patterns.filter((pattern) => pattern.includes('1'))).size <= 1;
}

const madeUp: SentRow = { dataset: 'REPORTS', agency: 'TVP', quarter: '2025-26-Q1', cells: {} };
