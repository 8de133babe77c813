import { downloadCsv, toCsv } from '#lib/csv.js';

import type { ShownQuality } from './quality-documents.js';

/**
 * An agency's measures as a table: its sentence, then a row for each measure and one for its
 * median, with the marking above and below.
 */
export function toQualityRows(
  quality: ShownQuality,
  marking: string,
): readonly (readonly string[])[] {
  const quarters = quality.quarters.map(({ label }) => label);
  return [
    [marking],
    [quality.sentence],
    ['Measure', 'Whose', 'All quarters', ...quarters, 'What it counts'],
    ...quality.measures.flatMap((measure) => [
      [
        measure.column ?? measure.name,
        quality.agency.name,
        measure.together.text,
        ...measure.figures.map(({ text }) => text),
        measure.definition,
      ],
      [
        measure.column ?? measure.name,
        'Median of the others',
        measure.medianTogether.text,
        ...measure.medians.map(({ text }) => text),
        measure.definition,
      ],
    ]),
    [marking],
  ];
}

/** Downloads the table as a file with its marking in the name. */
export function saveQuality(quality: ShownQuality, marking: string): void {
  const name = `${marking}-quality-${quality.dataset.toLowerCase()}-${quality.agency.code}`;
  downloadCsv(name, toCsv(toQualityRows(quality, marking)));
}
