import type { Actor } from '#domain/access/actor.js';

/** Where somebody was refused. */
export const refusalDoors = {
  SIGN_IN: 'signing in',
  TOKEN: 'invalid tokens',
  API: 'questions to the API',
  ROUTE: 'files and forms',
} as const;

export type RefusalDoor = keyof typeof refusalDoors;

/** Who was refused, and where. */
export interface RefusalSource {
  readonly door: RefusalDoor;
  readonly actor: Actor;
  /** Whether the request came with a token. */
  readonly isByToken: boolean;
}

/**
 * The key of those who share an allowance of refusals in the log. A person has one for their
 * browser and another for all their tokens, so that nobody's refusals hide somebody else's. Callers
 * who are not signed in share one for each field or route: they may use any number of addresses,
 * but cannot make the log grow.
 */
export function refusalKeyOf({ door, actor, isByToken }: RefusalSource): string {
  if (actor.personId === null) return `${actor.name}/${door}`;
  return `${isByToken ? 'token' : 'person'}/${actor.personId}`;
}
