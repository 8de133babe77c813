interface Room {
  /** Minimum distance between two labels. */
  readonly gap: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Positions for labels that would overlap: in their order, at least `gap` apart, each as near as
 * possible to where it belongs, and within the room. If there is too little room for all of them,
 * they start at its beginning.
 */
export function spread(wanted: readonly number[], { gap, from, to }: Room): readonly number[] {
  const order = wanted
    .map((_, index) => index)
    .sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0));
  let groups: readonly Group[] = order.map((index) => ({
    members: [index],
    middle: wanted[index] ?? 0,
  }));
  for (let isSettled = false; !isSettled;) {
    const placed = groups.map((group) => hold(group, { gap, from, to }));
    const clash = placed.findIndex(
      (group, index) => index > 0 && isTooNear(placed[index - 1], group, gap),
    );
    groups =
      clash === -1
        ? placed
        : [
            ...placed.slice(0, clash - 1),
            join(placed.slice(clash - 1, clash + 1), wanted),
            ...placed.slice(clash + 1),
          ];
    isSettled = clash === -1;
  }
  const places = new Map(
    groups.flatMap(({ members, middle }) =>
      members.map(
        (index, place) => [index, middle + (place - (members.length - 1) / 2) * gap] as const,
      ),
    ),
  );
  return wanted.map((value, index) => places.get(index) ?? value);
}

/** A group of labels, evenly spaced around a middle. */
interface Group {
  readonly members: readonly number[];
  readonly middle: number;
}

function half({ members }: Group, gap: number): number {
  return ((members.length - 1) * gap) / 2;
}

function hold(group: Group, { gap, from, to }: Room): Group {
  const reach = half(group, gap);
  return { ...group, middle: Math.max(from + reach, Math.min(to - reach, group.middle)) };
}

function isTooNear(before: Group | undefined, group: Group, gap: number): boolean {
  return (
    before !== undefined &&
    group.middle - half(group, gap) - (before.middle + half(before, gap)) < gap - 1e-6
  );
}

function join(groups: readonly Group[], wanted: readonly number[]): Group {
  const members = groups.flatMap((group) => group.members);
  const sum = members.reduce((total, index) => total + (wanted[index] ?? 0), 0);
  return { members, middle: sum / members.length };
}
