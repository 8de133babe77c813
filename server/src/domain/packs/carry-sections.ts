import { isSavedBlock, type SectionBlock, type SectionPlan } from './pack.js';

/** The template as the pack before was made from it, and as it is now. */
export interface Templates {
  readonly was: readonly SectionPlan[];
  readonly now: readonly SectionPlan[];
}

/**
 * The sections that a pack begins with: those of the pack before, in their order. One that its
 * secretary never changed follows the template, also out of it; one that they changed stays as they
 * left it; one that came into the template since stands where that has it.
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

/** Behind the last of those before it in the template that is there, else at the beginning. */
function insertAfter(
  sections: readonly SectionPlan[],
  section: SectionPlan,
  earlier: readonly SectionPlan[],
): readonly SectionPlan[] {
  const keys = sections.map(({ key }) => key);
  const place = earlier.map(({ key }) => keys.indexOf(key)).findLast((found) => found !== -1) ?? -1;
  return [...sections.slice(0, place + 1), section, ...sections.slice(place + 1)];
}

/** Whether two sections are headed, show and owe the same. */
export function isSame(one: SectionPlan, other: SectionPlan): boolean {
  return toText(one) === toText(other);
}

function toText({ key, heading, blocks, texts }: SectionPlan): string {
  return JSON.stringify([key, heading, blocks.map(toParts), texts]);
}

function toParts(block: SectionBlock): readonly (string | number)[] {
  return isSavedBlock(block) ? [block.saved, block.version] : [block.page, block.block];
}
