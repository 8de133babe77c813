import type { SeenPerson } from './person.type.js';
import type { PeopleParams } from './use-people-params.js';

/**
 * Those whose post, agency or grants hold every word that is looked for, in capitals or not, and
 * who fit the filters.
 */
export function findPeople(
  people: readonly SeenPerson[],
  { find, role, signedIn }: PeopleParams,
): readonly SeenPerson[] {
  const words = find.toLowerCase().split(/\s+/);
  return people.filter(({ name, agency, grants, sessions }) => {
    const text = [name, agency.name, ...grants.map(({ sentence }) => sentence)]
      .join(' ')
      .toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (role === null || grants.some((grant) => grant.role === role)) &&
      (signedIn === null || sessions.length > 0 === (signedIn === 'now'))
    );
  });
}
