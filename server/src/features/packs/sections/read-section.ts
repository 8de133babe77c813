import { nameBlock } from '#domain/packs/block-choices.js';
import { isSavedBlock, type SectionBlock, type SectionPlan, textKinds } from '#domain/packs/pack.js';
import { keyFor, MOST_BLOCKS, MOST_SECTIONS } from '#domain/packs/section.js';
import type { Problem } from '#domain/problem.js';
import { findSaved, readingSaved } from '#features/saved-queries/saved-query.reader.js';
import { refuseBlockOf } from '#features/saved-queries/saved-text.type.js';
import type { Context } from '#graphql/context.js';

import type { WantedSection } from './change-section.js';
import { findSavedOf, toSavedKey } from './saved-figures.js';
import type { PackFigureInput, PackPlan, PackPlanInput } from './section.type.js';

const kinds = Object.keys(textKinds).filter((kind): kind is keyof typeof textKinds => Object.hasOwn(textKinds, kind));

/** A section as somebody wants it; or what is wrong with a figure of it. Texts come in the order in which they are read. */
export async function readSection(input: PackPlanInput, context: Context): Promise<WantedSection | Problem> {
  if (input.figures.length > MOST_BLOCKS)
    return { field: 'figures', message: `A section has ${MOST_BLOCKS} figures at most. Make two sections of it.` };
  const blocks: SectionBlock[] = [];
  for (const figure of input.figures) {
    const block = await readFigure(figure, context);
    if ('message' in block) return block;
    blocks.push(block);
  }
  return { key: input.key ?? null, heading: input.heading.trim(), blocks, texts: kinds.filter((kind) => input.texts.includes(kind)) };
}

/** Sections of the template as somebody wants them; or what is wrong with a figure of one. New ones are given keys. */
export async function readSections(inputs: readonly PackPlanInput[], context: Context): Promise<readonly SectionPlan[] | Problem> {
  if (inputs.length > MOST_SECTIONS)
    return { field: 'sections', message: `A pack has ${MOST_SECTIONS} sections at most; these are ${inputs.length}.` };
  const taken = inputs.flatMap(({ key }) => key ?? []);
  const sections: SectionPlan[] = [];
  for (const input of inputs) {
    const section = await readSection(input, context);
    if ('message' in section) return section;
    const key = section.key ?? keyFor(section.heading, [...taken, ...sections.map((each) => each.key)]);
    sections.push({ ...section, key });
  }
  return sections;
}

async function readFigure(
  { page = null, block = null, savedQuery = null, version = null }: PackFigureInput,
  { database, schema }: Context,
): Promise<SectionBlock | Problem> {
  if (savedQuery === null) {
    if (page !== null && block !== null) return { page, block };
    return { field: 'figures', message: 'A figure is a page and a block of it, or a saved question. Name one of them.' };
  }
  if (page !== null || block !== null)
    return { field: 'figures', message: 'A figure is a page and a block of it, or a saved question. Name one of them.' };
  const record = await findSaved(readingSaved(database), savedQuery, version);
  // What is not shared with everyone is not there: what a pack shows is for all who read it.
  if (record?.sharing !== 'EVERYONE')
    return {
      field: 'figures',
      message:
        'No saved question that is shared with everyone has that id and version. Share it with everyone first: all who read the pack see it.',
    };
  const refusal = refuseBlockOf(record, { schema });
  if (refusal !== null) return { field: 'figures', message: `“${record.name}” cannot stand in a pack. ${refusal}` };
  return { saved: record.id, version: record.number };
}

/** Sections as the contract has them, with the names of their figures. */
export async function toPlans(sections: readonly SectionPlan[], { database }: Pick<Context, 'database'>): Promise<readonly PackPlan[]> {
  const saved = await findSavedOf(
    sections.flatMap(({ blocks }) => blocks),
    { database },
  );
  const toFigure = (block: SectionBlock) => {
    if (!isSavedBlock(block)) return { ...block, savedQuery: null, version: null, name: nameBlock(block) ?? 'A block that is gone' };
    const name = saved.get(toSavedKey(block))?.name ?? 'A saved question that is gone';
    return { page: null, block: null, savedQuery: block.saved, version: block.version, name };
  };
  return sections.map(({ key, heading, blocks, texts }) => ({ key, heading, texts, figures: blocks.map(toFigure) }));
}
