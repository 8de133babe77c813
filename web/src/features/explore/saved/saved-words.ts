import type { Sharing } from '#graphql/operations.js';

interface Person {
  readonly isYou: boolean;
  readonly name: string | null;
  readonly agency: { readonly name: string } | null;
}

export const sharingWords: Readonly<Record<Sharing, string>> = {
  PRIVATE: 'Only the owner',
  AGENCY: 'Their agency',
  EVERYONE: 'Everyone',
};

/**
 * Who it was, as far as one may be told: `You`, `Analyst, Thames Valley Police`, or the agency
 * alone.
 */
export function namePerson({ isYou, name, agency }: Person): string {
  if (isYou) return 'You';
  if (name === null) return agency?.name ?? 'Another agency';
  return agency === null ? name : `${name}, ${agency.name}`;
}

/** Whose a question is, and who keeps it since they left. */
export function describeOwner({
  owner,
  hasOwnerLeft,
  agency,
}: {
  readonly owner: Person;
  readonly hasOwnerLeft: boolean;
  readonly agency: { readonly name: string } | null;
}): string {
  if (!hasOwnerLeft) return namePerson(owner);
  return agency === null ? 'Owner has left' : `Owner has left. Kept by ${agency.name}`;
}
