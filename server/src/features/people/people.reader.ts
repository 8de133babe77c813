import type { PrismaClient } from '#platform/prisma.js';

/** Everybody that the database knows with what was granted to them and not ended, by name. */
export function findPeople(prisma: PrismaClient) {
  return prisma.person.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: { grants: { where: { endedAt: null }, orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }], include: { grantedBy: true } } },
  });
}

/** A person as `findPeople` reads it. */
export type KnownPerson = Awaited<ReturnType<typeof findPeople>>[number];

/** The made-up posts that one may continue as, in the order in which they were thought of. */
export function findDemonstrationPeople(prisma: PrismaClient) {
  return prisma.person.findMany({
    where: { isDemonstration: true, isActive: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { grants: { where: { endedAt: null }, orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }] } },
  });
}

/** The rules of claims that go on, each with how many of the grants that it gave go on. */
export function findStandingRules(prisma: PrismaClient) {
  return prisma.claimRule.findMany({
    where: { endedAt: null },
    orderBy: [{ claim: 'asc' }, { value: 'asc' }, { role: 'asc' }],
    include: { _count: { select: { grants: { where: { endedAt: null } } } } },
  });
}

export type DemonstrationPost = Awaited<ReturnType<typeof findDemonstrationPeople>>[number];
export type StandingRule = Awaited<ReturnType<typeof findStandingRules>>[number];
