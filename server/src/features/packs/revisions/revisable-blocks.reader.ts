import { z } from 'zod';

import type { Json } from '#domain/audit/entry.js';
import type { RevisableBlock } from '#domain/packs/revisions.js';

const valued = { text: z.string(), value: z.number().nullable() };
const measure = z.object({ key: z.string(), name: z.string() });
const kpi = z.object({ name: z.string(), measure, figure: z.object(valued) });

const block: z.ZodType<RevisableBlock> = z.object({
  id: z.string(),
  about: z.string(),
  table: z.object({
    columns: z.array(z.object({ heading: z.string(), measure })),
    rows: z.array(z.object({ key: z.string(), label: z.string(), cells: z.array(z.object(valued)) })),
  }),
  kpi: kpi.nullable(),
  tiles: z.array(z.object({ kpi })),
  question: z.object({
    by: z.array(z.string()),
    shownFrom: z.object({ key: z.string() }),
    shownTo: z.object({ key: z.string() }),
  }),
});

/** Blocks, as they were frozen or as they are shown now, so that they can be held against each other. One that cannot be read so is left out. */
export function readRevisableBlocks(blocks: readonly Json[]): readonly RevisableBlock[] {
  return blocks.flatMap((each) => {
    const read = block.safeParse(each);
    return read.success ? [read.data] : [];
  });
}
