/** The properties of a disruption that show whether another agency sent the same disruption. */
export interface Entry {
  readonly agencyCode: string;
  readonly area: string;
  /** Owner and reference of the group; null if the disruption is not aimed at a group. */
  readonly group: string | null;
  readonly supporters: readonly string[];
}

/**
 * The disruptions entered for each day and area of a quarter. Prevents two agencies from appearing
 * to have sent the same disruption: on the same day and in the same area, one of them supported by
 * the other or both against the same group.
 */
export class Diary {
  readonly #entries = new Map<string, Entry[]>();

  /**
   * Enters a disruption on the first of these days on which no other agency appears to have sent
   * the same one. Returns that day, or null if there is no such day.
   */
  enter(entry: Entry, days: Iterable<string>): string | null {
    for (const day of days) {
      const name = `${day} ${entry.area}`;
      const entered = this.#entries.get(name) ?? [];
      if (entered.some((other) => isLikeTheSame(entry, other))) continue;
      this.#entries.set(name, [...entered, entry]);
      return day;
    }
    return null;
  }
}

function isLikeTheSame(one: Entry, other: Entry): boolean {
  if (one.agencyCode === other.agencyCode) return false;
  if (one.group !== null && one.group === other.group) return true;
  const isNamed =
    one.supporters.includes(other.agencyCode) || other.supporters.includes(one.agencyCode);
  return isNamed && (one.group === null || other.group === null);
}
