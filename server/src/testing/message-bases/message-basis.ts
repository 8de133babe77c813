import type { Basis } from '#domain/returns/doubt-basis.js';

/**
 * The basis of a message: the data it depends on, as for findings; the server’s state; or the only
 * people who see it, which are the administrator at the machine and moderators, who are cleared.
 */
export type MessageBasis = Basis | 'SERVER' | 'MACHINE' | 'MODERATORS';

/** Beginnings of messages, by file and basis. */
export type MessageBases = Readonly<
  Record<string, Partial<Record<MessageBasis, readonly string[]>>>
>;
