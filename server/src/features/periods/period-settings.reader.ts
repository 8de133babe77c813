import type { Obligation } from '#domain/obligations.js';
import type { PeriodSetting } from '#domain/period.js';
import { quarterOf } from '#domain/quarter.js';
import type { PrismaClient } from '#platform/prisma.js';

/**
 * Finds what administrators set for single datasets and quarters, by quarter. All others follow the
 * rule.
 */
export async function findPeriodSettings(prisma: PrismaClient): Promise<readonly PeriodSetting[]> {
  const periods = await prisma.period.findMany({
    orderBy: [{ quarterStart: 'asc' }, { dataset: 'asc' }],
  });
  return periods.map(({ dataset, quarterStart, dueOn, closedOn }) => ({
    dataset,
    quarter: quarterOf(toPlain(quarterStart)),
    dueOn: toPlain(dueOn),
    closedOn: closedOn && toPlain(closedOn),
  }));
}

/** Finds the datasets that agencies owe, and for which quarters, by agency. */
export async function findObligations(prisma: PrismaClient): Promise<readonly Obligation[]> {
  const obligations = await prisma.returnObligation.findMany({
    orderBy: [{ agencyId: 'asc' }, { dataset: 'asc' }, { fromQuarterStart: 'asc' }],
  });
  return obligations.map(({ agencyId, dataset, fromQuarterStart, untilQuarterStart }) => ({
    agencyId,
    dataset,
    from: quarterOf(toPlain(fromQuarterStart)),
    until: untilQuarterStart && quarterOf(toPlain(untilQuarterStart)),
  }));
}

/** A plain date: Prisma returns a date as midnight UTC. */
function toPlain(date: Date): string {
  return date.toISOString().slice(0, 10);
}
