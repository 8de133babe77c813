import type { PeopleList_PersonFragment } from '#graphql/operations.js';

/** One person as an administrator sees them. */
export type SeenPerson = PeopleList_PersonFragment;
