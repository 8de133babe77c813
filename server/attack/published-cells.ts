import { publishedStatistics } from '#domain/disclosure/published-statistics.js';
import { quarterOf } from '#domain/quarter.js';

import { countRows, type Row, rowsAt, type Table } from './table.js';
import type { Target } from './target.js';

/**
 * Whether a number is not secret because it is published elsewhere: referrals of one agency by one
 * pathway in published quarters, without other cuts.
 */
export function isPublishedAlready(
  { subject, axes, referenceData }: Target,
  { cuts }: Table,
  rows: readonly Row[],
): boolean {
  if (subject.source !== 'REFERRALS' || subject.countedBy !== 'received_on' || cuts.length !== 3)
    return false;
  const atomsOn = (name: string) => {
    const index = cuts.findIndex(({ axis }) => axes[axis]?.axis === name);
    const axis = axes[cuts[index]?.axis ?? -1];
    return axis ? (rows[index]?.atoms ?? []).map((atom) => axis.atoms[atom] ?? null) : [];
  };
  const [time, agency, pathway] = [atomsOn('TIME'), atomsOn('AGENCY'), atomsOn('PATHWAY')];
  if (time.length === 0 || agency.length !== 1 || pathway.length !== 1) return false;
  return publishedStatistics.some(
    (published) =>
      pathway[0] === published.pathway &&
      agency[0] === referenceData.agencies.find(({ code }) => code === published.agencyCode)?.id &&
      time.every((start) => published.quarters.includes(quarterOf(String(start)))),
  );
}

/** Whether all numbers of a table are published elsewhere, so that its cuts are not limited. */
export function isAllPublished(target: Target, table: Table): boolean {
  const count = countRows(table);
  return (
    count > 0 &&
    Array.from({ length: count }).every((_, place) =>
      isPublishedAlready(target, table, rowsAt(table, place)),
    )
  );
}

/**
 * Whether a cell covers only quarters that have not begun, so that everybody knows it is empty.
 */
export function isToCome(
  { axes, referenceData }: Target,
  { cuts }: Table,
  rows: readonly Row[],
): boolean {
  const index = cuts.findIndex(({ axis }) => axes[axis]?.axis === 'TIME');
  const starts = (rows[index]?.atoms ?? []).map((atom) =>
    String(axes[cuts[index]?.axis ?? -1]?.atoms[atom]),
  );
  return starts.length > 0 && starts.every((start) => start > referenceData.today);
}
