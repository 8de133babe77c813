import { formatInstant } from '#lib/format.js';
import type { FigureContent } from '#ui/figure-block/figure-block.type.js';

import type { BlockContext } from './resourcing.type.js';

interface Answer {
  readonly dataVersion: number;
  readonly asOf: string;
}

type Foot = Pick<FigureContent, 'source' | 'coverage' | 'freshness' | 'dataVersion' | 'asOf' | 'marking'>;

/** What a block rests on. Resources are open to every partner, so they are OFFICIAL whoever reads them. */
export function toFoot({ coverage, freshness }: BlockContext, { dataVersion, asOf }: Answer): Foot {
  return { source: 'resource returns', coverage, freshness, dataVersion, asOf: formatInstant(asOf), marking: 'OFFICIAL' };
}

/** The same of a block that compares agencies. */
export function toFootOfAll(context: BlockContext, answer: Answer): Foot {
  return { ...toFoot(context, answer), coverage: context.coverageOfAll.resources };
}

/** What a block rests on that shows what was put in beside what came of it. */
export function toFootOfBoth(context: BlockContext, answer: Answer): Foot {
  return { ...toFoot(context, answer), source: 'disruption and resource returns', coverage: context.coverageOfBoth };
}

/** The same of a block that compares agencies. */
export function toFootOfAllBoth(context: BlockContext, answer: Answer): Foot {
  return { ...toFootOfBoth(context, answer), coverage: context.coverageOfAll.both };
}
