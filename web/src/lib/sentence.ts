/** The first sentence without its full stop, for a headline, and what follows it. A point inside a number ends nothing. */
export function splitSentence(sentence: string): readonly [string, string] {
  const end = /[.](?=\s+\S)/.exec(sentence);
  if (end === null) return [sentence.replace(/[.]$/, ''), ''];
  return [sentence.slice(0, end.index), sentence.slice(end.index + 1).trim()];
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
