import { toChange } from '#domain/figures/figure/change.js';
import type { Figure } from '#domain/figures/figure/figure.js';
import { halfWidthOf } from '#domain/figures/figure/uncertainty.js';
import { formatBare } from '#domain/figures/words/format.js';
import { formatAbout } from '#domain/figures/words/rounding.js';
import type { Finding } from '#domain/findings/finding.js';
import {
  compareFigures,
  type FigureRatio,
  isBeyondChance,
  spanRatios,
} from '#domain/funnel/compare-places.js';
import {
  type FunnelKind,
  type FunnelPlace,
  squaredScores,
  widenBy,
} from '#domain/funnel/funnel.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Measure } from '#domain/measures/measure.js';
import { countInWords } from '#domain/number-words.js';
import type { Block, BlockCell, BlockColumn, BlockRow } from '#domain/pages/block/block.js';
import { endsOf, funnelKindOf, toPlace } from '#domain/pages/block/compared-parts.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { comparePlaces, findPair, findPlaces } from '#domain/pages/cells/compared-places.js';
import type { CompareDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { askedBy, toPart } from '#domain/pages/questions/block-headlines.js';
import type { AreaRecord } from '#domain/places.js';
import { shift } from '#domain/quarter.js';
import { isOpenFor } from '#domain/scorecard/quarters.js';

/** The proportion of tables that may mark a row although nothing differs. */
const BY_CHANCE = 0.05;

/** A share of fewer cases than this is not compared. */
const MIN_BASE = 50;

/** The maximum number of words in a title. */
const MAX_WORDS = 12;

/**
 * The scale of ratios is in doublings: at least from half to double, and at most to eight times.
 */
const [MIN_DOUBLINGS, MAX_DOUBLINGS] = [1, 3];
const ratioNames = new Map([
  [-3, '⅛'],
  [-2, '¼'],
  [-1, 'half'],
  [0, 'same'],
  [1, 'double'],
  [2, '×4'],
  [3, '×8'],
]);

interface Line {
  readonly key: MeasureKey;
  readonly measure: Measure;
  readonly figures: readonly [Figure, Figure];
  /**
   * The ratio of the two figures; null if there is too little to compare, or something is hidden.
   */
  readonly ratio:
    | (Pick<FigureRatio, 'ratio' | 'lower' | 'upper'> & { readonly isBeyond: boolean })
    | null;
  readonly why: string;
}

/**
 * Two places on several measures, and whether they differ by more than chance. Null if there are no
 * two places to compare, or while returns for the quarter are still coming in.
 */
export function answerCompare(block: CompareDeclaration, setting: AnswerSetting): Block | null {
  const { page, referenceData, findFourQuarters } = setting;
  const { name, asked } = askedBy(block, page, referenceData);
  const pair = findPair(setting, comparePlaces(block.standOutBy, block, setting));
  if (
    pair === null ||
    block.measures.some((key) => isOpenFor(measureOf(key), asked.quarter, referenceData))
  )
    return null;
  const find = findFourQuarters(name);
  const lines = block.measures.flatMap((key): readonly Line[] => {
    const [one, other] = pair.map((area) => find({ measure: key, part: toPart(area) }));
    if (!one || !other) return [];
    return [
      toLine(key, [one, other], {
        pair,
        comparedPlaces: findPlaces(key, block, setting),
        setting,
        count: block.measures.length,
      }),
    ];
  });
  if (lines.length === 0) return null;
  const ends = lines.flatMap(({ ratio }) =>
    ratio === null ? [] : [ratio.lower, ratio.upper].map((end) => Math.abs(Math.log2(end))),
  );
  const reach = Math.min(
    MAX_DOUBLINGS,
    Math.max(MIN_DOUBLINGS, Math.ceil(Math.max(0, ...ends.filter(Number.isFinite)))),
  );
  const rows = lines.map((line) => toRow(line, reach));
  const [one, other] = pair.map((area) => area.name);
  const measure = lines[0]?.key ?? block.standOutBy;
  const column = (heading: string, part: Partial<BlockColumn> = {}): BlockColumn => ({
    ...{ measure, heading, drawing: 'NONE', scale: null, wanted: [] },
    ...part,
  });
  return {
    id: block.id,
    view: block.view,
    finding: findDifferences(lines, pair),
    about: `${one} against ${other}, ${block.about}`,
    because: null,
    summary: `${rows.map(({ label, cells }) => `${label}: ${cells.flatMap(({ text }) => (text === '' ? [] : [text])).join(', ')}`).join('. ')}.`,
    kpi: null,
    table: {
      rowHeading: 'Measure',
      columns: [
        column(one ?? ''),
        column(other ?? ''),
        column('Difference'),
        column('Ratio', { drawing: 'INTERVAL', scale: toScale(reach) }),
        column('Judged'),
        column('Based on'),
      ],
      rows,
    },
    outlined: pair.map(({ code }) => code),
    question: {
      measures: block.measures,
      by: ['AREA'],
      ...{
        from: asked.quarter,
        to: asked.quarter,
        shownFrom: shift(asked.quarter, -3),
        shownTo: asked.quarter,
      },
      window: 'ROLLING_FOUR_QUARTERS',
      page: { ...page, asked },
    },
  };
}

interface LineSetting {
  readonly pair: readonly [AreaRecord, AreaRecord];
  /** The cases and base of each district, by its code. */
  readonly comparedPlaces: ReadonlyMap<string, FunnelPlace>;
  readonly setting: AnswerSetting;
  /** The number of measures that are compared together. */
  readonly count: number;
}

function toLine(
  key: MeasureKey,
  figures: readonly [Figure, Figure],
  { pair, comparedPlaces, setting, count }: LineSetting,
): Line {
  const measure = measureOf(key);
  const kind = funnelKindOf(measure);
  const places = figures.map(toPlace);
  const [one, other] = places;
  if (kind === null || !one || !other || places.some(({ base }) => base === 0))
    return { key, measure, figures, ratio: null, why: describeMissing(figures) };
  const isSmallCount =
    kind === 'SHARE' ? places.some(({ base }) => base < MIN_BASE) : one.cases + other.cases === 0;
  if (isSmallCount) return { key, measure, figures, ratio: null, why: 'Too few to compare' };
  const within = 1 - BY_CHANCE / count;
  const certainty = {
    within,
    widening: widenBy(scatteredBeside(kind, { comparedPlaces, pair, setting }), within),
  };
  const compare = toComparison(pair, { kind, certainty, setting });
  const ratio = compare(one, other);
  const all = casesOf(figures[0], one, measure).flatMap((mine) =>
    casesOf(figures[1], other, measure).flatMap(
      (theirs) => compare({ ...one, cases: mine }, { ...other, cases: theirs }) ?? [],
    ),
  );
  if (ratio === null || all.length === 0)
    return { key, measure, figures, ratio: null, why: 'Too few to compare' };
  const span = spanRatios(all);
  const isBeyond = isBeyondChance(span);
  return {
    key,
    measure,
    figures,
    ratio: { ...span, ratio: ratio.ratio, isBeyond },
    why: isBeyond ? 'Beyond chance' : 'May be chance',
  };
}

/** The cases of a figure as shown and, if it is rounded, at both ends of its range. */
function casesOf(figure: Figure, place: FunnelPlace, measure: Measure): readonly number[] {
  return [place.cases, ...endsOf(figure, place, measure)];
}

/** The scatter of the districts that are in neither of the two places. */
function scatteredBeside(
  kind: FunnelKind,
  { comparedPlaces, pair, setting }: Omit<LineSetting, 'count'>,
): readonly (number | null)[] {
  const compared = new Set(
    pair.flatMap((area) =>
      area.kind === 'FORCE' ? [] : setting.referenceData.places.codesWithin(area.code),
    ),
  );
  const codes = [...comparedPlaces.keys()];
  return squaredScores([...comparedPlaces.values()], kind).filter(
    (_, index) => !compared.has(codes[index] ?? ''),
  );
}

interface Comparison {
  readonly kind: FunnelKind;
  readonly certainty: Parameters<typeof compareFigures>[2];
  readonly setting: AnswerSetting;
}

/** Compares two places, one of which may be inside the other. */
function toComparison(
  [first, second]: LineSetting['pair'],
  { kind, certainty, setting }: Comparison,
) {
  const doesContain = (outer: AreaRecord, inner: AreaRecord) =>
    outer.kind === 'FORCE'
      ? inner.kind !== 'FORCE'
      : setting.referenceData.places.doesContain(outer.code, inner.code);
  return (one: FunnelPlace, other: FunnelPlace): FigureRatio | null => {
    if (!doesContain(first, second))
      return compareFigures(
        { one, other, isPartOfOther: doesContain(second, first) },
        kind,
        certainty,
      );
    const turned = compareFigures({ one: other, other: one, isPartOfOther: true }, kind, certainty);
    return turned && { ratio: 1 / turned.ratio, lower: 1 / turned.upper, upper: 1 / turned.lower };
  };
}

function describeMissing(figures: readonly Figure[]): string {
  return figures.some(({ isWithheld, flags }) => isWithheld || flags.includes('CONFIDENTIAL'))
    ? 'Hidden to protect people'
    : 'No figure';
}

function toRow({ key, measure, figures: [one, other], ratio, why }: Line, reach: number): BlockRow {
  const clip = (end: number) => Math.max(-reach, Math.min(reach, Math.log2(end)));
  const mark =
    ratio?.isBeyond === true ? (ratio.lower > 1 ? 'ABOVE_OTHERS' : 'BELOW_OTHERS') : 'PLAIN';
  const change = toChange(
    measure,
    { figure: one, from: other },
    { name: 'the other', likeness: null, brokenBy: null },
  );
  const interval: BlockCell =
    ratio === null
      ? { ...emptyCell, mark: 'MISSING' }
      : {
          ...emptyCell,
          mark,
          value: clip(ratio.ratio),
          usual: { lower: clip(ratio.lower), upper: clip(ratio.upper) },
        };
  return {
    ...{ key, kind: 'PART', label: measure.name, group: null, isMarked: ratio?.isBeyond === true },
    cells: [
      toFigureCell(one, measure),
      toFigureCell(other, measure),
      {
        ...emptyCell,
        text: change.signed ?? (change.difference === null ? '' : 'too close to tell'),
      },
      interval,
      { ...emptyCell, text: why, mark },
      { ...emptyCell, text: describeBases([one, other], measure) },
    ],
  };
}

function toFigureCell(figure: Figure, measure: Measure): BlockCell {
  const { value, range, isWithheld, displayText } = figure;
  return {
    ...emptyCell,
    text:
      value !== null && range === null && !isWithheld
        ? formatBare(value, measure.unit)
        : displayText,
    value,
  };
}

/**
 * The number of cases of each of the two places: for a rate, its count; for a share, its
 * denominator.
 */
function describeBases(figures: readonly [Figure, Figure], { unit }: Measure): string {
  const [one, other] = figures.map(({ range, numerator, denominator }) => {
    const base = unit === 'RATE' ? numerator : denominator;
    if (base === null) return '';
    return range === null
      ? formatBare(base, 'COUNT')
      : `about ${formatAbout(base, halfWidthOf(1), 'COUNT')}`;
  });
  // If both are approximate, "about" is written once.
  return one && other
    ? `${one} and ${one.startsWith('about ') ? other.replace('about ', '') : other}`
    : '';
}

function toScale(reach: number): NonNullable<BlockColumn['scale']> {
  const ticks = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  return {
    from: -reach,
    to: reach,
    ticks: ticks.map((value) => ({ value, text: ratioNames.get(value) ?? '' })),
  };
}

function findDifferences(lines: readonly Line[], [one, other]: LineSetting['pair']): Finding {
  const compared = lines.filter(({ ratio }) => ratio !== null);
  const beyond = compared.filter(({ ratio }) => ratio?.isBeyond === true);
  const names = `${one.name} and ${other.name}`;
  const [first] = beyond;
  if (compared.length === 0) return { kind: 'TOO_FEW', text: `${names}: too few to compare` };
  if (first === undefined)
    return { kind: 'NO_REAL_CHANGE', text: `${names} do not differ by more than chance` };
  const { shortName, name } = first.measure;
  const text = `${names} differ in ${countInWords(beyond.length)} of ${countInWords(compared.length)} measures`;
  const named = `${text}: ${(shortName ?? name).toLowerCase()}`;
  return {
    kind: 'OUTLIER',
    text: beyond.length === 1 && named.split(' ').length <= MAX_WORDS ? named : text,
  };
}
