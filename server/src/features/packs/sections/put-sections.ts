import type { Pack, SectionPlan } from '#domain/packs/pack.js';
import { refuseSections } from '#domain/packs/section.js';
import { findLeftOut, findSections } from '#features/packs/pack.reader.js';
import { insertTexts, replaceSections } from '#features/packs/pack.store.js';
import type { Refused } from '#graphql/change-owned.js';
import type { WritingTransaction } from '#platform/database.js';

/**
 * Puts sections in place of those that a draft has, with the texts that they owe. Those that
 * are left out are kept with their texts. Returns what is wrong with the sections; null where they
 * were put there.
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
