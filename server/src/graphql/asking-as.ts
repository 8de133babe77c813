import type { RequestIdentity } from '#domain/access/request-identity.js';
import type { ReferenceData } from '#domain/reference-data.js';

/** An answer of the API to what was asked in somebody's name. */
export interface AnsweredAs {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly code: string }[];
}

/**
 * Asks the API in the name of somebody who is not there: under their rights of that moment, through
 * access and disclosure like any question.
 */
export type AskAs = (
  findIdentity: (referenceData: ReferenceData) => Promise<RequestIdentity>,
  operation: { readonly document: string; readonly variables: Readonly<Record<string, unknown>> },
) => Promise<AnsweredAs>;
