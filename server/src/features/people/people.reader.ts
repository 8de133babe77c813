import type { PrismaClient } from '#platform/prisma.js';

/**
 * Everybody in the database, by name, with their active grants, and with grants that come back at
 * the next sign-in: somebody ended them, but their claim rule is still active.
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

/** The made-up posts that people may switch to, in order of definition. */
export function findDemonstrationPeople(prisma: PrismaClient) {
  return prisma.person.findMany({
    where: { isDemonstration: true, isActive: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      grants: { where: { endedAt: null }, orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }] },
    },
  });
}

/** The active claim rules, each with the number of active grants from it. */
export function findActiveRules(prisma: PrismaClient) {
  return prisma.claimRule.findMany({
    where: { endedAt: null },
    orderBy: [{ claim: 'asc' }, { value: 'asc' }, { role: 'asc' }],
    include: { _count: { select: { grants: { where: { endedAt: null } } } } },
  });
}

export type DemonstrationPost = Awaited<ReturnType<typeof findDemonstrationPeople>>[number];
export type ActiveRule = Awaited<ReturnType<typeof findActiveRules>>[number];
