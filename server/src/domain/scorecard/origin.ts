/** A part of a figure with how it differs from a quarter before; null where it cannot be compared. */
export interface Part<Name> {
  /** Null for a part that has none, such as what is coded to no county. */
  readonly name: Name | null;
  readonly difference: number | null;
  /** How far the truth of the difference may lie from it; 0 where it is exact. */
  readonly uncertainty: number;
}

/**
 * The one part that more than half of a difference came from. Null where no part did, where two did (others then went the
 * other way, and neither tells the whole), where some part is not known, and where that part has no name. What is rounded counts
 * as far as it is known: a part must have made more than half wherever the truth of both may lie.
 */
export function findOrigin<Name>(whole: Whole, parts: readonly Part<Name>[]): Name | null {
  const { difference, uncertainty } = whole;
  if (difference === null || difference === 0 || parts.some((part) => part.difference === null)) return null;
  const way = Math.sign(difference);
  const isOverHalf = (part: Part<Name>, { least }: { readonly least: boolean }) => {
    const own = (part.difference ?? 0) * way + (least ? -part.uncertainty : part.uncertainty);
    const all = Math.abs(difference) + (least ? uncertainty : -uncertainty);
    return own > all / 2;
  };
  const possible = parts.filter((part) => isOverHalf(part, { least: false }));
  const [only] = parts.filter((part) => isOverHalf(part, { least: true }));
  return only && possible.length === 1 ? only.name : null;
}

type Whole = Pick<Part<unknown>, 'difference' | 'uncertainty'>;
