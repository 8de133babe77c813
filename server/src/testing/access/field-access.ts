import type { Json } from '#testing/api-client.js';

/** Whether the answer of a field is complete. Each field has its own test. */
export type Judge = (data: Json) => boolean;

/**
 * Fields with a question, a test for a complete answer (without a test, any answer is complete),
 * and one letter for each viewer, in their order: A for a complete answer, r for a reduced answer,
 * - for a refusal.
 */
export type FieldAccess = Readonly<
  Record<string, { readonly ask: string; readonly isWhole?: Judge; readonly for: string }>
>;
