import { z } from 'zod';

import type { Request } from './http-client.js';

/** One question, put to both servers. */
export interface Question {
  readonly name: string;
  readonly title: string;
  /** Stronghold may take so many times what the bare server takes, or so many milliseconds. */
  readonly bound: { readonly times: number } | { readonly ms: number };
  /** Whether Stronghold may answer from rollups; the bare server always reads records. */
  readonly doesReadRollups: boolean;
  /** What it is measured against. Stronghold itself is asked as by the cleared. */
  readonly bareServer: 'bare-server.ts' | 'stronghold-server.ts';
  /** The agency that asks Stronghold, for its own records alone; null for whoever is cleared. */
  readonly agencyId: number | null;
  /** Requests of one round. */
  readonly requests: number;
  readonly bare: Request;
  readonly stronghold: Request;
  /** What both answers say, in a form in which they can be compared: a benchmark of different answers means nothing. */
  readonly readBare: (answer: unknown) => readonly string[];
  readonly readStronghold: (answer: unknown) => readonly string[];
}

const FIGURES = `
  query ByCrimeTypeAndQuarter($where: FigureFilter) {
    figures(by: [CRIME_TYPE, QUARTER], where: $where) {
      rows { key { crimeType quarter { key start } } reports { value text flags } }
      totals { reports { value text flags } }
      truncated
      dataVersion
      notes
    }
  }`;

const RECORDS = `
  query Records($where: ReportFilter) {
    reports(reason: "Measuring speed", where: $where, first: 100) {
      edges {
        node {
          id reference receivedOn channel crimeType quantity status firstActionHours signs seriousLimbs sourceGrade informationGrade
          handling disruptionReference ledToDisruption marking version
          agency { code name }
          area { code name }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const SCORECARD = `
  query Scorecard {
    scorecard {
      id sentence returnsDue returnsReceived dataVersion
      period { key longLabel status }
      kpis {
        objective status variation assurance attention periodStatus returnsDue returnsReceived sentence
        measure { key name unit direction }
        figure { value text flags }
        target { text }
        previousQuarter { difference percent text from { text flags } }
        sameQuarterLastYear { difference percent text from { text flags } }
        trend { quarter { key start label status } figure { value text flags } target { value lower upper } }
        controlChart { centre lower upper isTrial points { value centre lower upper signals } }
      }
    }
  }`;

const PROTECTED = `
  query ByQuarterAndArea {
    figures(by: [QUARTER, AREA], fillGaps: true) {
      rows { key { quarter { key start } area { code } } referrals { value text flags } nrmReferrals { value text flags } triagedInTime { value text flags } }
      totals { referrals { value text flags } nrmReferrals { value text flags } triagedInTime { value text flags } }
      truncated
      dataVersion
      notes
    }
  }`;

const bareCounts = z.array(z.object({ crimeType: z.string(), quarter: z.string(), reports: z.number() }));
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
const bareDisruptions = z.array(z.object({ quarter: z.string(), objective: z.string(), disruptions: z.number() }));
const scorecard = z.object({
  data: z.object({
    scorecard: z.object({
      kpis: z.array(
        z.object({
          objective: z.string().nullable(),
          trend: z.array(z.object({ quarter: z.object({ start: z.string() }), figure: z.object({ value: z.number().nullable() }) })),
        }),
      ),
    }),
  }),
});
const protectedFigures = z.object({
  data: z.object({
    figures: z.object({
      rows: z.array(z.object({ key: z.object({ quarter: z.object({ key: z.string() }), area: z.object({ code: z.string() }) }) })),
    }),
  }),
});
const bareRecords = z.array(z.object({ id: z.string(), receivedOn: z.string() }));
const records = z.object({ data: z.object({ reports: z.object({ edges: z.array(z.object({ node: bareRecords.element })) }) }) });

const counts = {
  bareServer: 'bare-server.ts',
  readBare: (answer: unknown) =>
    bareCounts
      .parse(answer)
      .map(({ crimeType, quarter, reports }) => `${crimeType} ${quarter} ${reports}`)
      .sort(),
  readStronghold: (answer: unknown) =>
    figures
      .parse(answer)
      .data.figures.rows.map(({ key, reports }) => `${key.crimeType} ${key.quarter.start} ${reports.value}`)
      .sort(),
} as const;

const pages = {
  bareServer: 'bare-server.ts',
  readBare: (answer: unknown) => bareRecords.parse(answer).map(toName),
  readStronghold: (answer: unknown) => records.parse(answer).data.reports.edges.map(({ node }) => toName(node)),
} as const;

const toGroups = (answer: unknown) =>
  protectedFigures.parse(answer).data.figures.rows.map(({ key }) => `${key.quarter.key} ${key.area.code}`);
const toTrends = (answer: unknown) =>
  scorecard.parse(answer).data.scorecard.kpis.flatMap(({ trend }) => trend.map(({ quarter }) => quarter.start));

/** Stronghold beside itself: asked by an agency, and by the cleared. What they are shown differs, so that groups are compared alone. */
const beside = { bareServer: 'stronghold-server.ts', bound: { times: 1.25 }, doesReadRollups: true, requests: 20 } as const;

/** The first of the 13 quarters up to the latest that is closed on the day of the benchmark. */
const firstDayOfTrend = '2023-07-01';

/** What is asked about, each with as many reports as half of its like. */
export interface Middlings {
  /** A district, by its code. */
  readonly area: string;
  readonly agencyId: number;
  readonly agencyCode: string;
}

/** The questions that are timed. */
export function questionsAbout({ area, agencyId, agencyCode }: Middlings): readonly Question[] {
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
      name: 'figures-of-force',
      title: 'The same for the whole force, from rollups',
      bound: { times: 0.15 },
      doesReadRollups: true,
      agencyId: null,
      requests: 15,
      bare: get('/by-crime-type-and-quarter'),
      stronghold: ask(FIGURES, { where: null }),
    },
    {
      name: 'scorecard',
      bareServer: 'bare-server.ts',
      title: 'The scorecard of the force: 17 figures with 13 quarters each, judged; bare: four of the 17, not judged',
      bound: { ms: 60 },
      doesReadRollups: true,
      agencyId: null,
      requests: 20,
      bare: get(`/disruptions-by-quarter-and-objective?${new URLSearchParams({ from: firstDayOfTrend }).toString()}`),
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
            objective === null ? [] : trend.map(({ quarter, figure }) => `${objective} ${quarter.start} ${figure.value ?? 0}`),
          )
          .sort(),
    },
    {
      ...pages,
      name: 'records-of-area',
      title: 'The 100 latest reports of one district, all their fields',
      bound: { times: 3.5 },
      doesReadRollups: true,
      agencyId: null,
      requests: 60,
      bare: get(`/records?${about}&first=100`),
      stronghold: ask(RECORDS, { where: { area: { in: [area] } } }),
    },
    {
      ...pages,
      name: 'records-of-agency',
      title: 'The 100 latest reports of one agency, by row-level security; bare: by a condition',
      // What any page costs over its query weighs more here than in a district's: the query is the cheapest there is.
      bound: { times: 5 },
      doesReadRollups: true,
      agencyId,
      requests: 60,
      bare: get(`/records-of-agency?${new URLSearchParams({ agency: String(agencyId) }).toString()}&first=100`),
      stronghold: ask(RECORDS, { where: null }),
    },
    {
      ...pages,
      readBare: pages.readStronghold,
      name: 'row-security',
      title: 'The same, asked by the agency; bare: Stronghold itself, asked by the cleared with a condition',
      bound: { times: 2 },
      bareServer: 'stronghold-server.ts',
      doesReadRollups: true,
      agencyId,
      requests: 60,
      bare: ask(RECORDS, { where: { agency: { in: [agencyCode] } } }),
      stronghold: ask(RECORDS, { where: null }),
    },
    {
      ...beside,
      name: 'protected-figures',
      title: 'Referrals by quarter and area, protected from an agency; bare: Stronghold itself, asked by the cleared',
      agencyId,
      bare: ask(PROTECTED, {}),
      stronghold: ask(PROTECTED, {}),
      readBare: toGroups,
      readStronghold: toGroups,
    },
    {
      ...beside,
      name: 'protected-scorecard',
      title: 'The scorecard, protected from an agency; bare: Stronghold itself, asked by the cleared',
      agencyId,
      bare: ask(SCORECARD, {}),
      stronghold: ask(SCORECARD, {}),
      readBare: toTrends,
      readStronghold: toTrends,
    },
  ];
}

function toName({ id, receivedOn }: { readonly id: string; readonly receivedOn: string }): string {
  return `${id} ${receivedOn}`;
}

function get(path: string): Request {
  return { method: 'GET', path, body: '' };
}

function ask(query: string, variables: Readonly<Record<string, unknown>>): Request {
  return { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }) };
}
