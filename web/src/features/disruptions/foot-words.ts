import { formatInstant } from '#lib/format.js';
import type { FigureContent } from '#ui/figure-block/figure-block.type.js';

import type { BlockContext } from './disruption.type.js';

interface Answer {
  readonly dataVersion: number;
  readonly asOf: string;
}

type Foot = Pick<FigureContent, 'source' | 'coverage' | 'freshness' | 'dataVersion' | 'asOf' | 'marking'>;

/** What a block rests on. Counts of disruptions are open to every partner, so they are OFFICIAL whoever reads them. */
export function toFoot({ coverage, freshness }: BlockContext, { dataVersion, asOf }: Answer): Foot {
  return { source: 'disruption returns', coverage, freshness, dataVersion, asOf: formatInstant(asOf), marking: 'OFFICIAL' };
}
