import type { Json } from '#testing/api-client.js';

/** Whether an answer is complete, measured for each field in its own way. */
export type Judge = (data: Json) => boolean;

/**
 * Fields with a question, how to tell that an answer is complete (without it, any answer is), and who
 * gets what: one letter for each of the viewers, in their order; A for all, r for less, - if refused.
 */
export type FieldAccess = Readonly<
  Record<string, { readonly ask: string; readonly isWhole?: Judge; readonly for: string }>
>;
