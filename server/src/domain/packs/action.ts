import type { CodeList } from '#domain/lists.js';

/** Where an action of a board stands. Whether it is overdue follows from its day. */
export const actionStates = {
  OPEN: 'To be done. It is carried to the next pack until it is closed.',
  DONE: 'Done.',
  DROPPED: 'Given up, for the reason that its notes say.',
} as const satisfies CodeList;
export type ActionState = keyof typeof actionStates;
