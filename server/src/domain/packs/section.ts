import type { Problem } from '#domain/problem.js';

import { nameBlock } from './block-choices.js';
import { isSavedBlock, type PageBlock, type SectionBlock, type SectionPlan } from './pack.js';

/** Characters of a heading at most. */
export const MAX_HEADING = 300;
/** Figures of a section at most. */
export const MAX_BLOCKS = 12;
/** Sections of a pack at most. */
export const MAX_SECTIONS = 30;
/**
 * Saved questions in a pack at most, and what each may cost, in points: the person who signs reads
 * both editions whole, within one operation.
 */
export const MAX_SAVED = 4;
export const MAX_SAVED_POINTS = 100;

/**
 * What keeps a section from standing in a pack or in the template; null where nothing does. Whether
 * its saved questions are there is asked elsewhere.
 */
export function refuseSection({ heading, blocks, texts }: SectionPlan): Problem | null {
  if (heading.trim() === '')
    return {
      field: 'heading',
      message: 'A section needs a heading for the contents. Give it one.',
    };
  if (heading.length > MAX_HEADING)
    return {
      field: 'heading',
      message: `A heading has ${MAX_HEADING} characters at most; this one has ${heading.length}. Say it in fewer.`,
    };
  if (blocks.length > MAX_BLOCKS)
    return {
      field: 'blocks',
      message: `A section has ${MAX_BLOCKS} figures at most. Make two sections of it.`,
    };
  if (blocks.length === 0 && texts.length === 0)
    return { field: 'blocks', message: 'A section needs a figure or a text. Choose at least one.' };
  if (new Set(blocks.map(toKey)).size < blocks.length)
    return {
      field: 'blocks',
      message: 'A figure is in this section twice. Choose each figure once.',
    };
  return null;
}

/**
 * What keeps a block from being chosen for a section; null where nothing does. What stands in one
 * already stays, also where its page has it no more.
 */
export function refuseBlock(block: PageBlock): Problem | null {
  if (nameBlock(block) !== null) return null;
  return {
    field: 'figures',
    message: `No pack shows the block ${block.block} of the page ${block.page}. Choose one of packTemplate.choices.`,
  };
}

/**
 * What keeps sections from being those of a pack or of the template, in their order; null where
 * nothing does.
 */
export function refuseSections(sections: readonly SectionPlan[]): Problem | null {
  if (sections.length === 0)
    return { field: 'sections', message: 'A pack has at least one section.' };
  if (sections.length > MAX_SECTIONS)
    return {
      field: 'sections',
      message: `A pack has ${MAX_SECTIONS} sections at most; these are ${sections.length}.`,
    };
  if (new Set(sections.map(({ key }) => key)).size < sections.length)
    return { field: 'sections', message: 'A section is in it twice. Name each section once.' };
  if (sections.flatMap(({ blocks }) => blocks).filter(isSavedBlock).length > MAX_SAVED)
    return {
      field: 'figures',
      message: `A pack has ${MAX_SAVED} saved questions at most. Remove one from another section first.`,
    };
  for (const [place, section] of sections.entries()) {
    const problem = refuseSection(section);
    if (problem) return { ...problem, message: `Section ${place + 1}: ${problem.message}` };
  }
  return null;
}

/** Which figure a block is. Of a saved question every version is the same one. */
function toKey(block: SectionBlock): string {
  return isSavedBlock(block) ? block.saved : `${block.page} ${block.block}`;
}

/** What else has a name on the page of a pack and on paper. */
const ofThePage: readonly string[] = [
  'actions',
  'contents',
  'decisions',
  'definitions',
  'proof',
  'revised',
];

/**
 * A key for a new section, made from its heading: it stands in links, and no other section has it.
 * Digits of a heading are left out, which may be put right in it later and not in a key.
 */
export function keyFor(heading: string, others: readonly string[]): string {
  const taken = [...ofThePage, ...others];
  const plain = heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[^a-z]+/g, '-')
    .slice(0, MAX_KEY)
    .replaceAll(/^-+|-+$/g, '');
  const base = plain === '' ? 'section' : plain;
  const free = (number: number): string =>
    taken.includes(`${base}-${number}`) ? free(number + 1) : `${base}-${number}`;
  return taken.includes(base) ? free(2) : base;
}

/** Characters of a key at most, without the number that sets it apart. */
const MAX_KEY = 40;

/**
 * A heading as it is kept: one line, without what cannot be seen, such as marks that turn the words
 * around that stand beside it.
 */
export function toHeading(written: string): string {
  return written
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}
