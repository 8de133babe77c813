/**
 * The name of the operation to run: if there are several, the one that the caret is in or after,
 * else the first. Null if there is only one, or if it has no name.
 * @param caret the number of characters before the caret
 */
export function findOperation(text: string, caret: number): string | null {
  const found = [...text.matchAll(/(?<=^|\})(\s*)query\s+(\w+)/gm)];
  if (found.length + (text.match(/^\s*(?:query\s*[({]|\{)/gm)?.length ?? 0) < 2) return null;
  const meant = found.findLast(({ index, 1: space = '' }) => index + space.length <= caret);
  return (meant ?? found[0])?.[2] ?? null;
}
