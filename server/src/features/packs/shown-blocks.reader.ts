import { z } from 'zod';

import type { Json } from '#domain/json.js';
import type { ShownBlock } from '#domain/packs/shown-figures.js';

const kpi = z.object({ name: z.string(), figure: z.object({ text: z.string() }) });

const block: z.ZodType<ShownBlock> = z.object({
  id: z.string(),
  table: z.object({
    columns: z.array(z.object({ heading: z.string() })),
    rows: z.array(z.object({ label: z.string(), cells: z.array(z.object({ text: z.string() })) })),
  }),
  kpi: kpi.nullable(),
  tiles: z.array(z.object({ kpi })),
});

/** Reads the blocks of a frozen document. Blocks of a form that cannot be read are left out. */
export function readShownBlocks(blocks: readonly Json[]): readonly ShownBlock[] {
  return blocks.flatMap((each) => {
    const read = block.safeParse(each);
    return read.success ? [read.data] : [];
  });
}
