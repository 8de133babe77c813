import { splitClause } from '#lib/sentence.js';

interface Told {
  readonly sentence: string;
  readonly figure: { readonly value: number | null };
}

/**
 * The message of the page, in the server's words: the first clause of each figure that is known, of the first of them where none is.
 * What follows in their sentences stands under it, nothing of it twice.
 */
export function wordTitle(figures: readonly Told[]): { readonly message: string; readonly more: string } {
  const known = figures.filter(({ figure }) => figure.value !== null);
  const parts = (known.length === 0 ? figures.slice(0, 1) : known).map(({ sentence }) => splitClause(sentence));
  const [first = '', ...others] = parts.map(([clause]) => clause);
  const sentences = parts.flatMap(([, more]) => more.split(/(?<=[.])\s+(?=[A-Z])/)).filter((words) => words !== '');
  const last = sentences.filter((words) => words === provisional);

  return {
    message: [first, ...others.map((clause) => `${clause.charAt(0).toLowerCase()}${clause.slice(1)}`)].join('; '),
    more: [...new Set([...sentences.filter((words) => words !== provisional), ...last])].join(' '),
  };
}

const provisional = 'Provisional.';
