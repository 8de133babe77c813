import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ApolloLink } from '@apollo/client';
import { SchemaLink } from '@apollo/client/link/schema';
import { buildSchema, GraphQLError } from 'graphql';
import { throwError } from 'rxjs';

import type { ViewerAction } from '#graphql/operations.js';

import { aCard, type CardParams } from './fake-card.js';
import { aPage } from './fake-page.js';
import { aTilesPage } from './fake-tiles.js';
import { aFigure, aMeasure, aPeriod } from './fake-values.js';

export { aMeasure } from './fake-values.js';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../server/schema.graphql'), 'utf8'),
);

export interface FigureParams {
  readonly by: readonly string[];
  readonly window?: string;
  readonly where: {
    readonly quarter: {
      readonly from?: string;
      readonly to?: string;
      readonly in?: readonly string[];
    };
    readonly area?: { readonly within: readonly string[] } | null;
    readonly agency?: { readonly in: readonly string[] } | null;
    readonly agencyKind?: { readonly in: readonly string[] } | null;
    readonly pathway?: { readonly in: readonly string[] } | null;
    readonly objective?: { readonly in: readonly string[] } | null;
    readonly crimeType?: { readonly in: readonly string[] } | null;
    readonly seriousLimb?: { readonly isNull: boolean } | null;
  };
}

/** What a page asked about one figure. */
export interface KpiParams {
  readonly measure: string;
  readonly quarter?: string;
  readonly area?: string | null;
  readonly agency?: string | null;
  readonly agencyKind?: string | null;
  readonly objective?: string | null;
  readonly crimeType?: string | null;
}

interface KpisParams extends Omit<KpiParams, 'measure' | 'objective'> {
  readonly measures?: readonly string[] | null;
  readonly objectives?: readonly string[] | null;
}

export interface FakeAnswers {
  /** How the viewer differs from the local administrator of an installation with made-up data. */
  readonly viewer?: Readonly<Record<string, unknown>>;
  readonly periods?: readonly unknown[];
  readonly measures?: readonly unknown[];
  readonly returns?: readonly unknown[];
  /**
   * The answer to a question for one figure of a scorecard, alone or among several; throw to refuse
   * it.
   */
  readonly kpi?: (asked: KpiParams) => unknown;
  /** The answer to a question for figures; throw to refuse it. */
  readonly figures?: (asked: FigureParams) => unknown;
  /** Answers to other questions and to changes, by name; each takes the arguments. */
  readonly others?: Readonly<Record<string, unknown>>;
  /** Whether the server cannot be reached. */
  readonly isCut?: () => boolean;
  /** The scorecard that is asked for; throw to refuse it. */
  readonly scorecard?: (asked: CardParams) => unknown;
}

export const aTable = (rows: readonly unknown[], total: number | null) => ({
  id: JSON.stringify(rows),
  rows,
  totals: { key: {}, referrals: aFigure(total) },
  groupCount: rows.length,
  truncated: false,
  dataVersion: 1482,
  asOf: '2026-11-24T09:14:00Z',
  notes: [],
  protections: [],
});

/** The server's refusal. */
export function refusal(
  sentence: string,
  code: string,
  parts: Readonly<Record<string, string>> = {},
): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code, ...parts } });
}

/** The local administrator of an installation with made-up data. */
export const aViewer = {
  id: 'local-administrator',
  name: 'Local administrator',
  organisation: 'This installation',
  agency: null,
  grants: [],
  actions: [
    ...(['SEE_FIGURES', 'SET_TARGETS', 'SET_PARTNERSHIP_TARGETS'] as const),
    ...(['ADD_EVENTS', 'USE_ACCOUNT'] as const),
  ] satisfies readonly ViewerAction[],
  agencies: [],
  signInMode: 'THIS_MACHINE',
  isSignedIn: true,
  isLocalAdministrator: true,
  sessionEnded: null,
  hasToSignInAgain: false,
  viewingAs: null,
  sessions: [],
  tokens: [],
  mailAddress: null,
  isCleared: true,
  canGrantPartnership: true,
  marking: 'OFFICIAL_SENSITIVE',
  demonstrationNotice: 'Every figure here is invented.',
};

function keyOf(measure: unknown): string {
  return typeof measure === 'object' && measure !== null && 'key' in measure
    ? String(measure.key)
    : '';
}
const force = { id: 'E23000029', code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' };

/**
 * A link in place of the API: it answers according to the committed schema, with fakes. A field
 * that is not in the schema fails the test.
 */
export function createFakeLink({
  viewer = {},
  periods = [aPeriod('2022-23-Q1'), aPeriod('2022-23-Q2')],
  figures = () => aTable([], 0),
  measures = [aMeasure({})],
  returns = [],
  kpi = () => null,
  others = {},
  isCut = () => false,
  scorecard = () => aCard(),
}: FakeAnswers): ApolloLink {
  const cut = new ApolloLink((operation, forward) =>
    isCut() ? throwError(() => new TypeError('Failed to fetch')) : forward(operation),
  );
  const api = new SchemaLink({
    schema,
    rootValue: {
      viewer: { ...aViewer, ...viewer },
      periods,
      areas: [
        { ...force, largerAreas: [] },
        {
          id: 'E06000038',
          code: 'E06000038',
          name: 'Reading',
          kind: 'DISTRICT',
          largerAreas: [force],
        },
      ],
      agencies: [
        { id: 'TVP', code: 'TVP', name: 'Thames Valley Police', kind: 'POLICE', family: 'POLICE' },
      ],
      objectives: [
        { id: 'PURSUE', code: 'PURSUE', name: 'Pursue' },
        { id: 'PREVENT', code: 'PREVENT', name: 'Prevent' },
      ],
      crimeTypes: [
        { id: 'DRUGS', code: 'DRUGS', name: 'Drugs', shortName: 'Drugs' },
        { id: 'FIREARMS', code: 'FIREARMS', name: 'Firearms', shortName: 'Firearms' },
      ],
      measures,
      measure: ({ key }: { readonly key: string }) =>
        measures.find(
          (measure) =>
            typeof measure === 'object' &&
            measure !== null &&
            'key' in measure &&
            measure.key === key,
        ) ?? null,
      returns,
      kpi,
      kpis: ({ measures: keys, objectives, ...asked }: KpisParams) =>
        (keys ?? measures.map(keyOf)).flatMap((measure) =>
          (objectives ?? [null]).map((objective) => kpi({ ...asked, measure, objective })),
        ),
      figures,
      inbox: { totalCount: 0, edges: [], pageInfo: { endCursor: null, hasNextPage: false } },
      scorecard,
      page: ({ key }: { readonly key: string }) => (key === 'OVERVIEW' ? aTilesPage() : aPage()),
      ...others,
    },
  });
  return cut.concat(api);
}
