import { z } from 'zod';

import type { PackDocument } from '#domain/packs/document.js';
import { allEditions, textKinds } from '#domain/packs/pack.js';

/** Characters that XML cannot contain, and no reader sees. */
// oxlint-disable-next-line no-control-regex -- these are the ones that a file cannot contain
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const words = z
  .string()
  .transform((text) => text.replaceAll(UNPRINTABLE, '').replaceAll(/\p{Cs}/gu, '\uFFFD'));

const cell = z.object({
  text: words,
  mark: z.string(),
  value: z.number().nullable(),
  series: z.array(z.number().nullable()),
});

const table = z.object({
  rowHeading: words,
  columns: z.array(z.object({ heading: words, drawing: z.string() })),
  rows: z.array(
    z.object({
      kind: z.string(),
      label: words,
      detail: words.nullish(),
      group: words.nullable(),
      isFolded: z.boolean().nullish(),
      cells: z.array(cell),
    }),
  ),
});

const controlChart = z.object({
  points: z.array(
    z.object({
      quarter: z.object({ label: words }),
      value: z.number().nullable(),
      centre: z.number().nullable(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
    }),
  ),
});

const kpi = z.object({ name: words, sentence: words, controlChart: controlChart.nullable() });

const block = z.object({
  id: z.string(),
  view: z.string(),
  finding: z.object({ text: words }),
  about: words,
  because: words.nullable(),
  summary: words,
  kpi: kpi.nullable(),
  tiles: z.array(z.object({ kpi, finding: z.object({ text: words }) })),
  table,
  question: z.object({ shownTo: z.object({ key: z.string() }) }).nullish(),
  byQuarter: z.object({ table }).nullable(),
  notes: z.array(z.object({ text: words })),
});

const printed = z.object({
  form: z.number(),
  edition: z.enum(allEditions),
  marking: z.string(),
  pack: z.object({ quarterName: words, areaName: words, number: z.number(), reason: words }),
  title: words,
  dataVersion: z.number(),
  frozenAt: z.string(),
  signed: z.object({ by: words, at: z.string() }),
  gaps: z.object({ missing: z.array(words), reason: words }),
  sections: z.array(
    z.object({
      key: z.string(),
      heading: words,
      blocks: z.array(block),
      notes: z.array(words),
      texts: z.array(z.object({ kind: z.string().transform(toKindWords), body: words, by: words })),
    }),
  ),
  actions: z.array(
    z.object({
      ...{ text: words, owner: words, dueOn: z.string().nullable(), state: z.string() },
      ...{ age: z.number(), isOverdue: z.boolean(), notes: words },
    }),
  ),
  definitions: z.array(z.object({ name: words, words })),
});

/** The parts of a document that files of a pack show, in text that every format can contain. */
export type PrintedDocument = z.infer<typeof printed>;
export type PrintedSection = PrintedDocument['sections'][number];
export type PrintedBlock = PrintedSection['blocks'][number];
export type PrintedTable = PrintedBlock['table'];

/**
 * Reads the parts that files show from a document of any form.
 *
 * @throws if a block has an unknown form
 */
export function readPrinted(document: PackDocument): PrintedDocument {
  return printed.parse(document);
}

function toKindWords(kind: string): string {
  return Object.entries(textKinds).find(([key]) => key === kind)?.[1] ?? kind;
}
