import type { Dataset } from '#domain/lists.js';
import { type Quarter, startOf } from '#domain/quarter.js';

import type { Anchor, CellNodes } from './anchors.js';
import type { AttackAxis } from './attack-axis.js';
import type { Target } from './target.js';

/** Counts of other agencies' records that a viewer sees through doors other than figures. */
export interface AnsweredCounts {
  /** Counts of records for an agency, dataset and quarter. */
  readonly counts: readonly AnsweredCount[];
  /** Reports of the open crime types, which everybody sees exactly. */
  readonly openReports: ReadonlyMap<string, number>;
}

export interface AnsweredCount {
  /** The door's number in the table of numbers. */
  readonly door: string;
  /** The agency of the records; null for all other agencies together. */
  readonly agencyId: number | null;
  readonly quarter: Quarter;
  readonly dataset: Dataset;
  /** Whether the number counts only records without a district. */
  readonly isUnplaced?: boolean;
  /** The number of records, as shown. */
  readonly records: number;
}

/** The key of an agency’s quarter among open reports. */
export function nameQuarter(agencyId: number, quarter: Quarter): string {
  return `${agencyId} ${quarter}`;
}

/**
 * Turns door numbers into anchors for the cells of a target. A record counts as one person or
 * report; an empty return has no protected records. For reports, open reports are subtracted, which
 * leaves the reports of the protected crime types.
 */
export function toAnchors(target: Target, told: AnsweredCounts): readonly Anchor[] {
  const { subject, ownAgencyIds } = target;
  return told.counts.flatMap((count): readonly Anchor[] => {
    const { door, records, agencyId } = count;
    if (count.dataset !== subject.source || (agencyId !== null && ownAgencyIds.has(agencyId)))
      return [];
    const at = cellOf(target, count);
    if (at === null) return [];
    if (count.isUnplaced)
      return [
        {
          door,
          cells: unplaced(target).map((cell) => new Map([...at, cell])),
          low: records,
          high: records,
        },
      ];
    if (subject.source === 'REPORTS') return ofReports(target, at, { ...count, told });
    if (subject.base && subject.countedBy === 'received_on')
      return [{ door, cells: [at], low: records, high: records }];
    return subject.source === 'DISRUPTIONS' && records === 0 ? ofNothing(target, at, door) : [];
  });
}

function ofReports(
  target: Target,
  at: CellNodes,
  { told, agencyId, quarter, door, records }: AnsweredCount & { readonly told: AnsweredCounts },
): readonly Anchor[] {
  const place = placeOf(target, 'CRIME_TYPE');
  const open = agencyId === null ? undefined : told.openReports.get(nameQuarter(agencyId, quarter));
  if (open === undefined) return [];
  const types = (target.axes[place]?.nodes ?? []).flatMap(({ atoms }, node) =>
    atoms.length === 1 ? [node] : [],
  );
  const left = Math.max(records - open, 0);
  return [
    { door, cells: types.map((node) => new Map([...at, [place, node]])), low: left, high: left },
  ];
}

/** Anchors for a door without records. If a subject has no base, each of its parts is a cell. */
function ofNothing(target: Target, at: CellNodes, door: string): readonly Anchor[] {
  const place = target.axes.findIndex(({ axis }) => axis === null);
  const nodes = [...(target.axes[place]?.nodes.keys() ?? [])];
  return nodes.map((node) => ({ door, cells: [new Map([...at, [place, node]])], low: 0, high: 0 }));
}

function cellOf(target: Target, { agencyId, quarter }: AnsweredCount): CellNodes | null {
  const [agency, time] = [placeOf(target, 'AGENCY'), placeOf(target, 'TIME')];
  const nodes = new Map([[time, nodeOf(target.axes[time], startOf(quarter))]]);
  if (agencyId !== null) nodes.set(agency, nodeOf(target.axes[agency], agencyId));
  return [...nodes.values()].includes(-1) ? null : nodes;
}

/** The nodes of places other than districts, which are the places of records without a district. */
function unplaced({ axes, referenceData }: Target): readonly (readonly [number, number])[] {
  const place = axes.findIndex(({ axis }) => axis === 'AREA');
  const larger = referenceData.places.areas
    .filter(({ kind }) => kind !== 'DISTRICT')
    .map(({ code }) => nodeOf(axes[place], code));
  return larger.flatMap((node) => (node < 0 ? [] : [[place, node] as const]));
}

function placeOf({ axes }: Target, name: AttackAxis['axis']): number {
  return axes.findIndex(({ axis }) => axis === name);
}

/** The node of a single atom; -1 if there is none. */
function nodeOf(axis: AttackAxis | undefined, atom: string | number): number {
  const place = axis?.atoms.indexOf(atom) ?? -1;
  return axis?.nodes.findIndex(({ atoms }) => atoms.length === 1 && atoms[0] === place) ?? -1;
}
