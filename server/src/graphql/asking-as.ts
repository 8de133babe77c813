import type { RequestIdentity } from '#domain/access/request-identity.js';
import type { ReferenceData } from '#domain/reference-data.js';

/** The API's answer to a question asked on somebody's behalf. */
export interface AnsweredAs {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly code: string }[];
}

/**
 * Asks the API on behalf of a person who is not connected, with the person's current rights,
 * through access and disclosure like any question.
 */
export type AskAs = (
  findIdentity: (referenceData: ReferenceData) => Promise<RequestIdentity>,
  operation: { readonly document: string; readonly variables: Readonly<Record<string, unknown>> },
) => Promise<AnsweredAs>;
