import { isSavedBlock, type SectionBlock, type SectionPlan } from './pack.js';

/** The template that the previous pack was created from, and the current one. */
export interface Templates {
  readonly was: readonly SectionPlan[];
  readonly now: readonly SectionPlan[];
}

/**
 * The sections that a pack begins with: those of the previous pack, in their order. A section that
 * the secretary never changed follows the template, and is removed if the template no longer has
 * it. A section that the secretary changed is kept. A new section of the template is added at its
 * position there.
 */
export function carrySections(
  before: readonly SectionPlan[],
  { was, now }: Templates,
): readonly SectionPlan[] {
  const findIn = (sections: readonly SectionPlan[], of: string) =>
    sections.find(({ key }) => key === of);
  const kept = before.flatMap((section) => {
    const former = findIn(was, section.key);
    if (former === undefined || !isSame(former, section)) return [section];
    return findIn(now, section.key) ?? [];
  });
  return now.reduce<readonly SectionPlan[]>((sections, section, place) => {
    const isNew =
      findIn(was, section.key) === undefined && findIn(before, section.key) === undefined;
    return isNew ? insertAfter(sections, section, now.slice(0, place)) : sections;
  }, kept);
}

/**
 * Inserts a section after the last one here that precedes it in the template, or else at the
 * beginning.
 */
function insertAfter(
  sections: readonly SectionPlan[],
  section: SectionPlan,
  earlier: readonly SectionPlan[],
): readonly SectionPlan[] {
  const keys = sections.map(({ key }) => key);
  const place = earlier.map(({ key }) => keys.indexOf(key)).findLast((found) => found !== -1) ?? -1;
  return [...sections.slice(0, place + 1), section, ...sections.slice(place + 1)];
}

/** Whether two sections have the same heading, blocks and required texts. */
export function isSame(one: SectionPlan, other: SectionPlan): boolean {
  return toText(one) === toText(other);
}

function toText({ key, heading, blocks, texts }: SectionPlan): string {
  return JSON.stringify([key, heading, blocks.map(toParts), texts]);
}

function toParts(block: SectionBlock): readonly (string | number)[] {
  return isSavedBlock(block) ? [block.saved, block.version] : [block.page, block.block];
}
