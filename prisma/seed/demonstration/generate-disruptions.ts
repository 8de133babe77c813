import { toAreaDrawer } from './area-drawer.js';
import { Diary } from './diary.js';
import { drawAct } from './disruption-act.js';
import { drawModeration } from './disruption-course.js';
import { crimeTypesOf, drawImpact, drawTarget, type Target } from './disruption-matter.js';
import { type DisruptionRow, emptyDisruption, type Objective } from './disruption-row.js';
import {
  type DrawGroup,
  type TargetGroup,
  toGroupDrawer,
  toGroupReference,
} from './disruption-target.js';
import { countRisen, drawDisruptionVolumes } from './disruption-volumes.js';
import {
  daysAfter,
  type DemonstrationAgency,
  type DemonstrationQuarter,
  type Partnership,
} from './partnership.js';
import { type Random, startRandom } from './random.js';
import { type DrawSupporters, toSupporterDrawer } from './supporters.js';

/** One agency's made-up return of disruptions for one quarter, sorted by day. */
export interface DisruptionReturn {
  readonly agencyCode: string;
  readonly rows: readonly DisruptionRow[];
}

/** The percentage of rows for which a sender for the whole force does not know the place. */
const notPlacedPercents: Readonly<Record<string, number>> = { TVP: 4 };
const NOT_PLACED_PERCENT_OF_OTHERS = 16;

const OXFORDSHIRE = 'E10000025';

/**
 * The percentage of rows that stand for several similar disruptions, such as a week's visits, among
 * rows without details of a single disruption.
 */
const SEVERAL_PERCENT = 9;

/**
 * A whole quarter's made-up disruptions: a return for each agency that leads any, in the order of
 * `agencies`. They depend only on the quarter and the partnership, and not on the day;
 * `cutDisruptionsAt` reduces them to the data known today.
 */
export function generateDisruptions({
  quarter,
  ...partnership
}: Partnership & { readonly quarter: DemonstrationQuarter }): readonly DisruptionReturn[] {
  const ground = {
    quarter,
    partnership,
    drawGroup: toGroupDrawer(quarter, partnership),
    drawSupporters: toSupporterDrawer(partnership, quarter),
    diary: new Diary(),
  };
  return partnership.agencies.flatMap((agency) => {
    const rows = drawRows(agency, ground);
    return rows.length === 0 ? [] : [{ agencyCode: agency.code, rows }];
  });
}

interface Context {
  readonly quarter: DemonstrationQuarter;
  readonly partnership: Partnership;
  readonly drawGroup: DrawGroup;
  readonly drawSupporters: DrawSupporters;
  readonly diary: Diary;
}

interface Desk extends Context {
  readonly agency: DemonstrationAgency;
  readonly random: Random;
  readonly drawArea: () => string;
}

function drawRows(agency: DemonstrationAgency, ground: Context): readonly DisruptionRow[] {
  const { quarter, partnership } = ground;
  const notPlacedPercent = notPlacedPercents[agency.code] ?? NOT_PLACED_PERCENT_OF_OTHERS;
  const toDesk = (seed: string, served: DemonstrationAgency): Desk => {
    const random = startRandom(seed);
    return {
      ...ground,
      agency,
      random,
      drawArea: toAreaDrawer(served, partnership, { random, notPlacedPercent }),
    };
  };

  const desk = toDesk(`disruptions ${agency.code} ${quarter.key}`, agency);
  const rows = drawDisruptionVolumes(agency, quarter, partnership).flatMap(({ objective, count }) =>
    Array.from({ length: count }, () => drawRow(desk, objective)),
  );
  const ofOxfordshire = partnership.areas
    .filter(({ countyCode }) => countyCode === OXFORDSHIRE)
    .map(({ code }) => code);
  const risenDesk = toDesk(`risen disruptions ${agency.code} ${quarter.key}`, {
    ...agency,
    districts: ofOxfordshire,
  });
  const risen = Array.from({ length: countRisen(agency, quarter, partnership) }, () =>
    drawRow(risenDesk, 'PREVENT'),
  );

  const inOrder = [...rows, ...risen].sort((a, b) =>
    a.occurred_on < b.occurred_on ? -1 : a.occurred_on > b.occurred_on ? 1 : 0,
  );
  return inOrder.map((row, index) => ({
    ...row,
    reference: `DIS-${quarter.key}-${String(index + 1).padStart(4, '0')}`,
  }));
}

function drawRow(desk: Desk, objective: Objective): DisruptionRow {
  const { agency, quarter, random } = desk;
  const aim = drawAim(desk, objective);
  const { crimeType, target, area } = aim;
  const { day, group, supporters } = toOwnDay(desk, aim);
  const claimedImpact = drawImpact(target, random);
  const isSeveral =
    target === 'VULNERABILITY' && objective !== 'PURSUE' && random.happens(SEVERAL_PERCENT);
  return {
    ...emptyDisruption,
    occurred_on: day,
    objective,
    claimed_impact: claimedImpact,
    crime_type: crimeType,
    area,
    quantity: String(isSeveral ? random.int(2, 4) : 1),
    ...drawModeration({ occurredOn: day, claimedImpact }, quarter, random),
    target,
    ocg_reference: group === null ? '' : toGroupReference(group, agency),
    ...drawAct({ objective, crimeType, occurredOn: day }, random),
    supporting_agencies: supporters.join(';'),
  };
}

interface Aim {
  readonly day: string;
  readonly group: TargetGroup | null;
  readonly target: Target;
  readonly crimeType: string;
  readonly area: string;
  readonly supporters: readonly string[];
}

/** Draws the day, the target, the crime type, the place and the supporters. */
function drawAim(
  { agency, quarter, random, drawArea, drawGroup, drawSupporters }: Desk,
  objective: Objective,
): Aim {
  const day = daysAfter(quarter.start, random.int(0, quarter.days - 1));
  const crimeTypes = crimeTypesOf(agency, objective);
  const wanted = drawTarget(objective, random);
  const group =
    wanted === 'OCG'
      ? drawGroup({ agency, day, crimeTypes: crimeTypes.map(([crimeType]) => crimeType) }, random)
      : null;
  const crimeType = group?.crimeType ?? random.draw(crimeTypes);
  const drawn = drawArea();
  // A county council codes all its disruptions to its county.
  const area =
    group === null || group.area === '' || agency.kind === 'LOCAL_AUTHORITY_COUNTY'
      ? drawn
      : group.area;
  const supporters = drawSupporters({ lead: agency, objective, crimeType, area }, random);
  return {
    day,
    group,
    target: group === null && wanted === 'OCG' ? 'INDIVIDUAL' : wanted,
    crimeType,
    area,
    supporters,
  };
}

/**
 * Moves a disruption to another day if another agency appears to have sent it on the same day. If
 * no day of the quarter is left, removes the group and the supporters.
 */
function toOwnDay(
  { agency, quarter, diary }: Desk,
  aim: Aim,
): Pick<Aim, 'day' | 'group' | 'supporters'> {
  const { day, group, area, supporters } = aim;
  const entry = {
    agencyCode: agency.code,
    area,
    group: group && `${group.ownerCode} ${group.reference}`,
    supporters,
  };
  const own = diary.enter(entry, daysFrom(day, quarter, group?.lastDay ?? null));
  if (own !== null) return { day: own, group, supporters };
  const alone = { ...entry, group: null, supporters: [] };
  return {
    day: diary.enter(alone, daysFrom(day, quarter, null)) ?? day,
    group: null,
    supporters: [],
  };
}

/**
 * The days of a quarter from a start day on, and then the days before it. Days after the last day,
 * if given, are left out.
 */
function* daysFrom(
  day: string,
  { start, days }: DemonstrationQuarter,
  last: string | null,
): Iterable<string> {
  const end = last ?? daysAfter(start, days - 1);
  for (let each = day; each <= end; each = daysAfter(each, 1)) yield each;
  for (let each = start; each < day; each = daysAfter(each, 1)) yield each;
}
