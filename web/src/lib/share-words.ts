/** Fewer than this make no percentage. */
export const fewestForShare = 20;

/** Parts that have a name, each told where a share lies within one point of it. */
const named = [
  { part: 1 / 4, words: 'a quarter' },
  { part: 1 / 3, words: 'a third' },
  { part: 1 / 2, words: 'half' },
  { part: 2 / 3, words: 'two thirds' },
  { part: 3 / 4, words: 'three quarters' },
] as const;

const near = 0.01;

/** `a quarter`, `28%`, `all`: a part of a whole for a headline. A rest that is left is never rounded away, nor is a part that is there. */
export function wordShare(part: number, whole: number): string {
  const share = part / whole;
  if (share >= 1) return 'all';
  const name = named.find((candidate) => Math.abs(candidate.part - share) <= near);
  if (name !== undefined) return name.words;
  return share < near && part > 0 ? 'less than 1%' : `${Math.min(99, Math.round(share * 100))}%`;
}
