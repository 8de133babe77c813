import { archivedOnIn, type Group, listGroups, ownsGroups } from './group-life.js';
import type { DemonstrationAgency, DemonstrationQuarter, Partnership } from './partnership.js';
import { type Random, startRandom, type Weighted } from './random.js';

/** Of each agency's disruptions against groups, the percentage aimed at one of its own groups. */
const ownPercents: Readonly<Record<string, number>> = { TVP: 88, SEROCU: 72, HMRC: 60, HOIE: 70 };

/** The weight of a group among the targets of a quarter. Most groups have a low weight. */
const attention: Weighted<number> = [
  [0, 52],
  [2, 28],
  [5, 14],
  [10, 6],
];

export interface TargetGroup extends Group {
  /** The day on which the group was archived; null if it stays open in the quarter. */
  readonly lastDay: string | null;
}

/** Draws the group that an agency acts against on a day; null if none fits. */
export type DrawGroup = (wish: GroupOptions, random: Random) => TargetGroup | null;

export interface GroupOptions {
  readonly agency: DemonstrationAgency;
  readonly day: string;
  readonly crimeTypes: readonly string[];
}

/**
 * Draws from the groups that were mapped before the quarter and are on its register, until the day
 * on which they are archived. Each is therefore in a register that was sent, even if the quarter's
 * own register has not been sent yet.
 */
export function toGroupDrawer(quarter: DemonstrationQuarter, partnership: Partnership): DrawGroup {
  const known = partnership.agencies
    .filter((agency) => ownsGroups(agency, quarter))
    .flatMap((owner) => {
      const random = startRandom(`attention ${owner.code} ${quarter.key}`);
      return listGroups(owner, quarter, partnership)
        .filter(({ mappedOn }) => mappedOn < quarter.start)
        .map((group) => ({
          group: { ...group, lastDay: archivedOnIn(group, quarter) },
          weight: random.draw(attention),
        }));
    })
    .filter(({ weight }) => weight > 0);

  // An agency draws from the same groups again and again, and a large partnership has many.
  const choices = new Map<string, DrawUntil>();
  return ({ agency, day, crimeTypes }, random) => {
    const isOwn = random.happens(ownPercents[agency.code] ?? 0);
    const name = `${agency.code} ${isOwn} ${crimeTypes.join()}`;
    const draw =
      choices.get(name) ??
      toChoice(
        known.filter(
          ({ group: { ownerCode, crimeType, area } }) =>
            (ownerCode === agency.code) === isOwn &&
            crimeTypes.includes(crimeType) &&
            (area === '' || agency.districts.includes(area)),
        ),
      );
    choices.set(name, draw);
    return draw(day, random);
  };
}

interface WeighedGroup {
  readonly group: TargetGroup;
  readonly weight: number;
}

/** Draws a group that is still open on the day; null if there is none. */
type DrawUntil = (day: string, random: Random) => TargetGroup | null;

/**
 * Draws the same group as `random.draw` would from those that are still open, but each time looks
 * only at the few that are archived during the quarter.
 */
function toChoice(groups: readonly WeighedGroup[]): DrawUntil {
  let all = 0;
  const sums = groups.map(({ weight }) => (all += weight));
  const ending = groups.flatMap(({ group: { lastDay }, weight }, index) =>
    lastDay === null ? [] : [{ lastDay, weight, before: (sums[index] ?? 0) - weight }],
  );
  return (day, random) => {
    const gone = ending.filter(({ lastDay }) => lastDay < day);
    const total = gone.reduce((left, { weight }) => left - weight, all);
    if (total === 0) return null;
    // The place in the sums of all groups: what is gone before it counts too.
    let place = random.int(1, total);
    for (const { before, weight } of gone) {
      if (before >= place) break;
      place += weight;
    }
    return groups[findFirst(sums, place)]?.group ?? null;
  };
}

/** The index of the first of the rising sums that is at least `least`. */
function findFirst(sums: readonly number[], least: number): number {
  let [from, to] = [0, sums.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sums[middle] ?? 0) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * The name of a group in a return: its reference, after the owner's code if another agency owns it.
 */
export function toGroupReference(
  { ownerCode, reference }: Group,
  sender: DemonstrationAgency,
): string {
  return ownerCode === sender.code ? reference : `${ownerCode}:${reference}`;
}
