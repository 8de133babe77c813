/** A part of a figure with how it differs from a quarter before; null where it cannot be compared. */
export interface Part<Name> {
  /** Null for a part that has none, such as what is coded to no county. */
  readonly name: Name | null;
  readonly difference: number | null;
}

/**
 * The one part that more than half of a difference came from. Null where no part did, where two did (others then went the
 * other way, and neither tells the whole), where some part is not known, and where that part has no name.
 */
export function findOrigin<Name>(difference: number | null, parts: readonly Part<Name>[]): Name | null {
  if (difference === null || difference === 0 || parts.some((part) => part.difference === null)) return null;
  const most = parts.filter((part) => part.difference !== null && part.difference / difference > 1 / 2);
  const [only] = most;
  return only && most.length === 1 ? only.name : null;
}
