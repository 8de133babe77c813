import { measureOf } from '#domain/measures/catalogue.js';
import type { Block as AnsweredBlock } from '#domain/pages/block/block.js';
import type { PageDeclaration } from '#domain/pages/declared/declaration.js';
import type { PageHead } from '#domain/pages/head/page-head.js';
import type { Quarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { toMeasure } from '#features/measures/measure.type.js';
import { type Period, periodMaker } from '#features/periods/period.type.js';
import {
  type CachedKpi,
  describeAsked,
  type describeRead,
  toShownKpi,
} from '#features/scorecard/shown-kpi.type.js';

import type { Block } from './block.type.js';
import type { Page } from './page.type.js';
import type { Tile } from './tile.type.js';

/** A page without the time it was read and the viewer. */
export interface CachedPage extends Omit<Page, 'asOf' | 'marking' | 'blocks'> {
  readonly blocks: readonly (Omit<Block, 'kpi' | 'judged' | 'tiles'> & {
    readonly kpi: CachedKpi | null;
    readonly judged: readonly CachedKpi[];
    readonly tiles: readonly (Omit<Tile, 'kpi'> & { readonly kpi: CachedKpi })[];
  })[];
}

/** What a page is computed from. */
export interface Answered {
  readonly blocks: readonly AnsweredBlock[];
  readonly head: PageHead;
  readonly described: ReturnType<typeof describeRead>;
}

/** A cached page: its answered blocks and its heading. */
export function toCachedPage(
  { key, name }: PageDeclaration,
  { blocks, head, described }: Answered,
  referenceData: ReferenceData,
): CachedPage {
  const { id, period, dataVersion } = described;
  const periodOf = periodMaker(referenceData);
  return {
    id: [
      key,
      ...blocks.flatMap(
        ({
          question: {
            measures,
            page: { compare },
          },
        }) => [measures.join('+'), compare?.code ?? ''],
      ),
      id,
    ].join('-'),
    name,
    ...head,
    period,
    blocks: blocks.map((block) => toShownBlock(block, described, periodOf)),
    dataVersion,
  };
}

/** A block as in the API, without the time it was read. */
export function toShownBlock(
  {
    kpi,
    judged,
    tiles = [],
    compared,
    contributions = [],
    choices = [],
    table,
    byQuarter = null,
    question,
    funnel,
    outlined,
    ...block
  }: AnsweredBlock,
  described: ReturnType<typeof describeRead>,
  periodOf: (quarter: Quarter) => Period,
): CachedPage['blocks'][number] {
  const show = (each: JudgedKpi) => toShownKpi({ ...each, attention: 1 }, described, periodOf);
  const shown = kpi && show(kpi);
  return {
    ...block,
    notes: block.notes ?? [],
    funnel: funnel ?? null,
    outlined: outlined ?? [],
    kpi: shown,
    tiles: tiles.map((tile) => ({
      ...tile,
      kpi: toShownKpi({ ...tile.kpi, attention: tile.attention }, described, periodOf),
    })),
    judged: judged?.map(show) ?? (shown ? [shown] : []),
    compared: compared
      ? {
          before: compared.before.map(periodOf),
          after: compared.after.map(periodOf),
          isJudged: compared.isJudged,
        }
      : null,
    contributions,
    choices,
    table: toShownTable(table),
    byQuarter: byQuarter && {
      table: toShownTable(byQuarter.table),
      question: toShownQuestion(byQuarter.question, periodOf),
    },
    question: toShownQuestion(question, periodOf),
  };
}

function toShownTable(table: AnsweredBlock['table']) {
  return {
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      measure: toMeasure(measureOf(column.measure)),
    })),
  };
}

function toShownQuestion(
  { measures, by, window, from, to, shownFrom, shownTo, page, where }: AnsweredBlock['question'],
  periodOf: (quarter: Quarter) => Period,
) {
  const time = {
    from: periodOf(from),
    to: periodOf(to),
    shownFrom: periodOf(shownFrom),
    shownTo: periodOf(shownTo),
  };
  const pathway = page.asked.codes?.PATHWAY ?? null;
  return {
    measures,
    by,
    window,
    ...time,
    ...describeAsked(page.asked),
    objective: page.objective,
    pathway,
    where: where ?? null,
  };
}
