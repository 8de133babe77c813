import { expect } from 'vitest';

import type { Json } from './api-client.js';
import type { ServerProcess } from './server-process.js';

/**
 * Sends a mutation to a server, and returns the answer, or the error of an interrupted request.
 *
 * @param selection the fields to select in the answer
 */
export async function changeAt(
  { address }: ServerProcess,
  {
    field,
    selection = 'problems { message }',
  }: { readonly field: string; readonly selection?: string },
  input: Readonly<Record<string, unknown>>,
): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} } }`;
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors = [] }: Json = await response.json();
  expect(errors).toEqual([]);
  return data[field];
}
