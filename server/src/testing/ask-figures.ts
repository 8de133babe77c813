import { expect } from 'vitest';

import type { AnsweredTable, ApiClient } from './api-client.js';

/**
 * Asks for figures and expects no error.
 *
 * @param argument the arguments, including brackets; empty for none
 */
export async function askFigures(
  { ask }: Pick<ApiClient, 'ask'>,
  argument: string,
  selection: string,
): Promise<AnsweredTable> {
  const { data, errors } = await ask(`{ figures${argument} { ${selection} } }`);
  expect(errors).toEqual([]);
  return data.figures;
}

/**
 * Asks for figures, and returns the sentence of the refusal. Expects an error that the caller can
 * correct.
 */
export async function refusalOfFigures(
  { ask }: Pick<ApiClient, 'ask'>,
  argument: string,
  selection: string,
): Promise<string | undefined> {
  const { errors, status } = await ask(`{ figures${argument} { ${selection} } }`);
  expect(status).toBe(200);
  expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  return errors[0]?.message;
}
