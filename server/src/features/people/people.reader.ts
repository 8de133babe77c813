import type { PrismaClient } from '#platform/prisma.js';

/**
 * Everybody that the database knows, by name, with what was granted to them and not ended; and with
 * what comes back at their next sign-in, for somebody ended it and the rule of claims that gave it
 * goes on.
 */
export async function findPeople(prisma: PrismaClient) {
  const people = await prisma.person.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: {
      grants: {
        where: {
          OR: [{ endedAt: null }, { endedById: { not: null }, claimRule: { endedAt: null } }],
        },
        orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
        include: { grantedBy: true },
      },
    },
  });
  return people.map(({ grants, ...person }) => ({
    ...person,
    grants: grants.filter(({ endedAt }) => endedAt === null),
    returning: grants.filter(({ endedAt }) => endedAt !== null),
  }));
}

/** A person as `findPeople` reads it. */
export type KnownPerson = Awaited<ReturnType<typeof findPeople>>[number];

/** The made-up posts that one may continue as, in the order in which they were thought of. */
export function findDemonstrationPeople(prisma: PrismaClient) {
  return prisma.person.findMany({
    where: { isDemonstration: true, isActive: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      grants: { where: { endedAt: null }, orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }] },
    },
  });
}

/** The rules of claims that go on, each with how many of the grants that it gave go on. */
export function findActiveRules(prisma: PrismaClient) {
  return prisma.claimRule.findMany({
    where: { endedAt: null },
    orderBy: [{ claim: 'asc' }, { value: 'asc' }, { role: 'asc' }],
    include: { _count: { select: { grants: { where: { endedAt: null } } } } },
  });
}

export type DemonstrationPost = Awaited<ReturnType<typeof findDemonstrationPeople>>[number];
export type ActiveRule = Awaited<ReturnType<typeof findActiveRules>>[number];
