import type { StartSketchesQuery } from '#graphql/operations.js';
import { capitalise } from '#lib/format.js';

/** A bar: its name, its length, and its text. The length is null if the figure is unknown. */
export interface SketchBar {
  readonly name: string;
  readonly value: number | null;
  readonly text: string;
}

/** A line over time, from its first quarter to its last; null is a gap. */
export interface SketchLine {
  readonly name: string;
  /** The code of the line's value; null for the only line. */
  readonly code: string | null;
  readonly values: readonly (number | null)[];
  /** The text of the line's last figure. */
  readonly text: string;
}

/** The sketch on a card. Changes are bars in two directions. */
export type Sketch =
  | { readonly kind: 'BARS' | 'CHANGES'; readonly bars: readonly SketchBar[] }
  | { readonly kind: 'LINES'; readonly lines: readonly SketchLine[] };

/**
 * Gives the name of an enum value.
 * @param list the type in the schema, such as CrimeType
 */
export type NameValue = (list: string, code: string) => string;

/** An objective is named by one word; the schema's description is longer. */
const nameObjective = (code: string) => capitalise(code.toLowerCase());
const nameless = () => '';

/** The maximum number of bars on a card. */
const BARS = 3;
/** The number of objectives: all are drawn, because a short fixed list is not cut. */
const OBJECTIVES = 4;

interface Shown {
  readonly value: number | null;
  readonly text: string;
  readonly flags: readonly string[];
}

/**
 * The sketches of the ready-made questions, by id. A question without an answer, or with nothing to
 * draw, is left out.
 */
export function readSketches(
  data: Partial<StartSketchesQuery>,
  nameValue: NameValue,
): ReadonlyMap<string, Sketch> {
  const bars = <Row>(
    rows: readonly Row[] | undefined,
    read: (row: Row) => readonly [string | undefined, Shown | null],
    most = BARS,
  ): Sketch | null => {
    const found = (rows ?? []).flatMap((row) => {
      const [name, figure] = read(row);
      return name === undefined || figure === null
        ? []
        : [{ name, value: figure.value, text: tell(figure) }];
    });
    return found.some(({ value }) => value !== null)
      ? { kind: 'BARS', bars: found.slice(0, most) }
      : null;
  };
  const lines = <Row>(
    rows: readonly Row[] | undefined,
    read: (row: Row) => LinePoint,
    nameCode: (code: string) => string = nameless,
  ): Sketch | null => {
    const points = (rows ?? []).map(read);
    const quarters = [...new Set(points.flatMap(({ quarter }) => quarter ?? []))].toSorted();
    const codes = [...new Set(points.flatMap(({ code }) => (code === undefined ? [] : [code])))];
    const found = codes.flatMap((code): readonly SketchLine[] => {
      const own = quarters.map(
        (quarter) =>
          points.find((point) => point.quarter === quarter && point.code === code)?.figure ?? null,
      );
      const last = own.at(-1) ?? null;
      if (
        last === null ||
        own.every((figure) => figure?.value === undefined || figure.value === null)
      )
        return [];
      const name = code === null ? '' : nameCode(code);
      return [{ name, code, values: own.map((figure) => figure?.value ?? null), text: tell(last) }];
    });
    return found.length === 0 || quarters.length < 2 ? null : { kind: 'LINES', lines: found };
  };

  const sketches: readonly (readonly [string, Sketch | null])[] = [
    [
      'most-disruptions',
      bars(data.maxDisruptions?.rows, ({ key, disruptions }) => [key.area?.name, disruptions]),
    ],
    [
      'objectives',
      lines(
        data.objectives?.rows,
        ({ key, disruptions }) => ({
          quarter: key.quarter?.id,
          code: key.objective ?? undefined,
          figure: disruptions,
        }),
        nameObjective,
      ),
    ],
    ['change-by-area', readChanges(data.changeByArea)],
    [
      'serious-crimes',
      bars(data.seriousCrimes?.rows, ({ key, reports }) => [
        key.crimeType === null ? undefined : nameValue('CrimeType', key.crimeType),
        reports,
      ]),
    ],
    [
      'first-action',
      lines(data.firstAction?.rows, ({ key, reportsActionedIn24h: figure }) => ({
        quarter: key.quarter?.id,
        code: null,
        figure,
      })),
    ],
    [
      'children',
      lines(
        data.children?.rows.filter(({ key }) => key.ageBand !== 'UNKNOWN'),
        ({ key, referrals }) => ({
          quarter: key.quarter?.id,
          code: key.ageBand ?? undefined,
          figure: referrals,
        }),
        (code) => nameValue('AgeBand', code).replace(/ \(.*\)$/, ''),
      ),
    ],
    [
      'nrm-decisions',
      lines(data.nrmDecisions?.rows, ({ key, reasonableGroundsIn5Days: figure }) => ({
        quarter: key.quarter?.id,
        code: null,
        figure,
      })),
    ],
    [
      'support',
      bars(data.support?.rows, ({ key, disruptionsSupported }) => [
        key.agency?.name,
        disruptionsSupported,
      ]),
    ],
    [
      'empty-posts',
      bars(data.emptyPosts?.rows, ({ key, vacancyRate }) => [key.agency?.name, vacancyRate]),
    ],
    [
      'hours',
      bars(
        data.hours?.rows.toSorted(
          (a, b) => (b.hoursPerDisruption?.value ?? 0) - (a.hoursPerDisruption?.value ?? 0),
        ),
        ({ key, hoursPerDisruption }) => [
          key.objective === null ? undefined : nameObjective(key.objective),
          hoursPerDisruption,
        ],
        OBJECTIVES,
      ),
    ],
  ];
  return new Map(sketches.flatMap(([id, sketch]) => (sketch === null ? [] : [[id, sketch]])));
}

interface LinePoint {
  readonly quarter: string | undefined;
  /** Null for the only line; undefined if the value is not recorded. */
  readonly code: string | null | undefined;
  readonly figure: Shown | null;
}

/**
 * The areas with the largest changes, including the largest in the other direction, sorted from the
 * largest rise to the largest fall.
 */
function readChanges(table: StartSketchesQuery['changeByArea'] | undefined): Sketch | null {
  const moved = (table?.rows ?? []).flatMap(({ key, disruptions }) => {
    const difference = disruptions?.change?.difference ?? null;
    return key.area === null || difference === null
      ? []
      : [{ name: key.area.name, value: difference, text: sign(difference) }];
  });
  const sorted = moved.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const [first] = sorted;
  if (first === undefined) return null;
  const furthest = sorted.slice(0, BARS);
  const against = sorted.find(
    ({ value }) => Math.sign(value) === -Math.sign(first.value) && value !== 0,
  );
  // A change in the other direction is shown too, even if it is small.
  const bars =
    against === undefined || furthest.includes(against)
      ? furthest
      : [...furthest.slice(0, BARS - 1), against];
  return { kind: 'CHANGES', bars: bars.toSorted((a, b) => b.value - a.value) };
}

const signed = new Intl.NumberFormat('en-GB', {
  signDisplay: 'exceptZero',
  maximumFractionDigits: 1,
});
const sign = (value: number) => signed.format(value).replace('-', '\u2212');

function tell({ text, value, flags }: Shown): string {
  return value !== null && flags.includes('ESTIMATED') ? `about ${text}` : text;
}
