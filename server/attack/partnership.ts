import sql from 'sql-template-tag';

import type { CellTable } from '#domain/disclosure/cells.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { ReferenceDataReader } from '#features/places/places.reader.js';
import type { Database } from '#platform/database.js';
import { createPrisma } from '#platform/prisma.js';

import { ATTACK_TODAY } from './attack-database.js';
import { loadCells } from './load-holdings.js';
import { type Subject, subjectsOf } from './subject.js';

/** The protected records under attack, read from the database once, and the viewers. */
export interface Partnership {
  readonly referenceData: ReferenceData;
  readonly salt: number;
  readonly subjects: readonly { readonly subject: Subject; readonly cells: CellTable }[];
  readonly viewers: readonly Viewer[];
}

export interface Viewer {
  readonly name: string;
  readonly agencyIds: readonly number[];
}

/**
 * Reads the protected records of a partnership, and chooses the attackers: a viewer with no agency,
 * and the council with the most referrals.
 */
export async function loadPartnership(database: Database): Promise<Partnership> {
  const clock = { now: () => new Date(`${ATTACK_TODAY}T12:00:00Z`), today: () => ATTACK_TODAY };
  const referenceData = await new ReferenceDataReader(createPrisma(database), clock).read();
  const salt = await findSalt(database);
  const subjects: Partnership['subjects'][number][] = [];
  for (const subject of subjectsOf())
    subjects.push({ subject, cells: await loadCells(database, subject, referenceData) });
  const council = findCouncil(
    referenceData,
    subjects.find(({ subject }) => subject.source === 'REFERRALS')?.cells,
  );
  return {
    referenceData,
    salt,
    subjects,
    viewers: [
      { name: 'a viewer with no agency', agencyIds: [] },
      { name: `a council (${council.code})`, agencyIds: [council.id] },
    ],
  };
}

async function findSalt(database: Database): Promise<number> {
  const { rows } = await database.read(({ query }) =>
    query<{ salt: number }>(sql`SELECT salt::float8 AS salt FROM installation_salt`),
  );
  const [row] = rows;
  if (!row) throw new Error('The installation has no salt');
  return row.salt;
}

function findCouncil(
  { agencies }: ReferenceData,
  referrals: CellTable | undefined,
): ReferenceData['agencies'][number] {
  const place = referrals?.axes.indexOf('AGENCY') ?? -1;
  const sent = new Map<number, number>();
  for (const { atoms, contents } of referrals?.cells ?? []) {
    const id = Number(atoms[place]);
    sent.set(id, (sent.get(id) ?? 0) + (contents[0]?.count ?? 0));
  }
  const councils = agencies.filter(({ family }) => family === 'LOCAL_AUTHORITY');
  const [most] = councils.toSorted((a, b) => (sent.get(b.id) ?? 0) - (sent.get(a.id) ?? 0));
  if (!most) throw new Error('There is no council');
  return most;
}
