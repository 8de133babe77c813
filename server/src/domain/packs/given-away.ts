/** A figure of a pack as each edition shows it. */
export interface ShownFigure {
  /** What it is, for the sentence: the words of its row and column. */
  readonly name: string;
  readonly text: string;
}

/** A number in a text of the partners' edition that only the edition of the cleared shows. */
export interface GivenAway {
  readonly section: string;
  readonly number: string;
  readonly figure: string;
}

/** Numbers as they are written in a sentence: 1,204, 67.4, 12. Years of a quarter, such as 2026/27, are none. */
const NUMBER = /(?<![\d/.,-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d/])|(?<![\d/.,-])\d+(?:\.\d+)?(?![\d/,]\d)/g;

/**
 * The numbers of the partners' texts that give a protected figure away: the edition of the cleared shows them as the true value of a figure
 * that partners see rounded or not at all, and nothing that partners are shown has the same value.
 */
export function findGivenAway(
  texts: readonly { readonly section: string; readonly body: string }[],
  shown: { readonly partners: readonly ShownFigure[]; readonly cleared: readonly ShownFigure[] },
): readonly GivenAway[] {
  const open = new Set(shown.partners.flatMap(({ text }) => numbersOf(text)));
  const hidden = new Map<string, string>();
  const toldPartners = new Map(shown.partners.map(({ name, text }) => [name, text]));
  for (const { name, text } of shown.cleared) {
    if (toldPartners.get(name) === text) continue;
    for (const number of numbersOf(text)) if (!open.has(number) && !hidden.has(number)) hidden.set(number, name);
  }
  return texts.flatMap(({ section, body }) =>
    [...new Set([...numbersOf(body), ...numbersOf(asSeen(body))])].flatMap((number) => {
      const figure = hidden.get(number);
      return figure === undefined ? [] : [{ section, number, figure }];
    }),
  );
}

/** Words as they are seen: a sign that nobody sees parts no number, and wide digits are digits. */
function asSeen(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
}

function numbersOf(text: string): readonly string[] {
  return [...text.matchAll(NUMBER)].map(([number]) => number.replaceAll(',', ''));
}
