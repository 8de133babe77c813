import type { Pack, SectionPlan } from '#domain/packs/pack.js';
import { refuseSections } from '#domain/packs/section.js';
import { findLeftOut, findSections } from '#features/packs/pack.reader.js';
import { insertTexts, replaceSections } from '#features/packs/pack.store.js';
import type { Refused } from '#graphql/change-owned.js';
import type { WritingTransaction } from '#platform/database.js';

/**
 * Replaces the sections of a draft, and the texts that they require. Sections left out are kept
 * with their texts. Returns any problem with the sections; null if they were replaced.
 */
export async function putSections(
  transaction: WritingTransaction,
  { pack, at }: { readonly pack: Pack; readonly at: Date },
  sections: readonly SectionPlan[],
): Promise<Refused | null> {
  const problem = refuseSections(sections);
  if (problem) return problem;
  const had = [
    ...(await findSections(transaction, pack.id)),
    ...(await findLeftOut(transaction, pack.id)),
  ];
  const leftOut = had.filter(({ key }) => !sections.some((section) => section.key === key));
  await replaceSections(transaction, pack.id, { sections, leftOut });
  const owed = sections.flatMap(({ key, texts }) =>
    texts.map(
      (kind) =>
        ({ section: key, kind, edition: 'PARTNERS', ...byNobody, dueOn: pack.textsDueOn }) as const,
    ),
  );
  await insertTexts(transaction, { packId: pack.id, at }, owed);
  return null;
}

const byNobody = { ownerAgencyId: null, ownerPost: '' } as const;
