import type { Sharing } from '#graphql/operations.js';

interface Person {
  readonly isYou: boolean;
  readonly name: string | null;
  readonly agency: { readonly name: string } | null;
}

const sharingOfOthers: Readonly<Record<Sharing, string>> = {
  PRIVATE: 'Only the owner',
  AGENCY: 'Their agency',
  EVERYONE: 'Everyone',
};

/** Who may see the viewer's own question. */
export const sharingOfOwn: Readonly<Record<Sharing, string>> = {
  PRIVATE: 'Only me',
  AGENCY: 'My agency',
  EVERYONE: 'Everyone',
};

/** Who may see a question, in words for its owner or for others. */
export function describeSharing({
  sharing,
  owner,
}: {
  readonly sharing: Sharing;
  readonly owner: Pick<Person, 'isYou'>;
}): string {
  return (owner.isYou ? sharingOfOwn : sharingOfOthers)[sharing];
}

/**
 * A person, as far as the viewer may know: `You`, `Analyst, Thames Valley Police`, or only the
 * agency.
 */
export function namePerson({ isYou, name, agency }: Person): string {
  if (isYou) return 'You';
  if (name === null) return agency?.name ?? 'Another agency';
  return agency === null ? name : `${name}, ${agency.name}`;
}

/** The owner of a question, and who has the question if the owner left. */
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
