import { toAreaDrawer } from './area-drawer.js';
import {
  daysAfter,
  type DemonstrationAgency,
  type DemonstrationQuarter,
  isActive,
  type Partnership,
} from './partnership.js';
import { numberOf, quarterAt } from './quarters.js';
import { type Random, startRandom, type Weighted } from './random.js';

/** One organised crime group from the day it was mapped until it leaves the register for good. */
export interface Group {
  readonly ownerCode: string;
  readonly reference: string;
  readonly crimeType: string;
  readonly otherCrimeTypes: readonly string[];
  /** Empty if the owner does not know where the group works. */
  readonly area: string;
  readonly riskBand: string;
  readonly mappedOn: string;
  /**
   * The times on the register, in order. The first begins with the mapping; a group that came back
   * has a second.
   */
  readonly spans: readonly Span[];
}

/**
 * A time on the register: its first and last quarter by number, and the day in its last quarter on
 * which the group was archived.
 */
interface Span {
  readonly from: number;
  readonly until: number;
  readonly archivedOn: string;
}

export type Standing = 'OPEN' | 'ARCHIVED' | 'NOT_LISTED';

/**
 * The number of groups that an owner maps in a quarter, and the percentage without a known area.
 */
const owners: Readonly<
  Record<string, { readonly least: number; readonly most: number; readonly nowherePercent: number }>
> = {
  TVP: { least: 6, most: 10, nowherePercent: 7 },
  SEROCU: { least: 2, most: 4, nowherePercent: 45 },
  HOIE: { least: 0, most: 1, nowherePercent: 30 },
  HMRC: { least: 0, most: 1, nowherePercent: 30 },
};

/**
 * Lengths in quarters: of a group's first time on the register, of its absence if it comes back,
 * and of its second time.
 */
const life = { least: 3, most: 18 } as const;
const away = { least: 2, most: 5 } as const;
const secondLife = { least: 3, most: 8 } as const;
const COMES_BACK_PERCENT = 6;
const LONGEST = life.most + away.most + secondLife.most;

const crimeTypesOfPolice: Weighted<string> = [
  ['DRUGS', 56],
  ['ORGANISED_ACQUISITIVE_CRIME', 13],
  ['ECONOMIC_CRIME', 7],
  ['CHILD_SEXUAL_EXPLOITATION_AND_ABUSE', 6],
  ['MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', 6],
  ['FIREARMS', 4],
  ['MONEY_LAUNDERING', 4],
  ['CYBER_CRIME', 2],
  ['ORGANISED_IMMIGRATION_CRIME', 2],
];
const crimeTypesByOwner: Readonly<Record<string, Weighted<string>>> = {
  HOIE: [
    ['ORGANISED_IMMIGRATION_CRIME', 80],
    ['MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', 20],
  ],
  HMRC: [
    ['ECONOMIC_CRIME', 60],
    ['MONEY_LAUNDERING', 40],
  ],
};
const sideLines = ['FIREARMS', 'MONEY_LAUNDERING', 'DRUGS', 'ORGANISED_ACQUISITIVE_CRIME'] as const;

/** Whether the agency owns groups. */
export function ownsGroups(agency: DemonstrationAgency, quarter: DemonstrationQuarter): boolean {
  return agency.code in owners && isActive(agency, quarter);
}

/**
 * The groups on an owner's register for the quarter, oldest first: groups open at the end of the
 * quarter, and groups archived in the quarter. Each group's life depends only on the quarter in
 * which it was mapped, so a register depends only on its quarter.
 */
export function listGroups(
  owner: DemonstrationAgency,
  quarter: DemonstrationQuarter,
  partnership: Partnership,
): readonly Group[] {
  const number = numberOf(quarter.key);
  return Array.from({ length: LONGEST + 1 }, (_, index) => quarterAt(number - LONGEST + index))
    .flatMap((mappedIn) => drawMapped(owner, mappedIn, partnership))
    .filter((group) => standingOf(group, quarter) !== 'NOT_LISTED');
}

/**
 * The status of a group in the register of a quarter. A group that was archived in the quarter is
 * listed as archived, and is not listed in later quarters.
 */
export function standingOf({ spans }: Group, { key }: DemonstrationQuarter): Standing {
  const number = numberOf(key);
  const span = spans.find(({ from, until }) => from <= number && number <= until);
  if (!span) return 'NOT_LISTED';
  return number === span.until ? 'ARCHIVED' : 'OPEN';
}

/** The day on which a group was archived in a quarter; null if it was not. */
export function archivedOnIn({ spans }: Group, { key }: DemonstrationQuarter): string | null {
  return spans.find(({ until }) => until === numberOf(key))?.archivedOn ?? null;
}

function drawMapped(
  owner: DemonstrationAgency,
  mappedIn: DemonstrationQuarter,
  partnership: Partnership,
): readonly Group[] {
  const habit = owners[owner.code];
  if (!habit) return [];
  const random = startRandom(`groups ${owner.code} ${mappedIn.key}`);
  const drawArea = toAreaDrawer(owner, partnership, { random, notPlacedPercent: 0 });
  const { size = 1 } = partnership;
  const days = Array.from({ length: Math.round(random.int(habit.least, habit.most) * size) }, () =>
    random.int(0, mappedIn.days - 1),
  ).sort((a, b) => a - b);
  return days.map((day, index): Group => {
    const crimeType = random.draw(crimeTypesByOwner[owner.code] ?? crimeTypesOfPolice);
    return {
      ownerCode: owner.code,
      reference: `OCG-${mappedIn.key}-${String(index + 1).padStart(2, '0')}`,
      crimeType,
      otherCrimeTypes: sideLines.filter((other) => other !== crimeType && random.happens(14)),
      area: random.happens(habit.nowherePercent) ? '' : drawArea(),
      riskBand: random.draw([
        ['LOW', 22],
        ['MEDIUM', 41],
        ['HIGH', 28],
        ['VERY_HIGH', 9],
      ]),
      mappedOn: daysAfter(mappedIn.start, day),
      spans: drawSpans(numberOf(mappedIn.key), random),
    };
  });
}

function drawSpans(from: number, random: Random): readonly Span[] {
  const first = toSpan(from, random.int(life.least, life.most), random);
  if (!random.happens(COMES_BACK_PERCENT)) return [first];
  return [
    first,
    toSpan(
      first.until + random.int(away.least, away.most),
      random.int(secondLife.least, secondLife.most),
      random,
    ),
  ];
}

function toSpan(from: number, quarters: number, random: Random): Span {
  const { start, days } = quarterAt(from + quarters);
  return { from, until: from + quarters, archivedOn: daysAfter(start, random.int(0, days - 1)) };
}
