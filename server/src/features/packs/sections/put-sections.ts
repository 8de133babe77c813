import type { Pack, SectionPlan } from '#domain/packs/pack.js';
import { refuseSections } from '#domain/packs/section.js';
import { insertTexts, replaceSections } from '#features/packs/pack.store.js';
import type { Refused } from '#graphql/change-owned.js';
import type { WritingTransaction } from '#platform/database.js';

/**
 * Puts sections in the place of those that a draft has, with the texts that they owe. Texts of sections that are left out are kept. Returns what
 * is wrong with the sections; null where they were put there.
 */
export async function putSections(
  transaction: WritingTransaction,
  { pack, at }: { readonly pack: Pack; readonly at: Date },
  sections: readonly SectionPlan[],
): Promise<Refused | null> {
  const problem = refuseSections(sections);
  if (problem) return problem;
  await replaceSections(transaction, pack.id, sections);
  const owed = sections.flatMap(({ key, texts }) =>
    texts.map((kind) => ({ section: key, kind, edition: 'PARTNERS', ...byNobody, dueOn: pack.textsDueOn }) as const),
  );
  await insertTexts(transaction, { packId: pack.id, at }, owed);
  return null;
}

const byNobody = { ownerAgencyId: null, ownerPost: '' } as const;
