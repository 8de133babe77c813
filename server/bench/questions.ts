import { z } from 'zod';

import { pages } from '#domain/pages/declared/catalogue.js';
import { CursorCodec } from '#graphql/cursor.js';

import type { Request } from './http-client.js';
import { ask, get, type Question } from './question.js';
import { FIGURES, PAGE, PROTECTED, RECORDS, SCORECARD } from './question-texts.js';

const bareCounts = z.array(
  z.object({ crimeType: z.string(), quarter: z.string(), reports: z.number() }),
);
const figures = z.object({
  data: z.object({
    figures: z.object({
      rows: z.array(
        z.object({
          key: z.object({ crimeType: z.string(), quarter: z.object({ start: z.string() }) }),
          reports: z.object({ value: z.number() }),
        }),
      ),
    }),
  }),
});
const bareDisruptions = z.array(
  z.object({ quarter: z.string(), objective: z.string(), disruptions: z.number() }),
);
const scorecard = z.object({
  data: z.object({
    scorecard: z.object({
      kpis: z.array(
        z.object({
          objective: z.string().nullable(),
          trend: z.array(
            z.object({
              quarter: z.object({ start: z.string() }),
              figure: z.object({ value: z.number().nullable() }),
            }),
          ),
        }),
      ),
    }),
  }),
});
const page = z.object({
  data: z.object({ page: z.object({ blocks: z.array(z.object({ id: z.string() })) }) }),
});
const bareRecords = z.array(z.object({ id: z.string(), receivedOn: z.string() }));
const protectedFigures = z.object({
  data: z.object({
    figures: z.object({
      rows: z.array(
        z.object({
          key: z.object({
            quarter: z.object({ key: z.string() }),
            area: z.object({ code: z.string() }),
          }),
        }),
      ),
    }),
  }),
});
const records = z.object({
  data: z.object({
    reports: z.object({ edges: z.array(z.object({ node: bareRecords.element })) }),
  }),
});

const counts = {
  bareServer: 'bare-server.js',
  isBareSignedIn: false,
  readBare: (answer: unknown) =>
    bareCounts
      .parse(answer)
      .map(({ crimeType, quarter, reports }) => `${crimeType} ${quarter} ${reports}`)
      .sort(),
  readStronghold: (answer: unknown) =>
    figures
      .parse(answer)
      .data.figures.rows.map(
        ({ key, reports }) => `${key.crimeType} ${key.quarter.start} ${reports.value}`,
      )
      .sort(),
} as const;

const recordPages = {
  bareServer: 'bare-server.js',
  isBareSignedIn: false,
  readBare: (answer: unknown) => bareRecords.parse(answer).map(toName),
  readStronghold: (answer: unknown) =>
    records.parse(answer).data.reports.edges.map(({ node }) => toName(node)),
} as const;

/** The first day of the 13 quarters up to the latest closed quarter on the day of the benchmark. */
const firstDayOfTrend = '2023-07-01';

/** The places and agencies in questions, each with a median number of reports. */
export interface Middlings {
  /** The code of a district. */
  readonly area: string;
  readonly agencyId: number;
  readonly agencyCode: string;
  /** The report after 50,000 others, latest first; null if there are fewer. */
  readonly lastRead: LastRead | null;
}

/** The last report of a page, by which the next page begins. */
export interface LastRead {
  readonly day: string;
  readonly agencyId: number;
  readonly reference: string;
}

/** The questions that are timed. */
export function questionsAbout({
  area,
  agencyId,
  agencyCode,
  lastRead,
}: Middlings): readonly Question[] {
  const about = new URLSearchParams({ area }).toString();
  return [
    {
      ...counts,
      name: 'figures-of-area',
      title: 'Reports by crime type and quarter within one district, from records',
      bound: { times: 2 },
      doesReadRollups: false,
      agencyId: null,
      requests: 20,
      bare: get(`/by-crime-type-and-quarter?${about}`),
      stronghold: ask(FIGURES, { where: { area: { within: [area] } } }),
    },
    {
      ...counts,
      name: 'figures-of-district',
      title: 'The same from rollups; bare: from records, with an index over all columns needed',
      bound: { times: 1 },
      hasCoveringIndex: true,
      doesReadRollups: true,
      agencyId: null,
      requests: 20,
      bare: get(`/by-crime-type-and-quarter?${about}`),
      stronghold: ask(FIGURES, { where: { area: { within: [area] } } }),
    },
    {
      ...counts,
      name: 'figures-of-force',
      title: 'The same for the whole force, from rollups; bare: with that index',
      bound: { times: 0.02 },
      hasCoveringIndex: true,
      doesReadRollups: true,
      agencyId: null,
      requests: 15,
      bare: get('/by-crime-type-and-quarter'),
      stronghold: ask(FIGURES, { where: null }),
    },
    {
      name: 'scorecard',
      bareServer: 'bare-server.js',
      isBareSignedIn: false,
      title:
        'The scorecard of the force: 17 figures with 13 quarters each, rated; bare: four of the 17, not rated',
      bound: { ms: 60 },
      doesReadRollups: true,
      agencyId: null,
      requests: 20,
      bare: get(
        `/disruptions-by-quarter-and-objective?${new URLSearchParams({ from: firstDayOfTrend }).toString()}`,
      ),
      stronghold: ask(SCORECARD, {}),
      readBare: (answer) =>
        bareDisruptions
          .parse(answer)
          .map(({ quarter, objective, disruptions }) => `${objective} ${quarter} ${disruptions}`)
          .sort(),
      readStronghold: (answer) =>
        scorecard
          .parse(answer)
          .data.scorecard.kpis.flatMap(({ objective, trend }) =>
            objective === null
              ? []
              : trend.map(
                  ({ quarter, figure }) => `${objective} ${quarter.start} ${figure.value ?? 0}`,
                ),
          )
          .sort(),
    },
    ...Object.entries(pages).map(([key, { name }]) => ({
      ...counts,
      name: `page-${key.toLowerCase()}`,
      title: `The page ${name}, all its blocks, without cached answers; bare: reports by crime type and quarter within one district, from records`,
      bound: { times: 0.5 },
      doesReadRollups: true,
      agencyId: null,
      requests: 20,
      bare: get(`/by-crime-type-and-quarter?${about}`),
      stronghold: ask(PAGE, { key }),
      isYardstick: true as const,
      readStronghold: (answer: unknown) => page.parse(answer).data.page.blocks.map(({ id }) => id),
    })),
    {
      ...recordPages,
      name: 'records-of-area',
      title: 'The 100 latest reports of one district, all their fields',
      bound: { times: 2 },
      doesReadRollups: true,
      agencyId: null,
      requests: 60,
      bare: get(`/records?${about}&first=100`),
      stronghold: ask(RECORDS, { where: { area: { in: [area] } } }),
    },
    ...(lastRead === null
      ? []
      : [
          {
            ...recordPages,
            name: 'records-after-many',
            title: 'The next 100 reports of the force after 50,000 others, all their fields',
            bound: { times: 2 },
            doesReadRollups: true,
            agencyId: null,
            requests: 60,
            bare: get(
              `/records-after?${new URLSearchParams({
                day: lastRead.day,
                agency: String(lastRead.agencyId),
                reference: lastRead.reference,
                first: '100',
              }).toString()}`,
            ),
            stronghold: ask(RECORDS, { where: {}, after: toCursor(lastRead) }),
          },
        ]),
    {
      ...recordPages,
      name: 'records-of-agency',
      title: 'The 100 latest reports of one agency, by row-level security; bare: by a condition',
      // The fixed cost of a page counts for more here than for a district, because this query is
      // the cheapest.
      bound: { times: 5 },
      doesReadRollups: true,
      agencyId,
      requests: 60,
      bare: get(
        `/records-of-agency?${new URLSearchParams({ agency: String(agencyId) }).toString()}&first=100`,
      ),
      stronghold: ask(RECORDS, { where: null }),
    },
    {
      ...recordPages,
      readBare: recordPages.readStronghold,
      name: 'row-security',
      title:
        'The same, asked by the agency; bare: Stronghold itself, asked by somebody cleared, with a condition',
      bound: { times: 2 },
      bareServer: 'stronghold-server.js',
      isBareSignedIn: true,
      doesReadRollups: true,
      agencyId,
      requests: 60,
      bare: ask(RECORDS, { where: { agency: { in: [agencyCode] } } }),
      stronghold: ask(RECORDS, { where: null }),
    },
    ...[
      {
        of: 'figures',
        what: 'Reports by crime type and quarter',
        request: ask(FIGURES, { where: null }),
        read: counts.readStronghold,
      },
      { of: 'scorecard', what: 'The scorecard', request: ask(SCORECARD, {}), read: toTrends },
    ].map(({ of, what, request, read }) => ({
      ...itself(request, read),
      name: `session-${of}`,
      title: `${what}, under a session with its grants; bare: Stronghold itself, asked by the local administrator without one`,
      bound: { times: 1.1 },
      isBareSignedIn: false,
      agencyId: null,
    })),
    ...[
      {
        of: 'figures',
        what: 'Referrals by quarter and area',
        request: ask(PROTECTED, {}),
        read: toGroups,
      },
      { of: 'scorecard', what: 'The scorecard', request: ask(SCORECARD, {}), read: toTrends },
    ].map(({ of, what, request, read }) => ({
      ...itself(request, read),
      name: `protected-${of}`,
      title: `${what}, protected from an agency; bare: Stronghold itself, asked by somebody cleared`,
      bound: { times: 1.25 },
      isBareSignedIn: true,
      agencyId,
    })),
  ];
}

/**
 * Makes a question that compares Stronghold with itself. Only the groups of the answers are
 * compared, because two people may see different figures.
 */
function itself(request: Request, read: Question['readBare']) {
  return {
    bareServer: 'stronghold-server.js',
    doesReadRollups: true,
    requests: 20,
    bare: request,
    stronghold: request,
    readBare: read,
    readStronghold: read,
  } as const;
}

function toGroups(answer: unknown): readonly string[] {
  return protectedFigures
    .parse(answer)
    .data.figures.rows.map(({ key }) => `${key.quarter.key} ${key.area.code}`);
}

function toTrends(answer: unknown): readonly string[] {
  return scorecard
    .parse(answer)
    .data.scorecard.kpis.flatMap(({ trend }) => trend.map(({ quarter }) => quarter.start));
}

/** The cursor of a report in a list without a filter, latest first. */
function toCursor({ day, agencyId, reference }: LastRead): string {
  const scope = { list: 'reports', order: 'RECEIVED_ON DESC', filter: {} };
  return new CursorCodec(scope).encode([day, agencyId, reference]);
}

function toName({ id, receivedOn }: { readonly id: string; readonly receivedOn: string }): string {
  return `${id} ${receivedOn}`;
}
