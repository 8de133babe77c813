import { channels, crimeTypes, reportStatuses, signs } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import { addDays } from '#domain/plain-date.js';
import { endBefore, type Quarter, quartersBetween, startOf } from '#domain/quarter.js';
import { type FileToImport, importReturns } from '#features/returns/import-returns.js';
import { reportTable } from '#features/returns/record-table.js';
import type { Database } from '#platform/database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

/** A partnership of any size, as its agencies would have sent it. */
export interface LargePartnership {
  readonly database: Database;
  /** Address of the same database, with the login that migrates. */
  readonly ownerUrl: string;
  /** Reports in all. */
  readonly reports: number;
  /** The last day that anything is known of. */
  readonly today: PlainDate;
  readonly now: Date;
  readonly report: (line: string) => void;
}

const quarters = quartersBetween('2022-23-Q1', '2026-27-Q2');
const shares = { TVP: 0.7, SEROCU: 0.1, NCA: 0.1, CSUK: 0.1 };

/** Publishes reports of several agencies and quarters, the same for each number of them. */
export async function loadBenchData({ database, ownerUrl, reports, today, now, report }: LargePartnership): Promise<void> {
  const districts = await findDistricts(ownerUrl);
  for (const [agency, share] of Object.entries(shares)) {
    report(`Reports of ${agency}`);
    const each = Math.round((reports * share) / quarters.length);
    const outcome = await importReturns(database, {
      table: reportTable,
      agency,
      quarter: null,
      isPartial: false,
      isToPublish: true,
      files: quarters.map((quarter) => toFile({ agency, quarter, districts }, each)),
      today,
      now,
      report: () => undefined,
    });
    if (outcome.status !== 'PUBLISHED')
      throw new Error(`Reports of ${agency} were not published: ${JSON.stringify(outcome).slice(0, 2000)}`);
  }
}

async function findDistricts(ownerUrl: string): Promise<readonly string[]> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    const { rows } = await owner.query<{ code: string }>(
      `SELECT code FROM area WHERE kind = 'DISTRICT' AND valid_to IS NULL ORDER BY code`,
    );
    return rows.map(({ code }) => code);
  } finally {
    await owner.end();
  }
}

interface ReturnMade {
  readonly agency: string;
  readonly quarter: Quarter;
  readonly districts: readonly string[];
}

function toFile(made: ReturnMade, rows: number): FileToImport {
  const name = `reports-${made.agency}-${made.quarter}.csv`;
  const header = ['reference', 'received_on', 'channel', 'crime_type', 'area', 'quantity', 'status', 'first_action_hours', 'signs'];
  return { name, open: async () => ({ fileName: name, header, rows: makeRows(made, rows), close: () => undefined }) };
}

function* makeRows({ agency, quarter, districts }: ReturnMade, rows: number) {
  const start = startOf(quarter);
  const days = Math.round((Date.parse(endBefore(quarter)) - Date.parse(start)) / 86_400_000);
  const draw = startDrawing(`${agency} ${quarter}`);
  for (let row = 2; row < rows + 2; row += 1) {
    const status = draw(Object.keys(reportStatuses));
    const isActedOn = status === 'ACTIONED' || status === 'CLOSED';
    const cells = [
      `${quarter}-${row}`,
      addDays(start, draw(days)),
      draw(Object.keys(channels)),
      draw(Object.keys(crimeTypes)),
      draw(districts),
      '1',
      status,
      isActedOn ? String(draw(48)) : '',
      draw(2) === 0 ? draw(Object.keys(signs)) : '',
    ];
    yield { row, cells };
  }
}

interface Draw {
  (below: number): number;
  (list: readonly string[]): string;
}

function startDrawing(seed: string): Draw {
  let state = [...seed].reduce((hash, character) => Math.imul(hash ^ character.charCodeAt(0), 16_777_619), 2_166_136_261);
  const next = (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  function draw(below: number): number;
  function draw(list: readonly string[]): string;
  function draw(from: number | readonly string[]): number | string {
    return typeof from === 'number' ? next(from) : (from[next(from.length)] ?? '');
  }
  return draw;
}
