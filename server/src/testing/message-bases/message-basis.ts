import type { Basis } from '#domain/returns/doubt-basis.js';

/**
 * What a message depends on: on findings; on the server’s state; or it is shown only on the machine
 * itself, to its administrator, or only to moderators, who are cleared.
 */
export type MessageBasis = Basis | 'SERVER' | 'MACHINE' | 'MODERATORS';

/** Beginnings of messages, by their file and what they depend on. */
export type MessageBases = Readonly<
  Record<string, Partial<Record<MessageBasis, readonly string[]>>>
>;
