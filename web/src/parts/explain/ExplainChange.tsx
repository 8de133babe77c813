import { skipToken, useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';

import type { ExplainFigureQuery } from '#graphql/operations.js';
import { type FigureValue, isProtected } from '#lib/figure.js';
import { type ExplainedFigure, findQuarter } from '#lib/figure-question.js';
import { labelQuarter } from '#lib/quarter.js';
import { formatDifference } from '#lib/unit.js';

import { type Differences, splitChange } from './change-parts.js';
import { EXPLAIN_CHANGE } from './explain-query.js';
import styles from './ExplainDrawer.module.css';

interface ExplainChangeProps {
  readonly figure: ExplainedFigure;
  readonly measure: Pick<NonNullable<ExplainFigureQuery['measure']>, 'key' | 'unit' | 'dimensions'>;
  /** On the period before. What is protected may differ by the lottery alone: then it has no sign, and there is nothing to explain. */
  readonly change: Change | null;
  /** The figure itself, which may be rounded. */
  readonly of: Pick<FigureValue, 'value' | 'flags'>;
  /** What stands below. It waits until it is known whether anything stands above it, so that nobody reads what moves away. */
  readonly children: ReactNode;
}

/** Which districts, agencies and crime types made the change on the period before. Nothing where differences do not add up. */
export function ExplainChange({ figure: { measure: key, where }, measure, change, of, children }: ExplainChangeProps) {
  const total = (change?.signed ?? null) === null ? null : (change?.difference ?? null);
  const isRatio = measure.unit === 'PERCENT' || measure.unit === 'RATE';
  const isSplit = (dimension: (typeof measure.dimensions)[number], field: string) =>
    measure.dimensions.includes(dimension) && !isOne(where[field]);
  const asked = {
    withAreas: isSplit('AREA', 'area'),
    withAgencies: isSplit('AGENCY', 'agency'),
    withCrimeTypes: isSplit('CRIME_TYPE', 'crimeType'),
  };
  const hasParts = total !== null && !isRatio && Object.values(asked).includes(true);
  const { data, loading } = useQuery(EXPLAIN_CHANGE, hasParts ? { variables: { measure: key, where, ...asked } } : skipToken);
  if (loading && data === undefined) return null;
  if (total === null || data === undefined) return children;

  const names = new Map<string, string>((data.crimeTypes ?? []).map(({ code, name }) => [code, name]));
  const splits: readonly (Kind & Pick<Differences, 'listed' | 'unplaced'>)[] = [
    {
      ...kinds.area,
      listed: toListed(data.byArea?.rows ?? [], (row) => (row.key.area?.kind === 'DISTRICT' ? row.key.area.name : null)),
      unplaced: toListed(data.byArea?.rows ?? [], (row) => (row.key.area?.kind === 'DISTRICT' ? null : (row.key.area?.name ?? ''))),
    },
    { ...kinds.agency, listed: toListed(data.byAgency?.rows ?? [], (row) => row.key.agency?.name ?? null), unplaced: [] },
    {
      ...kinds.crimeType,
      listed: toListed(data.byCrimeType?.rows ?? [], ({ key: { crimeType } }) => names.get(crimeType ?? '') ?? 'No crime type recorded'),
      unplaced: [],
    },
  ];
  const told = splits.flatMap(({ one, many, heading, ...differences }) => {
    const parts = splitChange({ ...differences, total, many });
    return parts === null ? [] : [{ one, heading, parts }];
  });
  if (told.length === 0) return children;

  const quarter = findQuarter(where);
  const since = quarter === null ? 'the period before' : labelQuarter(quarter, -1);
  const title = `What made the change, ${wordAbout(change, of) ?? formatDifference(total, measure.unit)} on ${since}`;
  return (
    <>
      <section aria-label={title}>
        <h3>{title}</h3>
        {told.map(({ one, heading, parts }) => (
          <table key={one} className={styles.change}>
            <caption>{`Change by ${one}, the greatest first`}</caption>
            <thead>
              <tr>
                <th scope="col">{heading}</th>
                <th scope="col">Change</th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ name, difference, about }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{about ?? formatDifference(difference, measure.unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </section>
      {children}
    </>
  );
}

interface Kind {
  readonly one: string;
  readonly many: string;
  readonly heading: string;
}

const kinds = {
  area: { one: 'district', many: 'districts', heading: 'District' },
  agency: { one: 'agency', many: 'agencies', heading: 'Agency' },
  crimeType: { one: 'crime type', many: 'crime types', heading: 'Crime type' },
} as const satisfies Readonly<Record<string, Kind>>;

interface Change {
  readonly signed: string | null;
  readonly difference: number | null;
}

interface Row {
  readonly figure: (Pick<FigureValue, 'value' | 'flags'> & { readonly change: Change | null }) | null;
}

/** Rows that have a name, each with its difference; null where that is not known. */
function toListed<R extends Row>(rows: readonly R[], toName: (row: R) => string | null): Differences['listed'] {
  return rows.flatMap((row) => {
    const name = toName(row);
    const change = row.figure?.change ?? null;
    const difference = (change?.signed ?? null) === null ? null : (change?.difference ?? null);
    return name === null ? [] : [{ name, difference, about: row.figure && wordAbout(change, row.figure) }];
  });
}

/** A change between rounded figures as the server writes it, `about +15`; null for one that is exact. */
function wordAbout(change: Change | null, figure: Pick<FigureValue, 'value' | 'flags'>): string | null {
  const signed = change?.signed ?? null;
  return signed !== null && isProtected(figure) ? `about ${signed.replace(/ \(.*\)$/, '')}` : null;
}

/** Whether a filter leaves one value, which nothing can be split by. */
function isOne(condition: unknown): boolean {
  return (
    typeof condition === 'object' && condition !== null && 'in' in condition && Array.isArray(condition.in) && condition.in.length === 1
  );
}
