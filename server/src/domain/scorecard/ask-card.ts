import type { AgencyRecord } from '#domain/agencies.js';
import type { Filter } from '#domain/figures/filter.js';
import { openQuarters } from '#domain/figures/open-quarters.js';
import { type AskedChange, comparisonKeys, MOST_ROWS, type Question } from '#domain/figures/question.js';
import type { World } from '#domain/figures/world.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { AreaRecord } from '#domain/places.js';
import type { Quarter } from '#domain/quarter.js';
import { rangeOf } from '#domain/time.js';

import { type Headline, headlines } from './headline.js';
import { trendQuarters } from './quarters.js';

/** What a scorecard is of. */
export interface CardAsked {
  readonly quarter: Quarter;
  /** The force stands for everything, what names no place among it. */
  readonly area: AreaRecord;
  /** Null for all agencies together. */
  readonly agency: AgencyRecord | null;
}

/** The questions whose answers a scorecard is made from. */
export interface CardQuestions {
  readonly trend: Question;
  readonly objectives: Question;
  /** The quarter shown alone, where it is open: compared like for like. Null where it is closed. */
  readonly running: { readonly all: Question; readonly objectives: Question } | null;
}

/** What stands on the card: all headlines but those that are not told by place, where it is of one. */
export function headlinesOf({ area }: Pick<CardAsked, 'area'>): readonly Headline[] {
  return area.kind === 'FORCE' ? headlines : headlines.filter(({ measure }) => measureOf(measure).dimensions.includes('AREA'));
}

/** Asks for all measures by quarter, and for disruptions by quarter and objective. */
export function askCard(asked: CardAsked, world: World): CardQuestions {
  const measures = headlinesOf(asked).flatMap(({ measure, objective }) => (objective === null ? [measure] : []));
  const where = placeAndAgency(asked, world);
  const ask = (quarters: readonly Quarter[], by: readonly Dimension[], of: readonly MeasureKey[]): Question => ({
    by,
    filter: { and: [{ leaf: { axis: 'TIME', ranges: [spanOf(quarters)] } }, ...where] },
    window: 'PERIOD',
    changes: [],
    measures: of,
    orderBy: [],
    first: MOST_ROWS,
    fillGaps: true,
  });
  const { quarter } = asked;
  const trend = trendQuarters(quarter, world);
  return {
    trend: ask(trend, ['QUARTER'], measures),
    objectives: ask(trend, ['QUARTER', 'OBJECTIVE'], ['disruptions']),
    running: openQuarters(world).includes(quarter)
      ? {
          all: { ...ask([quarter], [], measures), changes: compare(measures, 'TOTALS') },
          objectives: { ...ask([quarter], ['OBJECTIVE'], ['disruptions']), changes: compare(['disruptions'], 'ROWS') },
        }
      : null,
  };
}

function compare(measures: readonly MeasureKey[], of: AskedChange['of']): readonly AskedChange[] {
  return measures.flatMap((measure) => comparisonKeys.map((to) => ({ measure, to, of })));
}

function placeAndAgency({ area, agency }: CardAsked, { places }: World): readonly Filter[] {
  return [
    ...(area.kind === 'FORCE' ? [] : [{ leaf: { axis: 'AREA', codes: new Set(places.codesWithin(area.code)) } } as const]),
    ...(agency === null ? [] : [{ leaf: { axis: 'AGENCY', ids: new Set([agency.id]) } } as const]),
  ];
}

function spanOf(quarters: readonly Quarter[]) {
  const [first = '', last = first] = [quarters[0], quarters.at(-1)];
  return { from: rangeOf('QUARTER', first).from, until: rangeOf('QUARTER', last).until };
}
