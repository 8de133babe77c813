import { toStoredText } from '#domain/audit/canonical.js';
import { computeCost } from '#domain/cost/cost-of-operation.js';
import { nameBlock } from '#domain/packs/block-choices.js';
import {
  isSavedBlock,
  type SectionBlock,
  type SectionPlan,
  textKinds,
} from '#domain/packs/pack.js';
import {
  keyFor,
  MAX_BLOCKS,
  MAX_SAVED_POINTS,
  MAX_SECTIONS,
  refuseBlock,
  toHeading,
} from '#domain/packs/section.js';
import type { Problem } from '#domain/problem.js';
import { latestClosed } from '#domain/scorecard/quarters.js';
import { findSaved, readingSaved } from '#features/saved-queries/saved-query.reader.js';
import { readAskedText, refuseBlockOf } from '#features/saved-queries/saved-text.type.js';
import type { Context } from '#graphql/context.js';

import type { WantedSection } from './change-section.js';
import { findSavedOf, toSavedKey } from './saved-figures.js';
import type { PackFigureInput, PackPlan, PackPlanInput } from './section.type.js';

const kinds = Object.keys(textKinds).filter((kind): kind is keyof typeof textKinds =>
  Object.hasOwn(textKinds, kind),
);

/** Matches the keys that `toKey` makes. Some end with a number that makes them unique. */
const KEY = /^[a-z0-9-]{1,60}$/;

/**
 * Validates a section from the input, or returns the problem with one of its figures. Texts come in
 * reading order.
 *
 * @param standing figures already in that pack or template, which stay even if their question or
 * page has changed
 */
export async function readSection(
  input: PackPlanInput,
  standing: readonly SectionBlock[],
  context: Context,
): Promise<WantedSection | Problem> {
  const key = input.key ?? null;
  if (key !== null && !KEY.test(key))
    return {
      field: 'section',
      message: 'No section has such a key. Leave it out to add a new section.',
    };
  if (input.figures.length > MAX_BLOCKS)
    return {
      field: 'figures',
      message: `A section can have at most ${MAX_BLOCKS} figures. Split it into two.`,
    };
  const blocks: SectionBlock[] = [];
  for (const figure of input.figures) {
    const block = await readFigure(figure, standing, context);
    if ('message' in block) return block;
    blocks.push(block);
  }
  return {
    key,
    heading: toHeading(toStoredText(input.heading)),
    blocks,
    texts: kinds.filter((kind) => input.texts.includes(kind)),
  };
}

/**
 * Validates sections of the template from the input, or returns the problem with a figure. New
 * sections are given keys.
 */
export async function readSections(
  inputs: readonly PackPlanInput[],
  standing: readonly SectionBlock[],
  context: Context,
): Promise<readonly SectionPlan[] | Problem> {
  if (inputs.length > MAX_SECTIONS)
    return {
      field: 'sections',
      message: `A pack can have at most ${MAX_SECTIONS} sections; there are ${inputs.length}.`,
    };
  const taken = inputs.flatMap(({ key }) => key ?? []);
  const sections: SectionPlan[] = [];
  for (const input of inputs) {
    const section = await readSection(input, standing, context);
    if ('message' in section) return section;
    const key =
      section.key ?? keyFor(section.heading, [...taken, ...sections.map((each) => each.key)]);
    sections.push({ ...section, key });
  }
  return sections;
}

async function readFigure(
  { page = null, block = null, savedQuery = null, version = null }: PackFigureInput,
  standing: readonly SectionBlock[],
  { database, schema, referenceData }: Context,
): Promise<SectionBlock | Problem> {
  const same = standing.find((each) =>
    isSavedBlock(each)
      ? each.saved === savedQuery && each.version === version
      : each.page === page && each.block === block,
  );
  if (same) return same;
  if (savedQuery === null) {
    if (page !== null && block !== null) return refuseBlock({ page, block }) ?? { page, block };
    return {
      field: 'figures',
      message: 'A figure is a page and a block of it, or a saved question. Name one of them.',
    };
  }
  if (page !== null || block !== null)
    return {
      field: 'figures',
      message: 'A figure is a page and a block of it, or a saved question. Name one of them.',
    };
  const record = await findSaved(readingSaved(database), savedQuery, version);
  // A question that is not shared with everyone is treated as missing, because everyone reads
  // packs.
  if (record?.sharing !== 'EVERYONE')
    return {
      field: 'figures',
      message:
        'No saved question that is shared with everyone has that id and version. Share it with everyone first: everybody who reads the pack sees it.',
    };
  const refusal = refuseBlockOf(record, { schema });
  if (refusal !== null)
    return { field: 'figures', message: `“${record.name}” cannot be used in a pack. ${refusal}` };
  const text = readAskedText(record, {
    schema,
    referenceData,
    given: { values: {}, scope: { quarter: latestClosed(referenceData), area: 'FORCE' } },
  });
  if (!text.ok)
    return {
      field: 'figures',
      message: `“${record.name}” cannot be used in a pack. ${text.reason}`,
    };
  const { cost } = computeCost(text.asked.fields, referenceData);
  if (cost > MAX_SAVED_POINTS)
    return {
      field: 'figures',
      message: `“${record.name}” costs ${cost} points, but a figure in a pack may cost at most ${MAX_SAVED_POINTS}. Save a narrower one.`,
    };
  return { saved: record.id, version: record.number };
}

/** Sections as in the API, with the names of their figures. */
export async function toPlans(
  sections: readonly SectionPlan[],
  { database }: Pick<Context, 'database'>,
): Promise<readonly PackPlan[]> {
  const saved = await findSavedOf(
    sections.flatMap(({ blocks }) => blocks),
    { database },
  );
  const toFigure = (block: SectionBlock) => {
    if (!isSavedBlock(block))
      return {
        ...block,
        savedQuery: null,
        version: null,
        name: nameBlock(block) ?? 'A block that is gone',
      };
    const name = saved.get(toSavedKey(block))?.name ?? 'A saved question that is gone';
    return { page: null, block: null, savedQuery: block.saved, version: block.version, name };
  };
  return sections.map(({ key, heading, blocks, texts }) => ({
    key,
    heading,
    texts,
    figures: blocks.map(toFigure),
  }));
}
