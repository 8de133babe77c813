import { toAreaDrawer } from './area-drawer.js';
import { drawAct } from './disruption-act.js';
import { drawModeration } from './disruption-course.js';
import { crimeTypesOf, drawImpact, drawTarget } from './disruption-matter.js';
import { type DisruptionRow, emptyDisruption, type Objective } from './disruption-row.js';
import { type DrawGroup, toGroupDrawer, toGroupReference } from './disruption-target.js';
import { countRisen, drawDisruptionVolumes } from './disruption-volumes.js';
import { daysAfter, type DemonstrationAgency, type DemonstrationQuarter, type Partnership } from './partnership.js';
import { type Random, startRandom } from './random.js';
import { type DrawSupporters, toSupporterDrawer } from './supporters.js';

/** One agency's made-up return of disruptions for one quarter, in the order of its days. */
export interface DisruptionReturn {
  readonly agencyCode: string;
  readonly rows: readonly DisruptionRow[];
}

/** How often a sender for the whole force cannot say where, in per cent. */
const notPlacedPercents: Readonly<Record<string, number>> = { TVP: 4 };
const NOT_PLACED_PERCENT_OF_OTHERS = 16;

const OXFORDSHIRE = 'E10000025';

/** How often one row stands for several alike, such as visits of one week, in per cent: only where nothing is said of a single one. */
const SEVERAL_PERCENT = 9;

/**
 * The disruptions of a whole quarter, made up: a return for each agency that leads any, in the order of `agencies`. They
 * follow from the quarter and the partnership alone, whatever the day; `cutDisruptionsAt` makes of them what is known today.
 * No two agencies name the same group on the same day in the same area: they would have sent one disruption twice.
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
    taken: new Map<string, string>(),
  };
  return partnership.agencies.flatMap((agency) => {
    const rows = drawRows(agency, ground);
    return rows.length === 0 ? [] : [{ agencyCode: agency.code, rows }];
  });
}

interface Ground {
  readonly quarter: DemonstrationQuarter;
  readonly partnership: Partnership;
  readonly drawGroup: DrawGroup;
  readonly drawSupporters: DrawSupporters;
  /** Who has named a group on a day in an area. */
  readonly taken: Map<string, string>;
}

interface Desk extends Ground {
  readonly agency: DemonstrationAgency;
  readonly random: Random;
  readonly drawArea: () => string;
}

function drawRows(agency: DemonstrationAgency, ground: Ground): readonly DisruptionRow[] {
  const { quarter, partnership } = ground;
  const notPlacedPercent = notPlacedPercents[agency.code] ?? NOT_PLACED_PERCENT_OF_OTHERS;
  const toDesk = (seed: string, served: DemonstrationAgency): Desk => {
    const random = startRandom(seed);
    return { ...ground, agency, random, drawArea: toAreaDrawer(served, partnership, { random, notPlacedPercent }) };
  };

  const desk = toDesk(`disruptions ${agency.code} ${quarter.key}`, agency);
  const rows = drawDisruptionVolumes(agency, quarter, partnership).flatMap(({ objective, count }) =>
    Array.from({ length: count }, () => drawRow(desk, objective)),
  );
  const ofOxfordshire = partnership.areas.filter(({ countyCode }) => countyCode === OXFORDSHIRE).map(({ code }) => code);
  const risenDesk = toDesk(`risen disruptions ${agency.code} ${quarter.key}`, { ...agency, districts: ofOxfordshire });
  const risen = Array.from({ length: countRisen(agency, quarter) }, () => drawRow(risenDesk, 'PREVENT'));

  const inOrder = [...rows, ...risen].sort((a, b) => (a.occurred_on < b.occurred_on ? -1 : a.occurred_on > b.occurred_on ? 1 : 0));
  return inOrder.map((row, index) => ({ ...row, reference: `DIS-${quarter.key}-${String(index + 1).padStart(4, '0')}` }));
}

function drawRow(desk: Desk, objective: Objective): DisruptionRow {
  const { agency, quarter, random, drawArea, drawGroup, drawSupporters } = desk;
  const day = daysAfter(quarter.start, random.int(0, quarter.days - 1));
  const crimeTypes = crimeTypesOf(agency, objective);
  const wanted = drawTarget(objective, random);
  const group = wanted === 'OCG' ? drawGroup({ agency, day, crimeTypes: crimeTypes.map(([crimeType]) => crimeType) }, random) : null;
  const crimeType = group?.crimeType ?? random.draw(crimeTypes);
  const drawn = drawArea();
  // Whatever a county council sends lies in its county.
  const area = group === null || group.area === '' || agency.kind === 'LOCAL_AUTHORITY_COUNTY' ? drawn : group.area;
  const reference = group === null ? '' : toGroupReference(group, agency);
  const isAlone = group === null || take(desk, `${day} ${group.ownerCode} ${group.reference} ${area}`);
  const target = group === null && wanted === 'OCG' ? 'INDIVIDUAL' : wanted;
  const claimedImpact = drawImpact(target, random);
  const isSeveral = target === 'VULNERABILITY' && objective !== 'PURSUE' && random.happens(SEVERAL_PERCENT);
  return {
    ...emptyDisruption,
    occurred_on: day,
    objective,
    claimed_impact: claimedImpact,
    crime_type: crimeType,
    area,
    quantity: String(isSeveral ? random.int(2, 4) : 1),
    ...drawModeration({ occurredOn: day, claimedImpact }, quarter, random),
    target: isAlone ? target : 'INDIVIDUAL',
    ocg_reference: isAlone ? reference : '',
    ...drawAct({ objective, crimeType, occurredOn: day }, random),
    supporting_agencies: drawSupporters({ lead: agency, objective, crimeType, area }, random).join(';'),
  };
}

/** Whether no other agency has named the same group on the same day and place. */
function take({ agency, taken }: Desk, name: string): boolean {
  const holder = taken.get(name) ?? agency.code;
  taken.set(name, holder);
  return holder === agency.code;
}
