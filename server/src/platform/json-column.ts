import { z } from 'zod';

import type { Json } from '#domain/json.js';

/** Data as stored in a column of the database. */
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
