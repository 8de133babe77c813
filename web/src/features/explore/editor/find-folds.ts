/** The fragments that the builder writes, which nobody needs to read twice. */
const quiet = /^fragment (?:Shown|About) on \w+ \{/gm;

/**
 * The ranges to fold when a text is opened: the content of the fragments that the builder writes.
 */
export function findFolds(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(quiet)].flatMap(({ index, 0: head }) => {
    const from = index + head.length;
    const end = /^\}/m.exec(text.slice(from));
    return end === null ? [] : [{ from, to: from + end.index }];
  });
}
