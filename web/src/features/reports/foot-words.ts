import { formatInstant } from '#lib/format.js';
import { nameSource } from '#lib/source-words.js';
import type { FigureContent } from '#ui/figure-block/figure-block.type.js';

import type { BlockContext } from './report.type.js';

interface Answer {
  readonly dataVersion: number;
  readonly asOf: string;
}

type Foot = Pick<FigureContent, 'source' | 'coverage' | 'freshness' | 'dataVersion' | 'asOf' | 'marking'>;

/** What a block rests on. Two of the crime types are protected, so that whoever sees true counts of all sees what is sensitive. */
export function toFoot({ coverage, freshness, marking }: BlockContext, { dataVersion, asOf }: Answer, datasets = ['REPORTS']): Foot {
  return { source: nameSource(datasets), coverage, freshness, dataVersion, asOf: formatInstant(asOf), marking };
}
