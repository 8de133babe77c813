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

  return ({ agency, day, crimeTypes }, random) => {
    const isOwn = random.happens(ownPercents[agency.code] ?? 0);
    const fitting = known.filter(
      ({ group: { ownerCode, crimeType, area, lastDay } }) =>
        (ownerCode === agency.code) === isOwn &&
        (lastDay === null || day <= lastDay) &&
        crimeTypes.includes(crimeType) &&
        (area === '' || agency.districts.includes(area)),
    );
    return fitting.length === 0
      ? null
      : random.draw(fitting.map(({ group, weight }) => [group, weight] as const));
  };
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
