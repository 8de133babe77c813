import { z } from 'zod';

import type { Json } from '#domain/json.js';
import type { RevisableBlock, RevisableKpi } from '#domain/packs/readings/revisable-figures.js';
import { judgedKpi, toVerdict } from '#features/packs/readings/judged-kpi.js';

const kpi = judgedKpi.transform((judged): RevisableKpi => ({
  ...{
    name: judged.name,
    measure: judged.measure,
    objective: judged.objective,
    verdict: toVerdict(judged),
  },
  figure: { text: judged.figure.displayText, value: judged.figure.value },
}));

const column = z.object({
  heading: z.string(),
  measure: z.object({ key: z.string(), name: z.string() }),
  objective: z.string().nullish(),
});

const narrowing = z.object({
  area: z.object({ code: z.string() }),
  window: z.string(),
  agency: z.object({ code: z.string() }).nullable(),
  agencyKind: z.string().nullable(),
  objective: z.string().nullable(),
  crimeType: z.string().nullable(),
  pathway: z.string().nullable(),
  where: z.unknown(),
});

const question = narrowing.extend({
  by: z.array(z.string()),
  shownFrom: z.object({ key: z.string() }),
  shownTo: z.object({ key: z.string(), label: z.string() }),
});

const block = z
  .object({
    id: z.string(),
    about: z.string(),
    table: z.object({
      columns: z.array(column),
      rows: z.array(
        z.object({
          ...{
            key: z.string(),
            kind: z.string(),
            label: z.string(),
            isFolded: z.boolean().nullish(),
          },
          cells: z.array(z.object({ text: z.string(), value: z.number().nullable() })),
        }),
      ),
    }),
    kpi: kpi.nullable(),
    tiles: z.array(z.object({ kpi })),
    question,
  })
  .transform(
    ({ table, question: { by, shownFrom, shownTo, ...narrowed }, ...read }): RevisableBlock => ({
      ...read,
      table: {
        ...table,
        columns: table.columns.map((each) => ({ ...each, objective: each.objective ?? null })),
      },
      question: { by, shownFrom, shownTo, narrowedBy: JSON.stringify(Object.values(narrowed)) },
    }),
  );

/**
 * Reads blocks, frozen or current, in a form in which they can be compared. Blocks that cannot be
 * read are left out.
 */
export function readRevisableBlocks(blocks: readonly Json[]): readonly RevisableBlock[] {
  return blocks.flatMap((each) => {
    const read = block.safeParse(each);
    return read.success ? [read.data] : [];
  });
}
