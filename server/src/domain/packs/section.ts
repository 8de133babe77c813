import type { Problem } from '#domain/problem.js';

import { nameBlock } from './block-choices.js';
import { isSavedBlock, type SectionBlock, type SectionPlan } from './pack.js';

/** Characters of a heading at most. */
export const MOST_HEADING = 300;
/** Figures of a section at most. */
export const MOST_BLOCKS = 12;
/** Sections of a pack at most. */
export const MOST_SECTIONS = 30;

/** What keeps a section from standing in a pack or in the template; null where nothing does. Whether its saved questions are there is asked elsewhere. */
export function refuseSection({ heading, blocks, texts }: SectionPlan): Problem | null {
  if (heading.trim() === '') return { field: 'heading', message: 'A section has a heading: it stands in the contents. Give it one.' };
  if (heading.length > MOST_HEADING)
    return {
      field: 'heading',
      message: `A heading has ${MOST_HEADING} characters at most; this one has ${heading.length}. Say it in fewer.`,
    };
  if (blocks.length > MOST_BLOCKS)
    return { field: 'blocks', message: `A section has ${MOST_BLOCKS} figures at most. Make two sections of it.` };
  if (blocks.length === 0 && texts.length === 0)
    return { field: 'blocks', message: 'A section has a figure or a text. Choose one of either.' };
  if (new Set(blocks.map(toKey)).size < blocks.length)
    return { field: 'blocks', message: 'A figure stands in this section twice. Choose each of them once.' };
  const unknown = blocks.find((block) => !isSavedBlock(block) && nameBlock(block) === null);
  if (unknown && !isSavedBlock(unknown))
    return {
      field: 'blocks',
      message: `No pack shows the block ${unknown.block} of the page ${unknown.page}. Choose one of blockChoices.`,
    };
  return null;
}

/** What keeps sections from being what packs are made from, in their order; null where nothing does. */
export function refuseSections(sections: readonly SectionPlan[]): Problem | null {
  if (sections.length === 0) return { field: 'sections', message: 'A pack has one section at least.' };
  if (sections.length > MOST_SECTIONS)
    return { field: 'sections', message: `A pack has ${MOST_SECTIONS} sections at most; these are ${sections.length}.` };
  if (new Set(sections.map(({ key }) => key)).size < sections.length)
    return { field: 'sections', message: 'A section stands in it twice. Name each of them once.' };
  for (const section of sections) {
    const problem = refuseSection(section);
    if (problem) return { field: 'sections', message: `${section.heading === '' ? section.key : section.heading}: ${problem.message}` };
  }
  return null;
}

/** Which figure a block is. Of a saved question every version is the same one. */
function toKey(block: SectionBlock): string {
  return isSavedBlock(block) ? block.saved : `${block.page} ${block.block}`;
}

/** A key for a new section, made from its heading: it stands in links, and no other section has it. */
export function keyFor(heading: string, taken: readonly string[]): string {
  const plain = heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_KEY)
    .replaceAll(/^-+|-+$/g, '');
  const base = plain === '' ? 'section' : plain;
  const free = (number: number): string => (taken.includes(`${base}-${number}`) ? free(number + 1) : `${base}-${number}`);
  return taken.includes(base) ? free(2) : base;
}

/** Characters of a key at most, without the number that sets it apart. */
const MOST_KEY = 40;
