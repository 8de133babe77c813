import type { RawFigure, RawMeasure, RawPart, RawQuestion, RawSplit, RawTarget } from './raw.js';

/** Asks the API, and returns the data. Throws if there is an error. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers of any shape, as a client parses them
export type Ask = (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<any>;

export interface ScopeParams {
  readonly area?: string | undefined;
  readonly agency?: string;
  readonly objective?: string;
  readonly crimeType?: string;
}

/** The successors of agencies that have ended, from the reference data. Both count together. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  BOBICB: 'TVICB',
  FRIMLEY: 'TVICB',
  BLMKICB: 'CEICB',
};

/** An agency, and the agencies that count together with it. */
function withFormer(code: string): readonly string[] {
  const today = SUCCESSORS[code] ?? code;
  return [today, ...Object.keys(SUCCESSORS).filter((former) => SUCCESSORS[former] === today)];
}

/**
 * The measures of control charts, with their single-valued lists, from the written rules and the
 * schema.
 */
export const ASKED = {
  REPORTS: {
    dataset: 'REPORTS',
    splits: ['AREA', 'COUNTY', 'AGENCY', 'CRIME_TYPE', 'CHANNEL'],
    measures: [
      { key: 'reports', unit: 'COUNT', direction: 'NEUTRAL', isOfCases: true },
      { key: 'reportsActionedIn24h', unit: 'PERCENT', direction: 'HIGHER', isOfCases: true },
      { key: 'seriousReportShare', unit: 'PERCENT', direction: 'NEUTRAL', isOfCases: true },
      { key: 'reportsToDisruption', unit: 'PERCENT', direction: 'HIGHER', isOfCases: true },
    ],
  },
  RESOURCING: {
    dataset: 'RESOURCES',
    splits: ['AREA', 'COUNTY', 'AGENCY', 'OBJECTIVE', 'STAFF_GROUP', 'FUNDING_SOURCE'],
    measures: [{ key: 'vacancyRate', unit: 'PERCENT', direction: 'LOWER', isOfCases: false }],
  },
} as const satisfies Record<
  string,
  { dataset: string; splits: readonly string[]; measures: readonly RawMeasure[] }
>;

export type PageParams = keyof typeof ASKED;

type RowParams = { readonly key: { readonly quarter: { readonly key: string } } } & Readonly<
  Record<string, RawFigure>
>;

const KEY_FIELDS: Readonly<Record<string, string>> = {
  AREA: 'area { id name kind }',
  COUNTY: 'county { id name }',
  AGENCY: 'agency { id name }',
  CRIME_TYPE: 'crimeType',
  CHANNEL: 'channel',
  OBJECTIVE: 'objective',
  STAFF_GROUP: 'staffGroup',
  FUNDING_SOURCE: 'fundingSource',
};

function conditionsOf(scope: ScopeParams, leftOut: readonly string[]): Record<string, unknown> {
  return {
    ...(scope.area === undefined ? {} : { area: { within: [scope.area] } }),
    ...(scope.objective === undefined ? {} : { objective: { in: [scope.objective] } }),
    ...(scope.crimeType === undefined ? {} : { crimeType: { in: [scope.crimeType] } }),
    ...(scope.agency === undefined ? {} : { agency: { in: [scope.agency] } }),
    ...(leftOut.length === 0 ? {} : { and: [{ agency: { notIn: leftOut } }] }),
  };
}

// oxlint-disable-next-line typescript/no-explicit-any -- a key of an answer
function partOf(dimension: string, key: any): { key: string; label: string; isUnknown: boolean } {
  const field = (KEY_FIELDS[dimension] ?? '').split(' ')[0] ?? '';
  const value = key[field];
  if (value === null || value === undefined)
    return {
      key: '',
      label: dimension === 'COUNTY' ? 'No county recorded' : 'Not known',
      isUnknown: true,
    };
  if (typeof value === 'string')
    return { key: value, label: value, isUnknown: value === 'UNKNOWN' };
  if (dimension === 'AREA')
    return { key: value.id, label: value.name, isUnknown: value.kind !== 'DISTRICT' };
  const code = dimension === 'AGENCY' ? (SUCCESSORS[value.id] ?? value.id) : value.id;
  return { key: code, label: code === value.id ? value.name : '', isUnknown: false };
}

function sum(one: RawFigure | undefined, other: RawFigure): RawFigure {
  if (one === undefined) return other;
  if (one.value === null) return other;
  if (other.value === null) return one;
  const numerator =
    one.numerator === null || other.numerator === null ? null : one.numerator + other.numerator;
  const denominator =
    one.denominator === null || other.denominator === null
      ? null
      : one.denominator + other.denominator;
  const value =
    numerator === null || denominator === null
      ? one.value + other.value
      : denominator === 0
        ? null
        : (100 * numerator) / denominator;
  return { value, numerator, denominator };
}

/** All questions for a scope, once for every quarter to be rated. */
export async function askScope(ask: Ask, page: PageParams, scope: ScopeParams) {
  const { dataset, splits, measures } = ASKED[page];
  const { periods } = await ask('{ periods { key datasets { dataset status } } }');
  const closed: string[] = periods
    .filter((period: { datasets: { dataset: string; status: string }[] }) =>
      period.datasets.some((one) => one.dataset === dataset && one.status !== 'OPEN'),
    )
    .map((period: { key: string }) => period.key);
  const fields = measures.map(({ key }) => `${key} { value numerator denominator }`).join(' ');

  const table = (
    by: readonly string[],
    leftOut: readonly string[],
    of: ScopeParams = scope,
    // oxlint-disable-next-line typescript/no-explicit-any -- rows of an answer
  ): Promise<any> =>
    ask(
      `query ($where: FigureFilter, $by: [Dimension!]!) { figures(where: $where, by: $by, first: 10000) {
        rows { key { quarter { key } ${by
          .slice(1)
          .map((one) => KEY_FIELDS[one] ?? '')
          .join(' ')} } ${fields} }
        sourceReturns { dataset period { key } returnsDue missing { id } } truncated } }`,
      {
        by,
        where: { ...conditionsOf(of, leftOut), quarter: { from: closed[0], to: closed.at(-1) } },
      },
    ).then((data) => data.figures);

  const whole = await table(['QUARTER'], []);
  const behind: {
    dataset: string;
    period: { key: string };
    returnsDue: number;
    missing: { id: string }[];
  }[] = whole.sourceReturns.filter((one: { dataset: string }) => one.dataset === dataset);
  const owedFrom = behind
    .filter((one) => one.returnsDue > 0)
    .map((one) => one.period.key)
    .sort()[0];
  const quarters = closed.filter((quarter) => owedFrom !== undefined && quarter >= owedFrom);
  const missing = new Map(
    behind
      .filter((one) => quarters.includes(one.period.key))
      .map((one) => [one.period.key, one.missing.map(({ id }) => id)]),
  );
  const series = (rows: readonly RowParams[]) =>
    new Map<string, ReadonlyMap<string, RawFigure>>(
      measures.map(({ key }) => [
        key,
        new Map(rows.flatMap((row) => (row[key] ? [[row.key.quarter.key, row[key]]] : []))),
      ]),
    );
  const asItStands = series(whole.rows);

  const splitsWithout = async (leftOut: readonly string[]) => {
    const like =
      leftOut.length === 0 ? asItStands : series((await table(['QUARTER'], leftOut)).rows);
    const byMeasure = new Map<string, RawSplit[]>(measures.map(({ key }) => [key, []]));
    for (const dimension of splits) {
      const { rows } = await table(['QUARTER', dimension], leftOut);
      for (const { key: measure } of measures) {
        const parts = new Map<
          string,
          { key: string; label: string; isUnknown: boolean; figures: Map<string, RawFigure> }
        >();
        for (const row of rows) {
          const part = partOf(dimension, row.key);
          const kept = parts.get(part.key) ?? { ...part, figures: new Map<string, RawFigure>() };
          if (part.label !== '') kept.label = part.label;
          parts.set(part.key, kept);
          const quarter = row.key.quarter.key;
          const figure: RawFigure | null = row[measure];
          if (figure !== null) kept.figures.set(quarter, sum(kept.figures.get(quarter), figure));
        }
        byMeasure.get(measure)?.push({ dimension, parts: [...parts.values()] satisfies RawPart[] });
      }
    }
    return { like, byMeasure };
  };
  const known = new Map<string, Awaited<ReturnType<typeof splitsWithout>>>();

  const forceKnown = new Map<
    string,
    Promise<ReadonlyMap<string, ReadonlyMap<string, RawFigure>>>
  >();
  const readForce = (leftOut: readonly string[]) => {
    const name = leftOut.join();
    const read =
      forceKnown.get(name) ??
      table(['QUARTER'], leftOut, { ...scope, area: undefined }).then(({ rows }) => series(rows));
    forceKnown.set(name, read);
    return read;
  };

  /** The question for one measure in one quarter. */
  return async (
    measure: RawMeasure,
    quarter: string,
    targets: ReadonlyMap<string, RawTarget>,
  ): Promise<RawQuestion> => {
    const until = quarters.filter((one) => one <= quarter);
    // A scope of one agency does not leave out any agency: without its return, the figure is
    // missing.
    const absent =
      scope.agency === undefined
        ? [...new Set(until.flatMap((one) => missing.get(one) ?? []))]
        : [];
    // An agency and its successor are one part.
    const leftOut = [...new Set(absent.flatMap((one) => withFormer(one)))].sort();
    const name = leftOut.join();
    const found = known.get(name) ?? (await splitsWithout(leftOut));
    known.set(name, found);
    return {
      measure,
      quarters: until,
      asItStands: asItStands.get(measure.key) ?? new Map(),
      likeWithLike: found.like.get(measure.key) ?? new Map(),
      splits: found.byMeasure.get(measure.key) ?? [],
      targets,
      isMissingSomebody: leftOut.length > 0,
      didRecordingChange: false,
      force:
        scope.area === undefined ? null : ((await readForce(leftOut)).get(measure.key) ?? null),
    };
  };
}
