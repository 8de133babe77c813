/**
 * Whether a caller already has an answer, by `If-None-Match`. Compares weakly, so the compression
 * of the answer makes no difference.
 */
export function isMatched(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((each) => withoutWeakness(each.trim()) === withoutWeakness(etag));
}

function withoutWeakness(etag: string): string {
  return etag.startsWith('W/') ? etag.slice(2) : etag;
}
