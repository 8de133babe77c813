import { readFileSync } from 'node:fs';

import { z } from 'zod';

/** A question on the page for analysts. */
export interface WorkedQuestion {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const page = new URL('../../../../docs/analysts.md', import.meta.url);
/** A pattern for a numbered heading with the text and the variables of a question. */
const worked =
  /^### (\d+)[.] ([^\n]+)\n(?:(?!^### )[^])*?^```graphql\n([^]*?)^```\n\n^```json\n([^]*?)^```$/gm;

/** The worked questions of the page, in order, as a reader would copy them. */
export function readWorkedQuestions(): readonly WorkedQuestion[] {
  return [...readFileSync(page, 'utf8').matchAll(worked)].map(
    ([, number, title = '', text = '', variables = '']) => ({
      number: Number(number),
      title,
      text,
      variables: z.record(z.string(), z.unknown()).parse(JSON.parse(variables)),
    }),
  );
}
