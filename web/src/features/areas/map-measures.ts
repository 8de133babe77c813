import type { Unit } from '#lib/unit.js';

/** What the map can show. Both keys are of the catalogue; `rate` is null where no rate of it is defined. */
export interface MapMeasure {
  /** In the address. */
  readonly code: 'reports' | 'disruptions' | 'referrals' | 'peopleSafeguarded' | 'arrests';
  /** `Confirmed disruptions`: to begin with. */
  readonly name: string;
  /** `confirmed disruptions`: within a sentence. */
  readonly noun: string;
  readonly rate: 'reportsPer1000' | 'disruptionsPer1000' | null;
  readonly datasets: readonly string[];
  /** Whether every partner sees true counts of it. */
  readonly isOpen: boolean;
}

export const mapMeasures = [
  {
    code: 'disruptions',
    name: 'Confirmed disruptions',
    noun: 'confirmed disruptions',
    rate: 'disruptionsPer1000',
    datasets: ['DISRUPTIONS'],
    isOpen: true,
  },
  { code: 'reports', name: 'Reports received', noun: 'reports', rate: 'reportsPer1000', datasets: ['REPORTS'], isOpen: false },
  { code: 'referrals', name: 'Safeguarding referrals', noun: 'safeguarding referrals', rate: null, datasets: ['REFERRALS'], isOpen: false },
  {
    code: 'peopleSafeguarded',
    name: 'People safeguarded',
    noun: 'people safeguarded',
    rate: null,
    datasets: ['DISRUPTIONS'],
    isOpen: false,
  },
  { code: 'arrests', name: 'Arrests', noun: 'arrests', rate: null, datasets: ['DISRUPTIONS'], isOpen: true },
] as const satisfies readonly MapMeasure[];

/** How a measure stands in the map: for each 1,000 people who live there, or as it was counted. */
export type MapUnit = 'rate' | 'count';

export const mapUnits = [
  { code: 'rate', name: 'Rate' },
  { code: 'count', name: 'Count' },
] as const satisfies readonly { readonly code: MapUnit; readonly name: string }[];

/** The key of the catalogue that the map shows. */
export function toMeasureKey({ code, rate }: MapMeasure, unit: MapUnit): MapMeasure['code'] | NonNullable<MapMeasure['rate']> {
  return unit === 'rate' && rate !== null ? rate : code;
}

export function toUnit(unit: MapUnit): Unit {
  return unit === 'rate' ? 'RATE' : 'COUNT';
}

/** `confirmed disruptions per 1,000 people`, within a sentence. */
export function nameShown({ noun }: MapMeasure, unit: MapUnit): string {
  return unit === 'rate' ? `${noun} per 1,000 people` : noun;
}
