import { Periods } from '#domain/period.js';
import { type AreaRecord, Places } from '#domain/places.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { findObligations, findPeriodSettings } from '#features/periods/period-settings.reader.js';
import type { Clock } from '#platform/clock.js';
import type { PrismaClient } from '#platform/prisma.js';

type Lists = Omit<ReferenceData, 'today'>;

/** Lists, and the text of the rows that they were made from. */
interface ReadLists {
  readonly text: string;
  readonly lists: Lists;
}

/** How long the lists are cached before they are read again, in milliseconds. */
const FRESH_FOR_MS = 30_000;

/**
 * Provides the places, the agencies and their obligations. They change a few times a year, so they
 * are cached for a moment.
 */
export class ReferenceDataReader {
  private lists: Promise<Lists> | null = null;
  private readAt = 0;
  private last: ReadLists | null = null;

  constructor(
    private readonly prisma: PrismaClient,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<ReferenceData> {
    const now = performance.now();
    if (!this.lists || now - this.readAt > FRESH_FOR_MS) {
      this.readAt = now;
      this.lists = this.readAgain();
      // A failure is not cached: the next question tries again.
      this.lists.catch(() => (this.lists = null));
    }
    return { ...(await this.lists), today: this.clock.today() };
  }

  /**
   * Reads the places, the agencies and their obligations without the cache, for use after a change.
   */
  async readAnew(): Promise<ReferenceData> {
    this.lists = null;
    return this.read();
  }

  /**
   * Returns the same object while the lists in the database stay the same, because everything
   * cached from them is valid only for that object.
   */
  private async readAgain(): Promise<Lists> {
    const read = await readRows(this.prisma);
    const text = JSON.stringify(read);
    if (this.last?.text !== text) this.last = { text, lists: toLists(read) };
    return this.last.lists;
  }
}

/** Reads the rows of the lists, a few hundred, in list order (agencies by name). */
async function readRows(prisma: PrismaClient) {
  const [areas, agencies, settings, obligations] = await Promise.all([
    prisma.area.findMany({
      orderBy: { position: 'asc' },
      include: { populations: { orderBy: { year: 'asc' } } },
    }),
    prisma.agency.findMany({
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      include: { successions: { include: { successor: { select: { code: true } } } } },
    }),
    findPeriodSettings(prisma),
    findObligations(prisma),
  ]);
  return { areas, agencies, settings, obligations };
}

function toLists({
  areas,
  agencies,
  settings,
  obligations,
}: Awaited<ReturnType<typeof readRows>>): Lists {
  return {
    places: new Places(
      areas.map(({ populations, validFrom, validTo, ...area }): AreaRecord => ({
        ...area,
        validFrom: toPlain(validFrom),
        validTo: toPlain(validTo),
        populations: populations.map(({ year, people, under18 }) => ({ year, people, under18 })),
      })),
    ),
    agencies: agencies.map(({ id, code, name, kind, family, validFrom, validTo, successions }) => ({
      id,
      code,
      name,
      kind,
      family,
      validFrom: toPlain(validFrom),
      validTo: toPlain(validTo),
      ...(successions.length === 0
        ? {}
        : { successorCodes: successions.map(({ successor }) => successor.code).sort() }),
    })),
    periods: new Periods(settings),
    obligations,
  };
}

/** A plain date: Prisma returns a date as midnight UTC. */
function toPlain(date: Date | null): string | null {
  return date?.toISOString().slice(0, 10) ?? null;
}
