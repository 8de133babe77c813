import type { Basis } from '#domain/returns/doubt-basis.js';

/**
 * What a message depends on, as for findings, or the server’s state; or who alone sees it: the
 * administrator at the machine itself, or moderators, who are cleared.
 */
export type MessageBasis = Basis | 'SERVER' | 'MACHINE' | 'MODERATORS';

/** Beginnings of messages, by their file and what they depend on. */
export type MessageBases = Readonly<
  Record<string, Partial<Record<MessageBasis, readonly string[]>>>
>;
