/** The fragments that the builder writes, and that nobody needs to read twice. */
const quiet = /^fragment (?:Shown|About) on \w+ \{/gm;

/**
 * What to fold when a text is opened: the content of the fragments in every question from the
 * builder.
 */
export function findFolds(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(quiet)].flatMap(({ index, 0: head }) => {
    const from = index + head.length;
    const end = /^\}/m.exec(text.slice(from));
    return end === null ? [] : [{ from, to: from + end.index }];
  });
}
