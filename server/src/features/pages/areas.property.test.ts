import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import {
  oracleFunnel,
  type OracleKind,
  type OraclePlace,
  oracleRatio,
  oracleWidening,
} from '#testing/funnel-oracle.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { randomRows } from '#testing/random-partnership.js';
import { sentDisruptions, sentReports } from '#testing/sent-rows.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares each figure on an area page with the same figure asked for on its own, and outliers
 * with funnels computed independently.
 */
const TODAY = '2026-05-10';
const quarters = ['2024-25-Q4', '2025-26-Q3', '2025-26-Q4'];
const FORCE = 'E23000029';

/** The population of each district that the rate test needs, in thousands. */
const districts: Readonly<Record<string, number>> = {
  E06000036: 128,
  E06000037: 163,
  E06000038: 178,
  E06000039: 161,
  E06000040: 155,
  E06000041: 184,
  E06000042: 298,
  E06000060: 567,
  E07000177: 166,
  E07000178: 165,
  E07000179: 153,
  E07000180: 146,
  E07000181: 119,
};

/** A viewer from whom other agencies’ people are protected. */
const council: Viewer = {
  personId: null,
  name: 'Contributor',
  grants: [{ role: 'CONTRIBUTOR', agencyIds: [11], areaCodes: [], marking: 'OFFICIAL' }],
};

/**
 * Reports and disruptions in each quarter in proportion to population, except in two districts.
 * Serious reports are twice as frequent in a third.
 */
function plentiful() {
  const days = [2024, 2025].flatMap((year) => [
    `${year}-04-20`,
    `${year}-07-20`,
    `${year}-10-20`,
    `${year + 1}-01-20`,
  ]);
  const of = (times: number, per: number) => Math.round(times * per);
  const reports = days.flatMap((received_on) =>
    Object.entries(districts).flatMap(([area, people], index) => {
      const many = of(people * (area === 'E07000178' ? 1.9 : 1 + ((index % 3) - 1) * 0.02), 0.3);
      const serious = of(many, area === 'E06000039' ? 0.8 : 0.4);
      const sent = {
        received_on,
        area,
        crime_type: index % 2 ? 'DRUGS' : 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
      };
      return [
        { ...sent, quantity: serious, serious_limbs: 'VIOLENCE' },
        { ...sent, quantity: many - serious },
      ];
    }),
  );
  const disruptions = days.flatMap((occurred_on) =>
    Object.entries(districts).flatMap(([area, people], index) =>
      Array.from({ length: of(people * (area === 'E06000036' ? 3 : 1), 0.05) }, (_, number) => ({
        ...{ occurred_on, area },
        impact: (number + index) % 4 === 0 ? 'MAJOR' : 'MINOR',
      })),
    ),
  );
  return [...sentReports('TVP', reports), ...sentDisruptions('TVP', disruptions)];
}

const told = measureKeys.filter(
  (key) => measureOf(key).dimensions.includes('AREA') && measureOf(key).companion === null,
);
const scopes = fc.record({
  measure: fc.oneof(
    fc.constantFrom('disruptions' as const, 'reports' as const, 'seriousReportShare' as const),
    fc.constantFrom(...told),
  ),
  quarter: fc.constantFrom(...quarters),
  area: fc.option(fc.constantFrom('TV-C-BERKSHIRE', 'E06000038', 'E06000039', 'E07000178')),
  compare: fc.option(fc.constantFrom('E10000025', 'E06000036', 'E07000179')),
  agency: fc.option(fc.constantFrom('TVP'), { freq: 6 }),
  isOfCouncil: fc.boolean(),
});

/** Questions in every sample: one with rounded figures, and one that compares two districts. */
const plain = { quarter: '2025-26-Q4', area: null, compare: null, agency: null } as const;
const certain: readonly (typeof scopes extends fc.Arbitrary<infer Of> ? [Of] : never)[] = [
  [{ ...plain, measure: 'reports', isOfCouncil: true }],
  [
    {
      ...plain,
      measure: 'seriousReportShare',
      area: 'E06000039',
      compare: 'E06000036',
      isOfCouncil: false,
    },
  ],
];

let partnership: TestPartnership;
let ofCouncil: ApiClient;
beforeAll(async () => {
  const rows = randomRows(4_112_027).filter(({ cells, agency }) => {
    const isSent = Object.entries(cells).every(
      ([column, cell]) => !column.endsWith('_on') || cell <= TODAY,
    );
    return isSent && agency !== 'TVP';
  });
  partnership = await createPartnership({
    sent: [{ on: TODAY, rows: [...rows, ...plentiful()] }],
    today: TODAY,
  });
  ofCouncil = await createClientOf(council, partnership.test, TODAY);
});
afterAll(async () => {
  await ofCouncil.close();
  await partnership.close();
});

const PAGE = `query Page($scope: Scope, $measure: MeasureKey) { page(key: AREA, scope: $scope, measure: $measure) {
  title notes
  blocks {
    id view because finding { kind text } outlined
    funnel { centre limits { base lower upper innerLower innerUpper } }
    table { columns { heading scale { from to } } rows { key isMarked cells { text mark value usual { lower upper } } } }
    question { measures by window }
  }
} }`;

interface Params {
  readonly quarter: string;
  readonly agency: string | null;
}

/** Figures for four quarters by district, and for the comparison, asked for without a page. */
function writeFigures(
  measures: readonly string[],
  { quarter, agency }: Params,
  places: readonly string[],
): string {
  const figure = '{ value text numerator denominator flags displayText }';
  const fields = measures.map((key) => `${key} ${figure}`).join(' ');
  const where = (more: string) =>
    `window: ROLLING_FOUR_QUARTERS, where: { quarter: { in: ["${quarter}"] }${agency === null ? '' : `, agency: { in: ["${agency}"] }`}${more} }`;
  const ofPlace = (code: string, index: number) =>
    `place${index}: figures(${where(code === FORCE ? '' : `, area: { within: ["${code}"] }`)}) { totals { ${fields} } }`;
  return `{ districts: figures(by: [AREA], ${where('')}, fillGaps: true, first: 100) { rows { key { area { code kind } } ${fields} } } ${places.map(ofPlace).join(' ')} }`;
}

function toPlace(figure: Json): OraclePlace {
  const isShown =
    figure.value !== null &&
    !['CONFIDENTIAL', 'NOT_AVAILABLE'].some((flag) => figure.flags.includes(flag));
  return isShown ? { cases: figure.numerator, base: figure.denominator } : { cases: 0, base: 0 };
}

const isRounded = ({ flags }: Json) => flags.includes('ESTIMATED');
const kindOf = (key: (typeof told)[number]): OracleKind =>
  measureOf(key).denominator === 'POPULATION' ? 'RATE' : 'SHARE';

describe('an area page', () => {
  it('shows the figures of the same question, and marks the outliers of an independent funnel', async () => {
    const seen = {
      cells: 0,
      marked: 0,
      rounded: 0,
      beyond: 0,
      compared: 0,
      titles: new Set<string>(),
    };
    await fc.assert(
      fc.asyncProperty(scopes, async ({ measure, isOfCouncil, ...scope }) => {
        const api = isOfCouncil ? ofCouncil : partnership.api;
        const { data, errors } = await api.ask(PAGE, { measure, scope });
        if (errors.length > 0) {
          expect(errors.map(({ message }) => message).join()).toMatch(/Leave out "\w+"/);
          return;
        }
        seen.titles.add(data.page.title);
        expect(data.page.title.split(/\s+/u).length).toBeLessThanOrEqual(20);
        for (const block of data.page.blocks) {
          expect(block.finding.text.split(/\s+/u).length).toBeLessThanOrEqual(12);
          if (!['FUNNEL', 'MAP', 'COMPARE'].includes(block.view)) continue;
          const asked = await api.ask(
            writeFigures(
              block.view === 'COMPARE'
                ? [...block.question.measures, 'reports', 'disruptions']
                : block.question.measures,
              scope,
              block.view === 'COMPARE' ? block.outlined : [],
            ),
          );
          expect(asked.errors).toEqual([]);
          const all: readonly Json[] = asked.data.districts.rows;
          const rows = all.filter(({ key }: Json) => key.area?.kind === 'DISTRICT');
          if (block.view === 'COMPARE')
            expectCompared(
              block,
              { rows, all, places: [asked.data.place0.totals, asked.data.place1.totals] },
              seen,
            );
          else expectHeld(block, { rows, all }, seen);
        }
      }),
      {
        numRuns: runs({ sample: 4, deep: 300 }),
        seed: 5,
        endOnFailure: true,
        examples: [...certain],
      },
    );
    expect(seen.cells).toBeGreaterThan(100);
    expect(
      [seen.marked, seen.rounded, seen.beyond, seen.compared].map((count) => count > 0),
    ).toEqual([true, true, true, true]);
  }, 900_000);
});

describe('a table of districts', () => {
  it('marks a dot only if it is an outlier among the others, not for missing a target for the whole', async () => {
    const scope = { quarter: '2025-26-Q4' };
    // All districts miss this target by far.
    const set = await partnership.api.ask(
      'mutation { setTarget(input: { measure: disruptionsPer1000, quarter: "2025-26-Q4", value: 60 }) { problems { message } } }',
    );
    expect([set.errors, set.data.setTarget.problems]).toEqual([[], []]);
    const { data, errors } = await partnership.api.ask(
      `query Page($scope: Scope) { page(key: DISRUPTIONS, scope: $scope) { blocks {
        id finding { kind text } table { columns { measure { key } drawing } rows { key kind cells { mark value } } } } } }`,
      { scope },
    );
    expect(errors).toEqual([]);
    const { table, finding } = data.page.blocks.find(({ id }: Json) => id === 'districts');
    const keys: readonly (typeof told)[number][] = ['disruptionsPer1000'];
    const asked = await partnership.api.ask(writeFigures(keys, { ...scope, agency: null }, []));
    const rows: readonly Json[] = asked.data.districts.rows.filter(
      ({ key }: Json) => key.area.kind === 'DISTRICT',
    );
    for (const key of keys) {
      const column = table.columns.findIndex(
        ({ measure, drawing }: Json) => measure.key === key && drawing === 'NONE',
      );
      const expected = oracleFunnel(
        rows.map((row) => toPlace(row[key])),
        kindOf(key),
      );
      const marks = rows.map(
        ({ key: { area } }) =>
          table.rows.find((row: Json) => row.key === area.code)?.cells[column].mark ?? 'MISSING',
      );
      const outliers = marks.map((mark: string) =>
        mark === 'ABOVE_OTHERS' ? 'HIGH' : mark === 'BELOW_OTHERS' ? 'LOW' : null,
      );
      expect([key, outliers]).toEqual([key, expected.map((point) => point?.outlier ?? null)]);
      expect(marks).not.toContain('PAST_TARGET');
    }
    expect(finding).toEqual({
      kind: 'OUTLIER',
      text: 'Per 1,000 people: Bracknell Forest is higher than chance explains',
    });
  });
});

type Seen = Record<'cells' | 'marked' | 'rounded' | 'beyond' | 'compared', number>;

interface Figures {
  readonly rows: readonly Json[];
  /** The rows of the districts, and those of larger places. */
  readonly all: readonly Json[];
}

/**
 * Whether nothing is known about a district, because more records name only a larger place than
 * name one of its districts.
 */
function isBlurred(district: string, counted: string | undefined, { rows, all }: Figures): boolean {
  if (counted === undefined) return false;
  const countOf = (row: Json) => row[counted].value ?? 0;
  return all.some(({ key: { area }, ...larger }) => {
    if (area.kind === 'DISTRICT' || area.kind === 'FORCE' || !isWithin(district, area.code))
      return false;
    return rows.some(
      (row) =>
        isWithin(row.key.area.code, area.code) &&
        row[counted].value !== null &&
        countOf(row) < countOf(larger),
    );
  });
}

function expectHeld(
  { view, table, funnel, question }: Json,
  figuresAsked: Figures,
  seen: Seen,
): void {
  const { rows } = figuresAsked;
  const key = question.measures[0];
  const figures = table.rows.map(
    (row: Json) => rows.find((each: Json) => each.key.area.code === row.key)[key],
  );
  const isHeld =
    view === 'FUNNEL' ||
    measureOf(key).denominator === 'POPULATION' ||
    figures.some(({ denominator }: Json) => denominator !== null);
  const places = figures.map((figure: Json, index: number) =>
    isBlurred(table.rows[index].key, question.measures[1], figuresAsked)
      ? { cases: 0, base: 0 }
      : toPlace(figure),
  );
  const { scale } = measureOf(key);
  const expected =
    isHeld && places.some(({ base }: OraclePlace) => base > 0)
      ? oracleFunnel(places, kindOf(key))
      : [];
  for (const [index, row] of table.rows.entries()) {
    const [cell] = row.cells;
    const figure = figures[index];
    seen.cells += 1;
    if (view === 'FUNNEL') {
      expect([row.key, cell.value, places[index].base > 0 ? row.cells[1].value : null]).toEqual([
        row.key,
        places[index].base > 0 ? figure.value : null,
        places[index].base > 0 ? places[index].base : null,
      ]);
      const point = expected[index] ?? null;
      if (point !== null) {
        expect(cell.usual.lower).toBeCloseTo(point.lower * scale, 4);
        expect(cell.usual.upper).toBeCloseTo(point.upper * scale, 4);
      }
      const mark =
        point?.outlier === 'HIGH'
          ? 'ABOVE_OTHERS'
          : point?.outlier === 'LOW'
            ? 'BELOW_OTHERS'
            : null;
      const shown = cell.mark === 'ABOVE_OTHERS' || cell.mark === 'BELOW_OTHERS' ? cell.mark : null;
      if (!isRounded(figure)) expect([row.key, shown]).toEqual([row.key, mark]);
      // A published cell may be off by four, so a place shown as an outlier must also be one if it
      // is four cases nearer to the others.
      else if (shown !== null) {
        const nearer = places.map((place: OraclePlace, at: number) =>
          at === index
            ? { ...place, cases: place.cases + (mark === 'ABOVE_OTHERS' ? -4 : 4) }
            : place,
        );
        expect([shown, oracleFunnel(nearer, kindOf(key))[index]?.outlier]).toEqual([
          mark,
          point?.outlier,
        ]);
      }
      seen.marked += shown === null ? 0 : 1;
      seen.rounded += isRounded(figure) ? 1 : 0;
    } else if (figure.value === null) expect(cell.mark).toBe('MISSING');
    else expect(cell.text === '').toBe(false);
  }
  if (funnel !== null)
    for (const { lower, upper, innerLower, innerUpper } of funnel.limits)
      expect(isRising([lower, innerLower, funnel.centre, innerUpper, upper])).toBe(true);
}

function expectCompared(
  { table, outlined }: Json,
  { rows, places, all }: Figures & { readonly places: readonly [Json, Json] },
  seen: Seen,
): void {
  const [reach] = table.columns.flatMap(({ scale }: Json) => (scale === null ? [] : [scale.to]));
  for (const row of table.rows) {
    const figures = places.map((place) => place[row.key]);
    const [one, other] = figures.map(toPlace);
    seen.cells += 2;
    expect([row.key, row.cells[0].value, row.cells[1].value]).toEqual([
      row.key,
      figures[0].value,
      figures[1].value,
    ]);
    // An empty column is left out.
    const cellOf = (heading: string) =>
      row.cells[table.columns.findIndex((column: Json) => column.heading === heading)];
    const [interval, judged] = [cellOf('Ratio'), cellOf('Judged')];
    if (interval.value === null || !one || !other) {
      expect(['Too few to compare', 'Hidden to protect people', 'No figure']).toContain(
        judged.text,
      );
      continue;
    }
    seen.compared += 1;
    expect(judged.text).toBe(row.isMarked ? 'Beyond chance' : 'May be chance');
    seen.beyond += row.isMarked ? 1 : 0;
    const kind = kindOf(row.key);
    const within = 1 - 0.05 / table.rows.length;
    const counted =
      row.key === 'reportsPer1000'
        ? 'reports'
        : row.key === 'disruptionsPer1000'
          ? 'disruptions'
          : undefined;
    const held = rows.map((each) =>
      isBlurred(each.key.area.code, counted, { rows, all })
        ? { cases: 0, base: 0 }
        : toPlace(each[row.key]),
    );
    const left = new Set(
      rows.flatMap(({ key }, index) =>
        outlined.some((code: string) => code !== FORCE && isWithin(key.area.code, code))
          ? [index]
          : [],
      ),
    );
    const widening = oracleWidening(held, left, { kind, within });
    const isPart = outlined[1] === FORCE || isWithin(outlined[0], outlined[1]);
    const turned =
      outlined[0] === FORCE || (outlined[0] !== outlined[1] && isWithin(outlined[1], outlined[0]));
    const found = turned
      ? invert(oracleRatio({ one: other, other: one, isPart: true, kind, within, widening }))
      : oracleRatio({ one, other, isPart, kind, within, widening });
    const clip = (end: number) => Math.max(-reach, Math.min(reach, Math.log2(end)));
    if (figures.some(isRounded)) {
      // The true value may be further out.
      expect(interval.usual.lower).toBeLessThanOrEqual(clip(found.lower) + 1e-3);
      expect(interval.usual.upper).toBeGreaterThanOrEqual(clip(found.upper) - 1e-3);
    } else {
      expect(interval.usual.lower).toBeCloseTo(clip(found.lower), 3);
      expect(interval.usual.upper).toBeCloseTo(clip(found.upper), 3);
      expect(row.isMarked).toBe(found.lower > 1 || found.upper < 1);
    }
  }
}

function invert({ lower, upper }: { readonly lower: number; readonly upper: number }) {
  return { lower: 1 / upper, upper: 1 / lower };
}

/** Whether the numbers never decrease, except by rounding errors. */
function isRising(numbers: readonly number[]): boolean {
  return numbers.every(
    (number, index) => index === 0 || number >= (numbers[index - 1] ?? 0) - 1e-9,
  );
}

/** Whether a district is the compared place, or within it. */
function isWithin(district: string, code: string): boolean {
  if (code === 'TV-C-BERKSHIRE')
    return (
      ['36', '37', '38', '39', '40', '41'].includes(district.slice(-2)) &&
      district.startsWith('E060000')
    );
  if (code === 'TV-C-BUCKINGHAMSHIRE') return district === 'E06000042' || district === 'E06000060';
  if (code === 'E10000025') return district.startsWith('E070001');
  return district === code;
}
