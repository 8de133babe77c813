import type { AgencyFamily } from '#domain/agencies.js';
import { canBeReturned } from '#domain/places.js';
import { formatDate, type PlainDate } from '#domain/plain-date.js';
import { endOf, formatQuarter, type Quarter, startOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';

import { toPlainName } from './column.js';

export interface KnownArea {
  readonly code: string;
  readonly name: string;
  readonly kind: 'FORCE' | 'COUNTY' | 'LOCAL_COMMAND_UNIT' | 'DISTRICT';
  /** The county that contains a district; null for other kinds and for former districts. */
  readonly countyCode: string | null;
  /** Last day on which the area exists; null means no end. */
  readonly validTo: PlainDate | null;
  readonly successorCode: string | null;
}

export interface KnownAgency {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly family: AgencyFamily;
  /** First and last day on which the agency exists; null means no limit. */
  readonly validFrom: PlainDate | null;
  readonly validTo: PlainDate | null;
  /** Codes of the agency's successors; empty unless it has ended. */
  readonly successorCodes: readonly string[];
}

/** The areas and agencies that a return may name. */
export interface KnownPlaces {
  /** All agencies, including former ones. */
  readonly agencies: readonly KnownAgency[];
  findAreaByCode(code: string): KnownArea | null;
  /**
   * Finds an area by code or name, ignoring case; null if there is none. A name shared by several
   * places means the district, Oxfordshire county or the force.
   */
  findArea(text: string): KnownArea | null;
  /** Finds an agency by code or name, ignoring case; null if there is none. */
  findAgency(text: string): KnownAgency | null;
  findAgencyById(id: number): KnownAgency | null;
}

/** Look-ups that return null for unknown names. */
export function toKnownPlaces(
  areas: readonly KnownArea[],
  agencies: readonly KnownAgency[],
): KnownPlaces {
  const areasByCode = new Map(areas.map((area) => [area.code, area]));
  // Later entries win: a code before any name, and places that a return may name before command
  // units of the same name.
  const areasByText = new Map([
    ...areas.map((area) => [toPlainName(area.name), area] as const),
    ...areas.filter(canBeReturned).map((area) => [toPlainName(area.name), area] as const),
    ...areas.map((area) => [toPlainName(area.code), area] as const),
  ]);
  const agenciesByText = new Map([
    ...agencies.map((agency) => [toPlainName(agency.name), agency] as const),
    ...agencies.map((agency) => [toPlainName(agency.code), agency] as const),
  ]);
  const agenciesById = new Map(agencies.map((agency) => [agency.id, agency]));

  return {
    agencies,
    findAreaByCode: (code) => areasByCode.get(code) ?? null,
    findArea: (text) => areasByText.get(toPlainName(text)) ?? null,
    findAgency: (text) => agenciesByText.get(toPlainName(text)) ?? null,
    findAgencyById: (id) => agenciesById.get(id) ?? null,
  };
}

/**
 * What is wrong with naming an agency for a day, with its successor; null if it exists on that day.
 * The agency's first and last days count.
 */
export function explainAgencyOutsideDates(agency: KnownAgency, day: PlainDate): string | null {
  if (agency.validTo !== null && day > agency.validTo) {
    const successors = agency.successorCodes.join(' or ');
    return `${agency.code} ended on ${formatDate(agency.validTo)}${successors ? `; use its successor, ${successors}` : ''}.`;
  }
  if (agency.validFrom !== null && day < agency.validFrom) {
    return `${agency.code} began on ${formatDate(agency.validFrom)}; name the agency that did its work before.`;
  }
  return null;
}

/**
 * What is wrong with an agency as the sender for a whole quarter; null if the agency exists on one
 * of its days.
 */
export function explainAgencyOutsideQuarter(agency: KnownAgency, quarter: Quarter): string | null {
  const [first, last] = [startOf(quarter), endOf(quarter)];
  const hasEnded = agency.validTo !== null && agency.validTo < first;
  const hasNotBegun = agency.validFrom !== null && agency.validFrom > last;
  if (!hasEnded && !hasNotBegun) return null;
  return `The sender did not exist in ${formatQuarter(quarter)}: ${explainAgencyOutsideDates(agency, hasEnded ? first : last) ?? ''}`;
}

/** Why a text does not name an agency, in a sentence. */
export function explainUnknownAgency(text: string): string {
  return `No agency has the code or name "${toQuotedValue(text)}". For example, TVP is Thames Valley Police.`;
}
