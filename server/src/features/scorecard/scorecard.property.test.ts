import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { boundsOf } from '#domain/measures/bounds.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { judgeAssurance } from '#domain/scorecard/assurance.js';
import { drawControlChart } from '#domain/scorecard/control-chart.js';
import { rateAgainstTarget } from '#domain/scorecard/status.js';
import { judgeVariation } from '#domain/scorecard/variation.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { quarterStarts, randomRows, type SentRow } from '#testing/random-partnership.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares the scorecard with figures, and with each of its figures asked for by itself, for any
 * filters.
 */
const FORCE = 'E23000029';
const today = { closed: '2026-05-10', running: '2026-02-14' };
const quarters = Object.keys(quarterStarts);
const figureFields = 'value text flags numerator denominator';
const changeFields = `difference percent text from { ${figureFields} }`;

function rowsBy(day: string): readonly SentRow[] {
  return randomRows(4_112_026).filter(({ cells, quarter, agency }) => {
    const isSent = Object.entries(cells).every(
      ([column, cell]) => !column.endsWith('_on') || cell <= day,
    );
    return isSent && !(quarter === '2025-26-Q1' && agency === 'RBC');
  });
}

/**
 * Targets for many measures, some for one place, agency or objective, most of them near the actual
 * value.
 */
const targets = `
  INSERT INTO target (id, measure, quarter_start, area_code, agency_id, objective, value, tolerance, lower, upper)
  SELECT gen_random_uuid(), measure, quarter::date, area, agency, objective::"Objective", value, tolerance, lower, upper
  FROM   generate_series(timestamp '2024-04-01', timestamp '2026-01-01', interval '3 months') AS quarter
  CROSS  JOIN (VALUES
    ('disruptions', NULL, NULL::int, NULL, 40, 20::numeric, NULL::numeric, NULL::numeric), ('disruptions', NULL, NULL, 'PREVENT', 10, 3, NULL, NULL),
    ('disruptions', 'TV-C-BERKSHIRE', NULL, NULL, 12, 2, NULL, NULL), ('disruptions', NULL, 1, NULL, 10, 8, NULL, NULL),
    ('multiAgencyShare', NULL, NULL, NULL, 90, 80, NULL, NULL), ('vacancyRate', NULL, NULL, NULL, 5, 2, NULL, NULL),
    ('forecastVariance', NULL, NULL, NULL, NULL, 10, -5, 5), ('reports', NULL, NULL, NULL, 1000, NULL, NULL, NULL),
    ('triagedInTime', 'E06000038', NULL, NULL, 50, NULL, NULL, NULL), ('majorModerateShare', NULL, 1, NULL, 50, 1, NULL, NULL)
  ) AS wanted (measure, area, agency, objective, value, tolerance, lower, upper)`;

const asked = fc.record({
  quarter: fc.option(fc.constantFrom(...quarters)),
  area: fc.option(
    fc.constantFrom(
      FORCE,
      'TV-C-BERKSHIRE',
      'E10000025',
      'TV-L-BERKSHIRE-EAST',
      'E06000038',
      'E07000178',
    ),
    { freq: 1 },
  ),
  agency: fc.option(fc.constantFrom('TVP', 'RBC', 'SAFE', 'SEROCU'), { freq: 1 }),
});

function writeScorecard({
  quarter,
  area,
  agency,
}: {
  quarter: string | null;
  area: string | null;
  agency: string | null;
}): string {
  const named = Object.entries({ quarter, area, agency }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: "${value}"`],
  );
  return `{ scorecard${named.length > 0 ? `(${named.join(', ')})` : ''} {
    id sentence period { key status } area { code kind } agency { code } kpis { id attention ${kpiFields} } } }`;
}

const kpiFields = `
  objective name subject measure { key } period { key } area { code } agency { code } dataVersion days daysRun
  periodStatus returnsDue returnsReceived status variation assurance sentence
  figure { ${figureFields} change(to: PREVIOUS_PERIOD) { text } } target { value lower upper tolerance text }
  previousQuarter { ${changeFields} } sameQuarterLastYear { ${changeFields} }
  trend { quarter { key status datasets { dataset status } } figure { ${figureFields} } target { text } }
  controlChart { centre lower upper isTrial pointCount points { quarter { key } value signals } }`;

/** Each figure of a scorecard asked for by itself, by its position. */
function writeKpis({ period, area, agency, kpis }: Json): string {
  const ofCard = `quarter: "${period.key}", area: "${area.code}"${agency === null ? '' : `, agency: "${agency.code}"`}`;
  const alone = kpis.map(({ measure, objective }: Json, index: number) => {
    const named = `measure: ${measure.key}${objective === null ? '' : `, objective: ${objective}`}`;
    return `kpi${index}: kpi(${named}, ${ofCard}) { id ...Judged }`;
  });
  return `{ ${alone.join(' ')} } fragment Judged on Kpi { ${kpiFields} }`;
}

/**
 * The same questions as figures: the quarter by itself with its changes, and the quarters of the
 * trend.
 */
function writeFigures(card: Json): string {
  const { period, area, agency, kpis } = card;
  const ofCard = `${area.code === FORCE ? '' : `area: { within: ["${area.code}"] }`} ${agency === null ? '' : `agency: { in: ["${agency.code}"] }`}`;
  const changes = `previous: change(to: PREVIOUS_PERIOD) { ${changeFields} } yearAgo: change(to: SAME_PERIOD_LAST_YEAR) { ${changeFields} }`;
  const all = kpis
    .filter(({ objective }: Json) => objective === null)
    .map(({ measure }: Json) => `${measure.key} { ${figureFields} `);
  const one = `where: { quarter: { in: ["${period.key}"] } ${ofCard} }`;
  const [first, last] = [kpis[0].trend[0].quarter.key, kpis[0].trend.at(-1).quarter.key];
  const several = `where: { quarter: { from: "${first}", to: "${last}" } ${ofCard} }, fillGaps: true`;
  return `{
    now: figures(${one}) { totals { ${all.map((measure: string) => `${measure} ${changes} }`).join(' ')} } }
    trend: figures(by: [QUARTER], ${several}) { rows { key { quarter { key } } ${all.join(' } ')} } } }
    nowByObjective: figures(by: [OBJECTIVE], ${one}, fillGaps: true) { rows { key { objective } disruptions { ${figureFields} ${changes} } } }
    trendByObjective: figures(by: [QUARTER, OBJECTIVE], ${several}) { rows { key { quarter { key } objective } disruptions { ${figureFields} } } }
  }`;
}

/** The answer from figures for one figure of the scorecard. */
function findAnswered(
  { now, trend, nowByObjective, trendByObjective }: Json,
  { measure, objective }: Json,
) {
  const isOfObjective = (row: Json) => row.key.objective === objective;
  const isOfAll = objective === null;
  const rows: readonly Json[] = isOfAll ? trend.rows : trendByObjective.rows.filter(isOfObjective);
  return {
    now: (isOfAll ? now.totals : nowByObjective.rows.find(isOfObjective))[measure.key],
    trend: rows.map((row) => ({ quarter: row.key.quarter.key, figure: row[measure.key] })),
  };
}

const numbersIn = (text: string): readonly string[] => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
/** The number in a text, however many zeros follow the point. */
const toNumber = (text: string) => Number(text.replaceAll(',', ''));

const dimensions = [
  'AGENCY',
  'AGENCY_KIND',
  'AREA',
  'COUNTY',
  'CRIME_TYPE',
  'LOCAL_COMMAND_UNIT',
  'OBJECTIVE',
] as const;

/** The question for a part by itself. */
function writePart(kpi: Json, by: (typeof dimensions)[number]): string {
  switch (by) {
    case 'AGENCY':
      return `agency: "${kpi.agency.code}"`;
    case 'AGENCY_KIND':
      return `agencyKind: ${kpi.agencyKind}`;
    case 'CRIME_TYPE':
      return `crimeType: ${kpi.crimeType}`;
    case 'OBJECTIVE':
      return `objective: ${kpi.objective}`;
    default:
      return `area: "${kpi.area.code}"`;
  }
}

/** A viewer for whom figures are protected. */
const council: Viewer = {
  personId: null,
  name: 'Contributor',
  grants: [{ role: 'CONTRIBUTOR', agencyIds: [11], areaCodes: [], marking: 'OFFICIAL' }],
};

const askedByPart = fc.record({
  measure: fc.constantFrom(
    'disruptions',
    'majorModerateShare',
    'reports',
    'nrmReferrals',
    'triagedInTime',
    'vacancyRate',
    'hoursCommitted',
  ),
  by: fc.constantFrom(...dimensions),
  quarter: fc.constantFrom(...quarters),
  objective: fc.constantFrom(null, null, 'PREVENT'),
  isOfCouncil: fc.boolean(),
});

describe.each(Object.entries(today))('with the last quarter %s', (_, day) => {
  let partnership: TestPartnership;
  let ofCouncil: ApiClient;
  beforeAll(async () => {
    partnership = await createPartnership({
      sent: [{ on: day, rows: rowsBy(day) }],
      owed: [],
      today: day,
    });
    await partnership.test.asOwner(targets);
    ofCouncil = await createClientOf(council, partnership.test, day);
  });
  afterAll(async () => {
    await ofCouncil.close();
    await partnership.close();
  });

  it('a scorecard has the figures and changes that the field figures returns, each rated by its rule and in its own words', async () => {
    const seen = { statuses: new Set<string>(), variations: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(asked, async (question) => {
        const { data, errors } = await partnership.api.ask(writeScorecard(question));
        expect(errors).toEqual([]);
        const card = data.scorecard;
        const figures = await partnership.api.ask(writeFigures(card));
        expect(figures.errors).toEqual([]);
        const alone = await partnership.api.ask(writeKpis(card));
        expect(alone.errors).toEqual([]);
        for (const [index, { id, attention, ...kpi }] of card.kpis.entries()) {
          expect(attention).toBeGreaterThan(0);
          const { id: ownId, ...own } = alone.data[`kpi${index}`];
          expect(own).toEqual(kpi);
          expect(ownId).not.toBe(id);
          expectSame(kpi, findAnswered(figures.data, kpi));
          expectJudged(kpi, card.period.key);
          seen.statuses.add(kpi.status);
          seen.variations.add(kpi.variation);
        }
        expect(
          card.kpis
            .map(({ attention }: Json) => attention)
            .toSorted((a: number, b: number) => a - b),
        ).toEqual(card.kpis.map((__: Json, index: number) => index + 1));
      }),
      { numRuns: runs({ sample: 3, deep: 24 }), seed: 7, endOnFailure: true },
    );
    // The rules were tested, not just the lack of an error.
    expect([...seen.statuses]).toEqual(
      expect.arrayContaining(['GREEN', 'AMBER', 'RED', 'NO_DATA', 'NO_TARGET', 'NOT_RATED']),
    );
    const variations =
      day === today.closed ? ['NO_REAL_CHANGE', 'TOO_FEW_POINTS'] : ['TOO_FEW_POINTS'];
    expect([...seen.variations]).toEqual(expect.arrayContaining(variations));
  });

  it('measures by part are rated, each part as if it were asked for alone', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(askedByPart, async ({ measure, by, quarter, objective, isOfCouncil }) => {
        const api = isOfCouncil ? ofCouncil : partnership.api;
        const under =
          objective === null || by === 'OBJECTIVE' ? '' : `, objectives: [${objective}]`;
        const { data, errors } = await api.ask(
          `{ kpis(measures: [${measure}], by: ${by}, quarter: "${quarter}"${under}) { id crimeType agencyKind ${kpiFields} } }`,
        );
        if (errors.length > 0) {
          expect(errors[0]?.message).toMatch(/is not recorded for/);
          return;
        }
        const parts: readonly Json[] = data.kpis;
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
        const sample = parts.filter((__, index) => index % Math.ceil(parts.length / 8) === 0);
        const questions = sample.map((kpi, index) => {
          const ofObjective = under === '' ? '' : `, objective: ${objective}`;
          return `part${index}: kpi(measure: ${measure}, quarter: "${quarter}", ${writePart(kpi, by)}${ofObjective}) { crimeType agencyKind ...Judged }`;
        });
        const alone = await api.ask(
          `{ ${questions.join(' ')} } fragment Judged on Kpi { ${kpiFields} }`,
        );
        expect(alone.errors).toEqual([]);
        for (const [index, { id, ...kpi }] of sample.entries()) {
          expect(id).toBeTruthy();
          // Only changes in the whole have an origin.
          const forget = ({ sentence, ...rest }: Json) => ({
            ...rest,
            sentence: sentence.replace(/; most of the (rise|fall) came from [^.]*/, ''),
          });
          expect([by, isOfCouncil, forget(kpi)]).toEqual([
            by,
            isOfCouncil,
            forget(alone.data[`part${index}`]),
          ]);
          count += 1;
        }
      }),
      { numRuns: runs({ sample: 6, deep: 80 }), seed: 11, endOnFailure: true },
    );
    expect(count).toBeGreaterThan(20);
  });
});

function expectSame(kpi: Json, { now, trend }: ReturnType<typeof findAnswered>): void {
  const { previous, yearAgo, ...figure } = now;
  const { change, ...shown } = kpi.figure;
  const name = [kpi.measure.key, kpi.objective];
  expect([name, shown, kpi.previousQuarter, kpi.sameQuarterLastYear]).toEqual([
    name,
    figure,
    previous,
    yearAgo,
  ]);
  expect(change.text).toBe(previous.text);
  expect([
    name,
    kpi.trend.map((point: Json) => ({ quarter: point.quarter.key, figure: point.figure })),
  ]).toEqual([name, trend]);
}

/** Rates a figure again from the answer itself. */
function expectJudged(kpi: Json, quarter: string): void {
  const key: string = kpi.measure.key;
  if (!isMeasureKey(key)) throw new Error(`No measure ${key}`);
  const measure = measureOf(key);
  const isOpen = (point: Json) =>
    point.quarter.datasets.some(
      ({ dataset, status }: Json) => status === 'OPEN' && toSources(key).includes(dataset),
    );
  const shown = kpi.trend.find((point: Json) => point.quarter.key === quarter);
  const { value = null, lower, upper, tolerance } = kpi.target ?? {};
  const aim = kpi.target === null ? null : value === null ? { lower, upper } : { value };
  expect(kpi.status).toBe(
    rateAgainstTarget({
      measure,
      value: kpi.figure.value,
      range: null,
      isOpen: isOpen(shown),
      target: aim && { aim, tolerance },
    }),
  );

  const upTo = kpi.trend.filter((point: Json) => point.quarter.key <= quarter);
  const end: number = upTo.findLastIndex((point: Json) => !isOpen(point));
  const charted = upTo.slice(0, end + 1);
  const chart = drawControlChart(
    charted.map((point: Json) => ({
      value: isOpen(point) ? null : point.figure.value,
      isNewStart: false,
      protection: null,
    })),
    boundsOf(measure),
  );
  expect(kpi.variation).toBe(judgeVariation(chart, measure.direction));
  expect(kpi.assurance).toBe(judgeAssurance(chart, measure.direction, aim));
  expect(kpi.controlChart.points.map((point: Json) => [point.value, point.signals])).toEqual(
    chart.points.map((point) => [point.value, point.signals]),
  );

  const cases = Math.round((kpi.figure.denominator ?? 0) * 10) / 10;
  const own = [
    kpi.figure.text,
    cases,
    kpi.previousQuarter.text,
    kpi.sameQuarterLastYear.text,
    shown.quarter.key,
  ];
  const known = new Set(
    [
      ...own,
      kpi.previousQuarter.from.text,
      '24',
      '5',
      'Q1 Q2 Q3 Q4',
      '2024/25 2025/26 2026/27',
    ].flatMap((text) => numbersIn(String(text)).map(toNumber)),
  );
  expect([
    kpi.sentence,
    numbersIn(kpi.sentence).filter((number) => !known.has(toNumber(number))),
  ]).toEqual([kpi.sentence, []]);
}

function toSources(key: string): readonly string[] {
  const sources: Readonly<Record<string, readonly string[]>> = {
    ocgsDisrupted: ['OCGS'],
    ...Object.fromEntries(['reports', 'reportsActionedIn24h'].map((each) => [each, ['REPORTS']])),
    ...Object.fromEntries(
      ['disruptions', 'majorModerateShare', 'multiAgencyShare'].map((each) => [
        each,
        ['DISRUPTIONS'],
      ]),
    ),
    ...Object.fromEntries(
      ['nrmReferrals', 'reasonableGroundsIn5Days', 'triagedInTime'].map((each) => [
        each,
        ['REFERRALS'],
      ]),
    ),
    ...Object.fromEntries(
      ['vacancyRate', 'abstractionRate', 'forecastVariance'].map((each) => [each, ['RESOURCES']]),
    ),
  };
  return sources[key] ?? ['REPORTS', 'DISRUPTIONS', 'REFERRALS', 'RESOURCES', 'OCGS'];
}
