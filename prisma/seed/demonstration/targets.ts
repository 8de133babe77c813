import type { Objective } from './disruption-row.js';
import { numberOf, quarterAt } from './quarters.js';

/**
 * A target for one quarter: a value, or a band that includes its edges, in the unit of its measure.
 */
export interface DemonstrationTarget {
  readonly measure: string;
  readonly quarterStart: string;
  /** Null means the whole force, all agencies or all objectives. */
  readonly areaCode: string | null;
  readonly agencyCode: string | null;
  readonly objective: Objective | null;
  readonly value: number | null;
  /** Null means the default tolerance. */
  readonly tolerance: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Whether the target depends on the size of the partnership. */
  readonly isOfCount: boolean;
}

interface Ambition extends Partial<
  Pick<
    DemonstrationTarget,
    'areaCode' | 'agencyCode' | 'objective' | 'tolerance' | 'lower' | 'upper'
  >
> {
  readonly measure: string;
  /**
   * The first quarter of the target. It applies until the next target for the same measure, area,
   * agency and objective begins.
   */
  readonly from: string;
  readonly value?: number;
}

const FIRST = '2022-23-Q1';

/**
 * The targets of the made-up partnership. Some are met in every quarter, some only in certain
 * quarters, such as those for each objective, and two have been missed since Q1 2026/27: the first
 * action within 24 hours, and moderation within 28 days.
 */
const ambitions: readonly Ambition[] = [
  { measure: 'reportsActionedIn24h', from: FIRST, value: 70 },
  { measure: 'reportsActionedIn24h', from: '2024-25-Q1', value: 75 },
  { measure: 'reportsActionedIn24h', from: '2024-25-Q1', value: 75, areaCode: 'E06000038' },
  { measure: 'disruptions', from: FIRST, value: 620 },
  { measure: 'disruptions', from: '2024-25-Q1', value: 660 },
  { measure: 'disruptions', from: FIRST, value: 340, objective: 'PURSUE' },
  { measure: 'disruptions', from: '2024-25-Q1', value: 350, objective: 'PURSUE' },
  { measure: 'disruptions', from: FIRST, value: 105, objective: 'PREVENT' },
  { measure: 'disruptions', from: '2024-25-Q1', value: 120, objective: 'PREVENT' },
  { measure: 'disruptions', from: FIRST, value: 130, objective: 'PROTECT' },
  { measure: 'disruptions', from: '2024-25-Q1', value: 140, objective: 'PROTECT' },
  { measure: 'disruptions', from: FIRST, value: 45, objective: 'PREPARE' },
  { measure: 'disruptions', from: '2024-25-Q1', value: 50, objective: 'PREPARE' },
  { measure: 'majorModerateShare', from: FIRST, value: 20 },
  { measure: 'multiAgencyShare', from: FIRST, value: 35 },
  { measure: 'ocgsDisrupted', from: FIRST, value: 55 },
  { measure: 'moderatedIn28Days', from: FIRST, value: 80 },
  { measure: 'moderatedIn28Days', from: FIRST, value: 80, agencyCode: 'TVP' },
  { measure: 'plansInDate', from: FIRST, value: 90 },
  { measure: 'reasonableGroundsIn5Days', from: '2023-24-Q4', value: 75, tolerance: 10 },
  { measure: 'triagedInTime', from: FIRST, value: 90 },
  { measure: 'repeatReferrals', from: FIRST, value: 18 },
  { measure: 'vacancyRate', from: FIRST, value: 10, tolerance: 2 },
  { measure: 'vacancyRate', from: '2025-26-Q1', value: 8, tolerance: 2 },
  { measure: 'abstractionRate', from: FIRST, value: 8 },
  { measure: 'forecastVariance', from: FIRST, lower: -1.25, upper: 1.25, tolerance: 1 },
  { measure: 'returnsOnTime', from: FIRST, value: 95 },
];

/** All targets from 2022/23 Q1 up to and including a quarter. */
export function listTargets(until: string): readonly DemonstrationTarget[] {
  const quarters = Array.from(
    { length: Math.max(0, numberOf(until) - numberOf(FIRST) + 1) },
    (_, index) => quarterAt(numberOf(FIRST) + index),
  );
  return quarters.flatMap(({ key, start }) =>
    ambitions
      .filter(
        (ambition) =>
          ambition.from <= key &&
          !ambitions.some((later) => isLaterOfSame(later, ambition) && later.from <= key),
      )
      .map(
        ({
          measure,
          areaCode = null,
          agencyCode = null,
          objective = null,
          value = null,
          tolerance = null,
          lower = null,
          upper = null,
        }) => ({
          ...{
            measure,
            quarterStart: start,
            areaCode,
            agencyCode,
            objective,
            value,
            tolerance,
            lower,
            upper,
          },
          isOfCount: measure === 'disruptions',
        }),
      ),
  );
}

function isLaterOfSame(later: Ambition, earlier: Ambition): boolean {
  const isOfSame = (['measure', 'areaCode', 'agencyCode', 'objective'] as const).every(
    (part) => later[part] === earlier[part],
  );
  return isOfSame && later.from > earlier.from;
}
