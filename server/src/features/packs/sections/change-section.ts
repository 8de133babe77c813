import type { SectionPlan } from '#domain/packs/pack.js';
import { keyFor, refuseSection } from '#domain/packs/section.js';
import { findLeftOut, findSections, findTexts } from '#features/packs/pack.reader.js';
import { type ChangedPack, type SeenPack, takeStep } from '#features/packs/take-step.js';
import type { Changing } from '#graphql/change-owned.js';

import { putSections } from './put-sections.js';
import { findTemplate } from './template.reader.js';

/** The new content of a section. A section without a key is new. */
export type WantedSection = Omit<SectionPlan, 'key'> & { readonly key: string | null };

/**
 * Changes the heading, figures and owed texts of a section in a draft, or adds a new section at the
 * end.
 */
export function changeSection(
  changing: Changing,
  seen: SeenPack,
  wanted: WantedSection,
): Promise<ChangedPack> {
  return takeStep(changing, { ...seen, step: 'ARRANGE' }, async (transaction, pack) => {
    const standing = await findSections(transaction, pack.id);
    const problem = refuseSection({ ...wanted, key: wanted.key ?? '' });
    if (problem) return problem;
    if (wanted.key === null) {
      const known = [
        ...standing,
        ...(await findLeftOut(transaction, pack.id)),
        ...(await findTemplate(transaction)).sections,
      ];
      // A new section may not have the key of a removed one, because the texts of removed sections
      // are kept.
      const written = await findTexts(transaction, pack.id);
      const taken = [...known.map(({ key }) => key), ...written.map((text) => text.section)];
      return putSections(transaction, { pack, at: changing.clock.now() }, [
        ...standing,
        { ...wanted, key: keyFor(wanted.heading, taken) },
      ]);
    }
    const { key } = wanted;
    if (!standing.some((section) => section.key === key))
      return {
        field: 'section',
        message:
          'This pack has no such section. Choose it first, or leave its key out to add a new one.',
      };
    const sections = standing.map((section) =>
      section.key === key ? { ...wanted, key } : section,
    );
    return putSections(transaction, { pack, at: changing.clock.now() }, sections);
  });
}
