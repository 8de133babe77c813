import { explainFigures, type FigureValue } from '#lib/figure.js';
import { formatInstant } from '#lib/format.js';
import { toReaderNotes } from '#lib/notes.js';
import { nameSource } from '#lib/source-words.js';
import type { FigureContent } from '#ui/figure-block/figure-block.type.js';

import type { BlockContext } from './area.type.js';
import { wordUnplaced } from './district-words.js';
import { type District, type DistrictRows, findUnplaced } from './districts.js';
import type { MapMeasure } from './map-measures.js';

interface Answer {
  readonly dataVersion: number;
  readonly asOf: string;
}

type Foot = Pick<FigureContent, 'source' | 'coverage' | 'freshness' | 'dataVersion' | 'asOf' | 'marking'>;

/** What the blocks of districts rest on. What is open to every partner is OFFICIAL whoever reads it. */
export function toFoot({ scope: { measure }, coverage, freshness, marking }: BlockContext, { dataVersion, asOf }: Answer): Foot {
  return {
    source: nameSource(measure.datasets),
    coverage,
    freshness,
    dataVersion,
    asOf: formatInstant(asOf),
    marking: measure.isOpen ? 'OFFICIAL' : marking,
  };
}

interface Told {
  readonly measure: MapMeasure;
  readonly notes: readonly string[];
  readonly rows: DistrictRows;
}

/** What has to be known to read the figures of districts: what has no district, flags, and the server's notes. */
export function explainDistricts({ notes, rows, measure }: Told, districts: readonly District[]): readonly string[] {
  const unplaced = wordUnplaced(findUnplaced(rows, measure), measure);
  const figures: readonly FigureValue[] = districts.flatMap(({ count, rate }) => (rate === null ? [count] : [count, rate]));
  // Larger places have no rate of this kind, and are not shown; those of them that hold something are named.
  const told = toReaderNotes(notes).filter(
    (note) => !note.startsWith('[z]') && (unplaced === null || !note.includes('recorded only for a larger place')),
  );
  return [...(unplaced === null ? [] : [unplaced]), ...explainFigures(figures, told)];
}
