import type { Problem } from '#domain/problem.js';

import { nameBlock } from './block-choices.js';
import { isSavedBlock, type PageBlock, type SectionBlock, type SectionPlan } from './pack.js';

/** The maximum number of characters in a heading. */
export const MAX_HEADING = 300;
/** The maximum number of figures in a section. */
export const MAX_BLOCKS = 12;
/** The maximum number of sections in a pack. */
export const MAX_SECTIONS = 30;
/**
 * The maximum number of saved questions in a pack, and the maximum cost of each in points: the
 * person who signs reads both editions whole, in one operation.
 */
export const MAX_SAVED = 4;
export const MAX_SAVED_POINTS = 100;

/**
 * Why a section cannot be in a pack or in the template; null if it can. Whether its saved questions
 * exist is checked elsewhere.
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
      message: `A heading can have at most ${MAX_HEADING} characters; this one has ${heading.length}. Shorten it.`,
    };
  if (blocks.length > MAX_BLOCKS)
    return {
      field: 'blocks',
      message: `A section can have at most ${MAX_BLOCKS} figures. Split it into two.`,
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
 * Why a block cannot be chosen for a section; null if it can. A block that is already in a section
 * stays, even if its page no longer has it.
 */
export function refuseBlock(block: PageBlock): Problem | null {
  if (nameBlock(block) !== null) return null;
  return {
    field: 'figures',
    message: `The block ${block.block} on the page ${block.page} cannot be in a pack. Choose one of packTemplate.choices.`,
  };
}

/**
 * Why some sections, in this order, cannot be those of a pack or of the template; null if they can.
 */
export function refuseSections(sections: readonly SectionPlan[]): Problem | null {
  if (sections.length === 0)
    return { field: 'sections', message: 'A pack needs at least one section.' };
  if (sections.length > MAX_SECTIONS)
    return {
      field: 'sections',
      message: `A pack can have at most ${MAX_SECTIONS} sections; there are ${sections.length}.`,
    };
  if (new Set(sections.map(({ key }) => key)).size < sections.length)
    return { field: 'sections', message: 'A section is named twice. Name each section once.' };
  if (sections.flatMap(({ blocks }) => blocks).filter(isSavedBlock).length > MAX_SAVED)
    return {
      field: 'figures',
      message: `A pack can have at most ${MAX_SAVED} saved questions. Remove one from another section first.`,
    };
  for (const [place, section] of sections.entries()) {
    const problem = refuseSection(section);
    if (problem) return { ...problem, message: `Section ${place + 1}: ${problem.message}` };
  }
  return null;
}

/** The key of the figure that a block shows. All versions of a saved question have the same one. */
function toKey(block: SectionBlock): string {
  return isSavedBlock(block) ? block.saved : `${block.page} ${block.block}`;
}

/** Other ids that the page and the paper of a pack use. */
const ofThePage: readonly string[] = [
  'actions',
  'contents',
  'decisions',
  'definitions',
  'proof',
  'revised',
];

/**
 * A key for a new section, made from its heading: links use it, and no other section has it. Digits
 * are left out, because a heading can be corrected later and a key cannot.
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

/** The maximum number of characters in a key, without the number that makes it unique. */
const MAX_KEY = 40;

/**
 * A heading as it is stored: one line, without invisible characters, such as marks that reverse the
 * words next to them.
 */
export function toHeading(written: string): string {
  return written
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}
