import { z } from 'zod';

import type { Json } from '#domain/json.js';
import { actionStates } from '#domain/packs/action.js';
import { documentForm, type PackDocument } from '#domain/packs/document.js';
import { allEditions, textKinds } from '#domain/packs/pack.js';

/** Any value in parsed JSON is JSON. */
const json = z.custom<Json>((value) => value !== undefined);

/** The parts that every form of document has. */
const common = {
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
      blocks: z.array(json),
      notes: z.array(z.string()),
      texts: z.array(
        z.object({ kind: z.enum(keysOf(textKinds)), body: z.string(), by: z.string() }),
      ),
    }),
  ),
};

const first = z.object({ form: z.literal(1), ...common }).transform((document): PackDocument => ({
  ...document,
  actions: [],
  definitions: [],
  facts: null,
}));

const second = z.object({
  form: z.literal(documentForm),
  ...common,
  actions: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      owner: z.string(),
      dueOn: z.string().nullable(),
      state: z.enum(keysOf(actionStates)),
      age: z.number(),
      isOverdue: z.boolean(),
      notes: z.string(),
    }),
  ),
  definitions: z.array(z.object({ name: z.string(), words: z.string() })),
  facts: z.object({
    events: z.array(json),
    quarters: z.array(
      z.object({ key: z.string(), datasets: z.array(json), datasetsReceived: z.array(z.string()) }),
    ),
    places: z.array(z.object({ code: z.string(), largerAreas: z.array(json) })),
  }),
});

const anyForm: z.ZodType<PackDocument> = z.union([second, first]);

/**
 * Reads a document of any form.
 *
 * @throws if it is not a document of a known form
 */
export function readDocument(text: string): PackDocument {
  return anyForm.parse(JSON.parse(text));
}

function keysOf<Key extends string>(list: Readonly<Record<Key, string>>): readonly Key[] {
  return Object.keys(list).filter((key): key is Key => Object.hasOwn(list, key));
}
