import type { SeenPerson } from './person.type.js';
import type { PeopleParams } from './use-people-params.js';

/**
 * People whose post, agency or grants contain every word of the search, ignoring case, and who
 * match the filters.
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
