import { doesAllow } from '#domain/access/permission.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { Pack, PackText } from '#domain/packs/pack.js';
import { canMakePack, canReadText, canSign, chainOf, isColleagueAt } from '#domain/packs/rights.js';
import type { ReferenceData } from '#domain/reference-data.js';

/** A person with those grants that count today. */
export type Known = Viewer & { readonly personId: string };

/** A pack, and everybody whose access has not ended. */
export interface Board {
  readonly pack: Pack;
  readonly people: readonly Known[];
}

/**
 * Who is asked for a text: people at its agency who hold the post that it names; if nobody does,
 * all who write there.
 */
export function findAsked(
  people: readonly Known[],
  of: { readonly text: PackText; readonly pack: Pack },
  referenceData: ReferenceData,
): readonly Known[] {
  const { ownerAgencyId, ownerPost } = of.text;
  if (ownerAgencyId === null) return [];
  return withPost(
    people.filter(
      (person) => isColleagueAt(person, ownerAgencyId) && canReadText(person, of, referenceData),
    ),
    ownerPost,
  );
}

/** Those of the people given who hold a post; if nobody does, all the people given. */
export function withPost(people: readonly Known[], post: string): readonly Known[] {
  const named = people.filter(({ name }) => isSamePost(name, post));
  return named.length > 0 ? named : people;
}

/** The secretaries of a pack's board. */
export function secretariesOf(
  { pack: { area }, people }: { readonly pack: Pick<Pack, 'area'> } & Pick<Board, 'people'>,
  referenceData: ReferenceData,
) {
  return people.filter((person) => canMakePack(person, area, referenceData).ok);
}

/** The secretaries and the chairs of a pack's board. */
export function boardOf({ pack, people }: Board, referenceData: ReferenceData): readonly Known[] {
  return people.filter(
    (person) =>
      canMakePack(person, pack.area, referenceData).ok ||
      canSign(person, pack.area, referenceData).ok,
  );
}

/** Whether somebody is on a pack's board, as a member, its secretary or its chair. */
export function isOfBoard(
  { grants }: Known,
  { area }: Pick<Pack, 'area'>,
  referenceData: ReferenceData,
): boolean {
  return grants.some(
    (grant) =>
      (grant.role === 'BOARD_MEMBER' ||
        grant.role === 'BOARD_SECRETARY' ||
        grant.role === 'BOARD_CHAIR') &&
      doesAllow(grant, 'SEE_PACKS', { areas: [chainOf(area, referenceData)] }),
  );
}

/** Whether two posts are the same, ignoring capitals and spaces at the ends. */
export function isSamePost(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
