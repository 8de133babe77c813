import type { PlainDate } from './plain-date.js';

export const areaKinds = {
  FORCE: 'Force',
  COUNTY: 'County',
  LOCAL_COMMAND_UNIT: 'Local command unit',
  DISTRICT: 'District',
} as const;
export type AreaKind = keyof typeof areaKinds;

export interface YearPopulation {
  readonly year: number;
  /** Residents of all ages. */
  readonly people: number;
  /** Residents under 18; null if not published. */
  readonly under18: number | null;
}

/** A place with a code. Parents and dates are null if there are none. */
export interface AreaRecord {
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
  /** The place's position in lists. */
  readonly position: number;
  readonly countyCode: string | null;
  readonly localCommandUnitCode: string | null;
  readonly validFrom: PlainDate | null;
  /** Last day on which the place exists; null means no end. */
  readonly validTo: PlainDate | null;
  readonly successorCode: string | null;
  /** Residents at each published mid-year (30 June), earliest first. */
  readonly populations: readonly YearPopulation[];
}

/** The force's places and how they contain each other. A record is coded to one of them. */
export class Places {
  /** Current areas, without those that have ended. */
  readonly current: readonly AreaRecord[];
  readonly force: AreaRecord | null;
  private readonly byCode: ReadonlyMap<string, AreaRecord>;
  /**
   * Each place with its larger places, worked out once because every rate per resident needs them.
   */
  private readonly chains: ReadonlyMap<string, readonly string[]>;

  constructor(readonly areas: readonly AreaRecord[]) {
    this.byCode = new Map(areas.map((area) => [area.code, area]));
    this.current = areas.filter(({ validTo }) => validTo === null);
    this.force = areas.find(({ kind }) => kind === 'FORCE') ?? null;
    this.chains = new Map(areas.map((area) => [area.code, findChain(area, this.force)]));
  }

  find(code: string): AreaRecord | null {
    return this.byCode.get(code) ?? null;
  }

  /** The codes of an area and everything inside it. */
  codesWithin(code: string): readonly string[] {
    return this.areas.filter((area) => this.chainOf(area).includes(code)).map((area) => area.code);
  }

  /**
   * The county that a record coded to this area counts in; null for the force, which is in none.
   */
  countyOf(area: AreaRecord): string | null {
    return area.kind === 'COUNTY' ? area.code : area.countyCode;
  }

  /**
   * The local command unit that a record coded to this area counts in; null for the force and the
   * counties.
   */
  localCommandUnitOf(area: AreaRecord): string | null {
    return area.kind === 'LOCAL_COMMAND_UNIT' ? area.code : area.localCommandUnitCode;
  }

  /** Whether `outer` is a larger area that contains `inner`. */
  doesContain(outer: string, inner: string): boolean {
    return outer !== inner && this.chains.get(inner)?.includes(outer) === true;
  }

  /** The area itself and all larger areas that contain it. */
  chainOf(area: AreaRecord): readonly string[] {
    return this.chains.get(area.code) ?? findChain(area, this.force);
  }
}

function findChain(area: AreaRecord, force: AreaRecord | null): readonly string[] {
  const above =
    area.kind === 'FORCE'
      ? []
      : [area.countyCode, area.localCommandUnitCode, area.successorCode, force?.code ?? null];
  return [area.code, ...above.filter((code) => code !== null)];
}

/**
 * The only county whose council sends returns for the whole county: its districts have no social
 * care of their own.
 */
export const OXFORDSHIRE = 'E10000025';

/** Whether records may be coded to the area: a district, Oxfordshire county or the force. */
export function canBeReturned({ kind, code }: Pick<AreaRecord, 'kind' | 'code'>): boolean {
  return kind === 'DISTRICT' || kind === 'FORCE' || code === OXFORDSHIRE;
}
