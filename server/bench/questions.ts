import { z } from 'zod';

import type { Request } from './http-client.js';

/** One question, put to both servers. */
export interface Question {
  readonly name: string;
  readonly title: string;
  /** Stronghold may take so many times what the bare server takes. */
  readonly mostTimes: number;
  /** Whether Stronghold may answer from rollups; the bare server always reads records. */
  readonly doesReadRollups: boolean;
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
  query Records($area: ID!) {
    reports(where: { area: { in: [$area] } }, first: 100) {
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
const bareRecords = z.array(z.object({ id: z.string(), receivedOn: z.string() }));
const records = z.object({ data: z.object({ reports: z.object({ edges: z.array(z.object({ node: bareRecords.element })) }) }) });

const counts = {
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
};

/** The questions that are timed. @param area a district */
export function questionsAbout(area: string): readonly Question[] {
  const about = new URLSearchParams({ area }).toString();
  return [
    {
      ...counts,
      name: 'figures-of-area',
      title: 'Reports by crime type and quarter within one district, from records',
      mostTimes: 2,
      doesReadRollups: false,
      requests: 20,
      bare: get(`/by-crime-type-and-quarter?${about}`),
      stronghold: ask(FIGURES, { where: { area: { within: [area] } } }),
    },
    {
      ...counts,
      name: 'figures-of-force',
      title: 'The same for the whole force, from rollups',
      mostTimes: 0.15,
      doesReadRollups: true,
      requests: 15,
      bare: get('/by-crime-type-and-quarter'),
      stronghold: ask(FIGURES, { where: null }),
    },
    {
      name: 'records-of-area',
      title: 'The 100 latest reports of one district, all their fields',
      mostTimes: 3.5,
      doesReadRollups: true,
      requests: 60,
      bare: get(`/records?${about}&first=100`),
      stronghold: ask(RECORDS, { area }),
      readBare: (answer) => bareRecords.parse(answer).map(toName),
      readStronghold: (answer) => records.parse(answer).data.reports.edges.map(({ node }) => toName(node)),
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
