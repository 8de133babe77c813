/** The first sentence without its full stop, for a headline, and what follows it. A point inside a number ends nothing. */
export function splitSentence(sentence: string): readonly [string, string] {
  const end = /[.](?=\s+\S)/.exec(sentence);
  if (end === null) return [sentence.replace(/[.]$/, ''), ''];
  return [sentence.slice(0, end.index), sentence.slice(end.index + 1).trim()];
}

/**
 * The same for a headline that must be short: what is compared with what follows after a semicolon, and begins the rest. Of an open
 * quarter the server says it all in one sentence.
 */
export function splitClause(sentence: string): readonly [string, string] {
  const [first, more] = splitSentence(sentence);
  const [told = first, ...others] = first.split('; ');
  const rest = others.join('; ');
  const clause = rest === '' ? '' : `${rest.charAt(0).toUpperCase()}${rest.slice(1)}.`;
  return [told, [clause, more].filter((words) => words !== '').join(' ')];
}

interface Progress {
  readonly days: number;
  readonly daysRun: number;
  readonly returnsDue: number;
  readonly returnsReceived: number;
}

/** `Not closed: 62 of 92 days, 3 of 5 returns.` How far an open quarter has come. */
export function wordProgress({ days, daysRun, returnsDue, returnsReceived }: Progress): string {
  const returns = returnsDue === 0 ? '' : `, ${returnsReceived} of ${returnsDue} returns in`;
  return `Not closed: ${daysRun} of ${days} days have run${returns}.`;
}
