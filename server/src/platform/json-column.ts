import { z } from 'zod';

import type { Json } from '#domain/audit/entry.js';

/** Data as a column of the database holds it. */
export const jsonColumn: z.ZodType<Json> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    z.array(jsonColumn),
    z.record(z.string(), jsonColumn),
  ]),
);
