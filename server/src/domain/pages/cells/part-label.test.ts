import { describe, expect, it } from 'vitest';

import { declarationOf, isCodedDimension } from '#domain/measures/coded-dimensions.js';
import { isListDimension, type PartDimension, partDimensions } from '#domain/scorecard/headline.js';
import { partsIn } from '#domain/scorecard/headline-parts.js';
import { testReferenceData } from '#testing/test-reference-data.js';

import { labelPart } from './part-label.js';

const referenceData = testReferenceData('2026-11-24');
const [area] = referenceData.places.areas;
if (!area) throw new Error('There is no area');
const asked = {
  ...{ quarter: '2026-27-Q2', area: referenceData.places.force ?? area },
  ...{ agency: null, agencyKind: null, crimeType: null },
} as const;

const listed = partDimensions.filter((each) => isCodedDimension(each));
const listOf = (dimension: PartDimension): readonly (readonly [string, string])[] =>
  isCodedDimension(dimension) ? Object.entries<string>(declarationOf(dimension).list) : [];

describe('the parts of a figure', () => {
  it.each(listed)('are the codes of its list, under their labels: %s', (dimension) => {
    const parts = partsIn(dimension, asked, referenceData);
    expect(
      parts.map((part) => [
        part.key,
        labelPart({ part, objective: null, name: '' }, referenceData),
      ]),
    ).toEqual(listOf(dimension));
  });

  it.each(listed.filter((each) => isListDimension(each)))(
    'are only the chosen code, if one is chosen: %s',
    (dimension) => {
      const [[chosen] = ['']] = listOf(dimension);
      expect(
        partsIn(dimension, { ...asked, codes: { [dimension]: chosen } }, referenceData),
      ).toEqual([{ dimension, key: chosen }]);
    },
  );
});
