interface LinePoint {
  readonly value: number | null;
  readonly isOpen: boolean;
}

/** The pieces of a line, as the places of their points: closed quarters with a figure next to each other. A gap stays a gap. */
export function findPieces(points: readonly LinePoint[]): readonly (readonly number[])[] {
  const pieces: number[][] = [];
  points.forEach(({ value, isOpen }, index) => {
    if (value === null || isOpen) return;
    const last = pieces.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else pieces.push([index]);
  });
  return pieces;
}
