import { z } from 'zod';

import type { Verdict } from '#domain/packs/readings/verdict.js';
import { type Status, statuses } from '#domain/scorecard/status.js';
import { type Variation, variations } from '#domain/scorecard/variation.js';

/** A rated figure of a block, as on pages and in documents. */
export const judgedKpi = z.object({
  measure: z.object({ key: z.string(), name: z.string() }),
  objective: z.string().nullable(),
  name: z.string(),
  figure: z
    .object({
      displayText: z.string().optional(),
      /** The former name of `displayText` in documents. */
      inWords: z.string().optional(),
      value: z.number().nullable(),
    })
    .transform(({ displayText, inWords = '', value }) => ({
      displayText: displayText ?? inWords,
      value,
    })),
  target: z.object({}).nullable(),
  status: z.string().refine((status): status is Status => Object.hasOwn(statuses, status)),
  variation: z
    .string()
    .refine((variation): variation is Variation => Object.hasOwn(variations, variation)),
});

/**
 * Reads a rated figure, without a comparison if there is no target, and without a change if a
 * figure is missing.
 */
export function toVerdict({
  figure,
  target,
  status,
  variation,
}: z.infer<typeof judgedKpi>): Verdict {
  return {
    status: target === null ? null : status,
    variation: figure.value === null ? null : variation,
  };
}
