import { z } from 'zod';

import { documentForm, type PackDocument } from '#domain/packs/document.js';
import { allEditions, type TextKind, textKinds } from '#domain/packs/pack.js';
import { jsonColumn } from '#platform/json-column.js';

const first: z.ZodType<PackDocument> = z.object({
  form: z.literal(documentForm),
  edition: z.enum(allEditions),
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  pack: z.object({
    quarter: z.string(),
    quarterName: z.string(),
    area: z.string(),
    areaName: z.string(),
    number: z.number(),
    reason: z.string(),
  }),
  title: z.string(),
  dataVersion: z.number(),
  frozenAt: z.string(),
  nonce: z.string(),
  signed: z.object({ by: z.string(), at: z.string() }),
  gaps: z.object({ missing: z.array(z.string()), reason: z.string() }),
  sections: z.array(
    z.object({
      key: z.string(),
      heading: z.string(),
      blocks: z.array(jsonColumn),
      notes: z.array(z.string()),
      texts: z.array(z.object({ kind: z.enum(Object.keys(textKinds).filter(isTextKind)), body: z.string(), by: z.string() })),
    }),
  ),
});

/** Reads a document back, whatever form it was written in. @throws where it is no document of a form that was ever written */
export function readDocument(text: string): PackDocument {
  return first.parse(JSON.parse(text));
}

function isTextKind(key: string): key is TextKind {
  return Object.hasOwn(textKinds, key);
}
