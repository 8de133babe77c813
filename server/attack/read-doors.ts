import { z } from 'zod';

import { protectedCrimeTypes } from '#domain/lists.js';
import { isQuarter, type Quarter } from '#domain/quarter.js';
import type { Database } from '#platform/database.js';

import { type Asker, startAsking } from './ask-doors.js';
import { type AnsweredCount, type AnsweredCounts, nameQuarter } from './doors.js';
import type { Partnership, Viewer } from './partnership.js';

const quarter = z.custom<Quarter>((value) => typeof value === 'string' && isQuarter(value));
const agency = z.object({ code: z.string() });
const dataset = z.enum(['REPORTS', 'REFERRALS', 'DISRUPTIONS']);
const lists = { reports: 'REPORTS', referrals: 'REFERRALS', disruptions: 'DISRUPTIONS' } as const;

/**
 * Reads every door with numbers other than figures, as a viewer with every role who is not cleared:
 * returns, lists of records, notes, the source returns of figures, and the log, after a cleared
 * person has opened every quarter.
 */
export async function readDoors(
  database: Database,
  { referenceData }: Pick<Partnership, 'referenceData'>,
  { agencyIds }: Viewer,
): Promise<AnsweredCounts> {
  const cleared = await startAsking(database, {
    referenceData,
    agencyIds: referenceData.agencies.map(({ id }) => id),
    marking: 'OFFICIAL_SENSITIVE',
  });
  const partner = await startAsking(database, { referenceData, agencyIds, marking: 'OFFICIAL' });
  try {
    const { periods } = z
      .object({ periods: z.array(z.object({ key: quarter })) })
      .parse(await cleared.ask('{ periods { key } }'));
    const counts: AnsweredCount[] = [];
    for (const { key } of periods) {
      for (const list of Object.keys(lists))
        await cleared.ask(`{ ${open(list, `quarter: { in: ["${key}"] }`)} }`);
      counts.push(
        ...(await readReturns(partner, key)),
        ...(await readLists(partner, key)),
        ...(await readNotes(partner, key)),
      );
    }
    counts.push(...(await readLog(partner)), ...(await readParts(partner)));
    return { counts, openReports: await readOpenReports(partner) };
  } finally {
    await partner.close();
    await cleared.close();
  }
}

function open(list: string, where: string): string {
  return `${list}(reason: "Attack on other doors", where: { ${where} }, first: 1) { totalCount }`;
}

/**
 * Counts the rows of others' returns. A first return that came after its quarter was final, without
 * a revision, is empty.
 */
async function readReturns(
  { ask, referenceData }: Asker,
  key: Quarter,
): Promise<readonly AnsweredCount[]> {
  const told = z.object({
    returns: z.array(
      z.object({
        agency,
        dataset: z.string(),
        receivedAt: z.string().nullable(),
        rows: z.int().nullable(),
        revision: z.int().nullable(),
      }),
    ),
  });
  const { returns } = told.parse(
    await ask(
      `{ returns(quarter: "${key}") { agency { code } dataset receivedAt rows revision } }`,
    ),
  );
  return returns.flatMap((each): readonly AnsweredCount[] => {
    const of = dataset.safeParse(each.dataset).data;
    if (of === undefined || each.receivedAt === null) return [];
    const subject = { agencyId: idOf(referenceData, each.agency.code), quarter: key, dataset: of };
    const finalFrom = referenceData.periods.finalFrom(of, key);
    const isLate =
      each.receivedAt >= finalFrom &&
      returns.some((other) => other.dataset === of && (other.receivedAt ?? finalFrom) < finalFrom);
    return [
      ...(each.rows === null
        ? []
        : [{ ...subject, door: 'ReturnStatus.rows', records: each.rows }]),
      ...(isLate && each.revision === null
        ? [{ ...subject, door: 'ReturnStatus.revision', records: 0 }]
        : []),
    ];
  });
}

/** The total of others’ records, as counted by a list. */
async function readLists({ ask, own }: Asker, key: Quarter): Promise<readonly AnsweredCount[]> {
  const counted = z.object({ totalCount: z.int() }).nullable();
  const ofOthers = `quarter: { in: ["${key}"] }, agency: { notIn: ${JSON.stringify(own)} }`;
  const found: AnsweredCount[] = [];
  for (const [list, of] of Object.entries(lists)) {
    const records =
      z
        .record(z.string(), counted)
        .nullable()
        .parse(await ask(`{ ${open(list, ofOthers)} }`))?.[list]?.totalCount ?? 0;
    // An empty list proves nothing, because others’ records may not be opened.
    if (records > 0)
      found.push({
        door: 'Connection.totalCount',
        agencyId: null,
        quarter: key,
        dataset: of,
        records,
      });
  }
  return found;
}

/** Counts of others’ referrals without a district, if notes show them. */
async function readNotes({ ask, own }: Asker, key: Quarter): Promise<readonly AnsweredCount[]> {
  const where = `quarter: { in: ["${key}"] }, agency: { notIn: ${JSON.stringify(own)} }`;
  const { figures } = z
    .object({ figures: z.object({ notes: z.array(z.string()) }) })
    .parse(
      await ask(
        `{ figures(by: [AREA], where: { ${where} }) { notes rows { referrals { text } } } }`,
      ),
    );
  return figures.notes.flatMap((note): readonly AnsweredCount[] => {
    const [, number] =
      /^Safeguarding referrals: ([\d,]+) (?:is|are) recorded only for a larger place/.exec(note) ??
      [];
    if (number === undefined) return [];
    const records = Number(number.replaceAll(',', ''));
    return [
      {
        door: 'FigureTable.notes',
        agencyId: null,
        quarter: key,
        dataset: 'REFERRALS',
        records,
        isUnplaced: true,
      },
    ];
  });
}

/** Counts of records that a cleared person opened, as shown in the log. */
async function readLog({ ask, referenceData }: Asker): Promise<readonly AnsweredCount[]> {
  const entry = z.object({
    dataset: z.string().nullable(),
    filter: z.string().nullable(),
    touched: z.array(z.object({ agency, records: z.int() })),
  });
  const page = z
    .object({ auditLog: z.object({ edges: z.array(z.object({ node: entry })) }).nullable() })
    .nullable();
  const asked =
    '{ auditLog(where: { actions: [CONSULTATION] }, first: 1000) { edges { node { dataset filter touched { agency { code } records } } } } }';
  const edges = page.parse(await ask(asked))?.auditLog?.edges ?? [];
  const opened = z.object({ quarter: z.object({ in: z.tuple([quarter]) }) });
  return edges.flatMap(({ node }) => {
    const of = dataset.safeParse(node.dataset).data;
    const filter = opened.safeParse(JSON.parse(node.filter ?? 'null')).data;
    if (of === undefined || filter === undefined) return [];
    const [key] = filter.quarter.in;
    return node.touched.map(({ agency: { code }, records }) => ({
      ...{
        door: 'TouchedAgency.records',
        agencyId: idOf(referenceData, code),
        quarter: key,
        dataset: of,
        records,
      },
    }));
  });
}

const byAgency = z.object({
  figures: z.object({
    rows: z.array(
      z
        .object({
          key: z.object({ agency: agency.nullable(), quarter: z.object({ key: quarter }) }),
        })
        .catchall(z.unknown()),
    ),
  }),
});

/** Figures by agency and quarter that are not multiples of 5, and therefore not rounded. */
async function readParts({ ask, referenceData, own }: Asker): Promise<readonly AnsweredCount[]> {
  const asked =
    '{ figures(by: [AGENCY, QUARTER], first: 10000) { rows { key { agency { code } quarter { key } } referrals { value } } } }';
  const { figures } = byAgency.parse(await ask(asked));
  return figures.rows.flatMap(({ key, referrals }) => {
    const value = valueOf(referrals);
    if (key.agency === null || own.includes(key.agency.code) || value === null || value % 5 === 0)
      return [];
    return [
      {
        door: 'Figure.value',
        agencyId: idOf(referenceData, key.agency.code),
        quarter: key.quarter.key,
        dataset: 'REFERRALS',
        records: value,
      },
    ];
  });
}

/** The number of reports of the crime types that everybody sees exactly. */
async function readOpenReports({
  ask,
  referenceData,
}: Asker): Promise<ReadonlyMap<string, number>> {
  const where = `{ crimeType: { notIn: [${protectedCrimeTypes.join(', ')}] } }`;
  const asked = `{ figures(by: [AGENCY, QUARTER], where: ${where}, first: 10000) { rows { key { agency { code } quarter { key } } reports { value } } } }`;
  const { figures } = byAgency.parse(await ask(asked));
  return new Map(
    figures.rows.flatMap(({ key, reports }) =>
      key.agency === null
        ? []
        : [
            [
              nameQuarter(idOf(referenceData, key.agency.code), key.quarter.key),
              valueOf(reports) ?? 0,
            ] as const,
          ],
    ),
  );
}

function valueOf(figure: unknown): number | null {
  return (
    z.object({ value: z.number().nullable() }).nullable().catch(null).parse(figure)?.value ?? null
  );
}

function idOf({ agencies }: Asker['referenceData'], code: string): number {
  return agencies.find((each) => each.code === code)?.id ?? -1;
}
