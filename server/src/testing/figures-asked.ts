import { expect } from 'vitest';

import type { AnsweredTable, ApiClient } from './api-client.js';

/** Asks for figures and expects no error. @param argument the arguments in their brackets; nothing for none */
export async function askFigures({ ask }: Pick<ApiClient, 'ask'>, argument: string, selection: string): Promise<AnsweredTable> {
  const { data, errors } = await ask(`{ figures${argument} { ${selection} } }`);
  expect(errors).toEqual([]);
  return data.figures;
}
