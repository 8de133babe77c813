import type { Actor } from '#domain/access/actor.js';

/** Where somebody was refused. */
export const refusalDoors = {
  SIGN_IN: 'signing in',
  TOKEN: 'tokens that are not valid',
  API: 'questions to the API',
  ROUTE: 'files and forms',
} as const;

export type RefusalDoor = keyof typeof refusalDoors;

/** Who was refused, and where. */
export interface RefusalSource {
  readonly door: RefusalDoor;
  readonly actor: Actor;
  /** Whether it came with a token, as against a session or nothing. */
  readonly isByToken: boolean;
}

/**
 * Names those who share one allowance of refusals in the log. A person has one for what they do in
 * a browser and another for all of their tokens, so that nobody's refusals hide those of anybody
 * else. Callers who are no person share one at each door: they can come under any number of
 * addresses, but not grow the log with them.
 */
export function refusalKeyOf({ door, actor, isByToken }: RefusalSource): string {
  if (actor.personId === null) return `${actor.name}/${door}`;
  return `${isByToken ? 'token' : 'person'}/${actor.personId}`;
}
