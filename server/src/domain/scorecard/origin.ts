/** A part of a figure with how it differs from a quarter before; null where it cannot be compared. */
export interface Part {
  readonly name: string;
  readonly difference: number | null;
}

/**
 * The one part that more than half of a difference came from. Null where no part did, where two did (others then went the
 * other way, and neither tells the whole), or where some part is not known.
 */
export function findOrigin(difference: number | null, parts: readonly Part[]): string | null {
  if (difference === null || difference === 0 || parts.some((part) => part.difference === null)) return null;
  const most = parts.filter((part) => part.difference !== null && part.difference / difference > 1 / 2);
  const [only] = most;
  return only && most.length === 1 ? only.name : null;
}
