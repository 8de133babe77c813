import type { World } from '#domain/figures/world.js';
import type { AreaRecord } from '#domain/places.js';
import { Places } from '#domain/places.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { PrismaClient } from '#platform/prisma.js';

/** Reads the places and agencies: a few dozen rows, in the order of lists (agencies by name). */
export async function readWorld(prisma: PrismaClient, today: PlainDate): Promise<World> {
  const [areas, agencies] = await Promise.all([
    prisma.area.findMany({ orderBy: { position: 'asc' }, include: { populations: { orderBy: { year: 'desc' }, take: 1 } } }),
    prisma.agency.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
  ]);
  return {
    today,
    places: new Places(
      areas.map(({ populations, validFrom, validTo, ...area }): AreaRecord => ({
        ...area,
        validFrom: toPlain(validFrom),
        validTo: toPlain(validTo),
        population: populations[0]?.people ?? null,
      })),
    ),
    agencies: agencies.map(({ id, code, name, kind, family, validFrom, validTo }) => ({
      id,
      code,
      name,
      kind,
      family,
      validFrom: toPlain(validFrom),
      validTo: toPlain(validTo),
    })),
  };
}

/** Prisma hands out a date as midnight UTC. */
function toPlain(date: Date | null): string | null {
  return date?.toISOString().slice(0, 10) ?? null;
}
