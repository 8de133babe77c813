/** The fragments that the builder writes, and nobody reads more than once. */
const quiet = /^fragment (?:Shown|About) on \w+ \{/gm;

/**
 * Where to fold a text that was just opened: the insides of the fragments that every question of
 * the builder has.
 */
export function findFolds(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(quiet)].flatMap(({ index, 0: head }) => {
    const from = index + head.length;
    const end = /^\}/m.exec(text.slice(from));
    return end === null ? [] : [{ from, to: from + end.index }];
  });
}
