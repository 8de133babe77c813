import {
  type DemonstrationAgency,
  type DemonstrationQuarter,
  isActive,
  type Partnership,
} from './partnership.js';
import { numberOf } from './quarters.js';
import { type Random, startRandom } from './random.js';
import { type Posts, postsOf } from './resource-posts.js';
import type { ResourceRow } from './resource-row.js';

/**
 * One agency's made-up return of resources for one quarter, with a row for each objective, area,
 * staff group and funding source.
 */
export interface ResourceReturn {
  readonly agencyCode: string;
  readonly rows: readonly ResourceRow[];
}

/**
 * The cost of one person in a quarter of 2022/23, in pounds, including the employer's
 * contributions.
 */
const costs: Readonly<Record<string, number>> = {
  POLICE_OFFICER: 15_800,
  POLICE_STAFF: 11_200,
  PCSO: 10_400,
  ANALYST: 12_200,
  FINANCIAL_INVESTIGATOR: 13_400,
  SOCIAL_WORKER: 13_800,
  COMMUNITY_SAFETY_OFFICER: 11_000,
  TRADING_STANDARDS: 12_000,
  FIRE_PREVENTION: 11_800,
  HEALTH_SAFEGUARDING: 13_600,
  PROBATION: 11_600,
  VOLUNTARY_SECTOR: 8_900,
};

/** Other costs, in per cent of staff costs. Pursue needs vehicles, laboratories and covert work. */
const otherCostPercents = { PURSUE: 55, PREVENT: 12, PROTECT: 15, PREPARE: 20 } as const;
const COSTS_RISE_PERCENT_A_YEAR = 3;

/** Empty posts, in per mille: the fewest, and the increase at the peak of a slow swing. */
const vacancies: Readonly<Record<string, { readonly least: number; readonly more: number }>> = {
  POLICE_OFFICER: { least: 45, more: 60 },
  ANALYST: { least: 110, more: 60 },
  FINANCIAL_INVESTIGATOR: { least: 95, more: 55 },
  SOCIAL_WORKER: { least: 105, more: 60 },
};
const vacanciesOfOthers = { least: 40, more: 40 } as const;

/** From the fewest vacancies to the most and back takes six years, with the peak in 2024/25 Q3. */
const swing = { worst: numberOf('2024-25-Q3'), halfLength: 12 } as const;

/**
 * The agencies that spend more than planned, in per mille of their budget. The others spend about
 * what they planned.
 */
const overspends: Readonly<Record<string, number>> = { TVP: 17, MKCC: 62, SBC: 34 };

/** Planned hours of a post in a quarter: 13 weeks of 37 hours, less leave. */
const PLANNED_HOURS = 410;

/** Hours that go to other duties, in per mille: police officers are called away most. */
const abstractions = {
  POLICE_OFFICER: { least: 85, most: 125 },
  others: { least: 25, most: 70 },
} as const;

/**
 * A whole quarter's made-up resources: a return for each agency that contributes any, in the order
 * of `agencies`. They depend only on the quarter and the partnership, and are known once the
 * quarter has ended.
 */
export function generateResources({
  quarter,
  ...partnership
}: Partnership & { readonly quarter: DemonstrationQuarter }): readonly ResourceReturn[] {
  return partnership.agencies
    .filter((agency) => isActive(agency, quarter))
    .map((agency) => ({ agencyCode: agency.code, rows: drawRows(agency, quarter, partnership) }))
    .filter(({ rows }) => rows.length > 0);
}

function drawRows(
  agency: DemonstrationAgency,
  quarter: DemonstrationQuarter,
  partnership: Partnership,
): readonly ResourceRow[] {
  return postsOf(agency).flatMap((posts) =>
    toPlaces(agency, posts, partnership).map(({ area, fte }) => {
      const name = `${agency.code} ${posts.objective} ${area} ${posts.staffGroup} ${posts.funding}`;
      return {
        ...toKey(posts, area, quarter),
        ...drawAmounts({ agencyCode: agency.code, posts, fte, name, quarter }),
      };
    }),
  );
}

function toKey(
  { objective, staffGroup, funding }: Posts,
  area: string,
  { key }: DemonstrationQuarter,
) {
  return { quarter: key, objective, area, staff_group: staffGroup, funding_source: funding };
}

interface Place {
  readonly area: string;
  readonly fte: number;
}

function toPlaces(
  { kind, districts }: DemonstrationAgency,
  { fte: wanted, isByDistrict }: Posts,
  { areas, size = 1 }: Partnership,
): readonly Place[] {
  const fte = wanted * size;
  const served = areas.filter(
    (area) => area.kind === 'DISTRICT' && area.people > 0 && districts.includes(area.code),
  );
  if (isByDistrict)
    return served.map(({ code, people }) => ({ area: code, fte: (fte * people) / 100_000 }));
  const [county] = served.map(({ countyCode }) => countyCode);
  const force = areas.find((area) => area.kind === 'FORCE')?.code;
  const area = kind === 'LOCAL_AUTHORITY_COUNTY' ? county : force;
  return area === null || area === undefined ? [] : [{ area, fte }];
}

interface Line {
  readonly agencyCode: string;
  readonly posts: Posts;
  readonly fte: number;
  readonly name: string;
  readonly quarter: DemonstrationQuarter;
}

function drawAmounts({
  agencyCode,
  posts: { objective, staffGroup },
  fte,
  name,
  quarter: { key },
}: Line) {
  const year = startRandom(`resources ${name} ${key.slice(0, 7)}`);
  const random = startRandom(`resources ${name} ${key}`);
  const establishment = roundTo2((fte * year.int(970, 1030)) / 1000);
  const strength = roundTo2((establishment * (1000 - drawVacancy(staffGroup, key, random))) / 1000);
  const hours = strength * random.int(388, 412);
  const { least, most } =
    staffGroup === 'POLICE_OFFICER' ? abstractions.POLICE_OFFICER : abstractions.others;
  const abstracted = (hours * random.int(least, most)) / 1000;
  const yearsOn = Number(key.slice(0, 4)) - 2022;
  const cost =
    (costs[staffGroup] ?? 0) *
    (1 + otherCostPercents[objective] / 100) *
    (1 + (COSTS_RISE_PERCENT_A_YEAR * yearsOn) / 100);
  const budget = establishment * cost;
  const forecast = (budget * (1000 + (overspends[agencyCode] ?? 0) + random.int(-12, 12))) / 1000;
  return {
    establishment_fte: establishment.toFixed(2),
    strength_fte: strength.toFixed(2),
    hours_planned: (establishment * PLANNED_HOURS).toFixed(2),
    hours_committed: (hours - abstracted).toFixed(2),
    hours_abstracted: abstracted.toFixed(2),
    budget_pounds: budget.toFixed(2),
    actual_pounds: ((forecast * random.int(985, 1010)) / 1000).toFixed(2),
    forecast_pounds: forecast.toFixed(2),
  };
}

function drawVacancy(staffGroup: string, key: string, random: Random): number {
  const { least, more } = vacancies[staffGroup] ?? vacanciesOfOthers;
  const fromWorst = Math.min(Math.abs(numberOf(key) - swing.worst), swing.halfLength);
  return Math.max(
    0,
    least +
      Math.round((more * (swing.halfLength - fromWorst)) / swing.halfLength) +
      random.int(-25, 25),
  );
}

function roundTo2(number: number): number {
  return Math.round(number * 100) / 100;
}
