import { formatBare, formatFigure, joinWords } from '#domain/figures/format.js';
import { formatAbout } from '#domain/figures/rounding.js';
import type { Finding } from '#domain/findings/finding.js';
import { traceLimits } from '#domain/findings/funnel.js';
import { joinClauses } from '#domain/findings/kpi-finding.js';
import { countInWords } from '#domain/findings/number-words.js';
import { countOf, type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Measure } from '#domain/measures/measure.js';
import { shift } from '#domain/quarter.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';
import { isOpenFor } from '#domain/scorecard/quarters.js';

import type { Block, BlockColumn, BlockFunnel, BlockRow } from './block.js';
import { askedBy } from './block-headlines.js';
import { measuresOf } from './block-measures.js';
import { emptyCell } from './cell.js';
import type { FunnelDeclaration, MapDeclaration } from './declaration.js';
import { endsOf, outlierMark } from './held-parts.js';
import { excessOf, findPair, type HeldPlace, type HeldPlaces, holdPlaces, standOut } from './held-places.js';
import type { AnswerSetting } from './like-with-like.js';
import { fitScale } from './scale.js';
import { formatTick } from './wanted.js';

/** So many places are named in a title or a reason. */
const MOST_NAMED = 3;
const MOST_WORDS = 20;
/** Points of the lines that are drawn. */
const POINTS = 24;

interface Told {
  readonly key: MeasureKey;
  readonly measure: Measure;
  readonly held: HeldPlaces;
  readonly setting: AnswerSetting;
}

/** Districts by how much they rest on, with what chance gives (FINDINGS 4). Null where they were not asked. */
export function answerFunnel(block: FunnelDeclaration, setting: AnswerSetting): Block | null {
  const answered = answerPlaces(block, setting);
  if (answered === null) return null;
  const { told, rows } = answered;
  const { measure, held } = told;
  const values = rows.flatMap(({ cells: [cell] }) => [cell?.value, cell?.usual?.lower, cell?.usual?.upper]).filter(isNumber);
  const bases = held.places.map(({ place }) => place.base).filter((base) => base > 0);
  const isFromZero = values.length === 0 || Math.min(...values) < Math.max(...values) / 2;
  const column = (heading: string, part: Partial<BlockColumn> = {}): BlockColumn => ({
    ...{ measure: block.measure, heading, drawing: 'NONE', scale: null, wanted: [] },
    ...part,
  });
  return {
    ...answered.block,
    finding: findOutliers(told),
    because: tellExcess(told),
    table: {
      rowHeading: 'District',
      columns: [
        column(measure.unit === 'RATE' ? 'Per 1,000 people' : capitalise(measure.name), {
          drawing: 'DOT',
          scale: fitScale(values, (value) => formatTick(value, measure), { isFromZero }),
        }),
        column(nameBase(measure), { scale: toRootScale(bases) }),
        column(measure.unit === 'RATE' ? 'Cases' : 'Of these'),
        column('Within chance'),
        column('Against the others'),
      ],
      rows,
    },
    funnel: toFunnel(told),
  };
}

/** Where the districts are: those alone are coloured that differ by more than chance. Null where they were not asked. */
export function answerMap(block: MapDeclaration, setting: AnswerSetting): Block | null {
  const answered = answerPlaces(block, setting);
  if (answered === null) return null;
  const { told, rows } = answered;
  const { measure, held } = told;
  const pair = findPair(setting, held) ?? [];
  const within = pair.flatMap(({ code, kind }) =>
    kind === 'FORCE' ? [] : setting.world.places.codesWithin(code).filter((each) => held.places.some(({ area }) => area.code === each)),
  );
  const [figure, against] = [0, 4];
  const pick = (row: BlockRow): BlockRow => ({ ...row, cells: [row.cells[figure] ?? emptyCell, row.cells[against] ?? emptyCell] });
  const compared = pair.flatMap(({ name, kind }) => (kind === 'FORCE' ? [] : [name]));
  return {
    ...answered.block,
    about: compared.length === 0 ? block.about : `Outlined: ${joinWords(compared)}`,
    finding: { kind: 'NOT_JUDGED', text: block.name },
    because: null,
    table: {
      rowHeading: 'District',
      columns: [measure.unit === 'RATE' ? 'Per 1,000 people' : capitalise(measure.name), 'Against the others'].map((heading) => ({
        ...{ measure: block.measure, heading, scale: null, wanted: [] },
        drawing: 'NONE',
      })),
      rows: rows.map(pick),
    },
    outlined: [...new Set(within)],
  };
}

/** What both are made of. */
function answerPlaces(block: FunnelDeclaration | MapDeclaration, setting: AnswerSetting) {
  const { page, world } = setting;
  const measure = measureOf(block.measure);
  const known = holdPlaces(block.measure, block, setting);
  if (known === null) return null;
  // While returns are still coming in nothing is judged.
  const isOpen = isOpenFor(measure, page.asked.quarter, world);
  const held = isOpen ? { ...known, places: known.places.map((place) => ({ ...place, outlier: null })) } : known;
  const rows = held.places.map((place) => toRow(place, measure, held.kind === null));
  const told: Told = { key: block.measure, measure, held, setting };
  const { quarter } = page.asked;
  return {
    told,
    rows,
    block: {
      id: block.id,
      view: block.view,
      about: block.about,
      summary: `${rows.map(({ label, cells }) => [`${label}: ${cells[0]?.text ?? ''}`, cells[4]?.text].filter((words) => words).join(', ')).join('. ')}.`,
      kpi: null,
      question: {
        measures: measuresOf(block),
        by: [block.by],
        ...{ from: quarter, to: quarter, shownFrom: shift(quarter, -3), shownTo: quarter },
        window: 'ROLLING_FOUR_QUARTERS' as const,
        page: { ...page, asked: askedBy(block, page, world).asked },
      },
    },
  };
}

/** @param isListed whether places are held against nothing, and only listed */
function toRow(held: HeldPlace, measure: Measure, isListed: boolean): BlockRow {
  const { area, figure, place, point } = held;
  const mark = outlierMark(held);
  const isHeld = point.figure !== null;
  const limits = isHeld ? { lower: point.lower * measure.scale, upper: point.upper * measure.scale } : null;
  const range = limits === null ? '' : `${formatFigure(limits.lower, measure.unit)} to ${formatFigure(limits.upper, measure.unit)}`;
  const isRounded = figure.range !== null;
  return {
    ...{ key: area.code, kind: 'PART', label: area.name, group: null, isMarked: mark !== null },
    cells: [
      {
        ...emptyCell,
        text: figure.value === null || isRounded || figure.isWithheld ? figure.inWords : formatBare(figure.value, measure.unit),
        mark: figure.value === null ? 'MISSING' : (mark ?? 'PLAIN'),
        value: isHeld || isListed ? figure.value : null,
        usual: limits,
      },
      { ...emptyCell, text: isHeld ? formatBare(place.base, 'COUNT') : '', value: isHeld ? place.base : null },
      { ...emptyCell, text: isHeld ? tellCases(held, measure) : '' },
      { ...emptyCell, text: range },
      { ...emptyCell, text: mark === null ? '' : tellSide(held, measure) },
    ],
  };
}

function tellCases({ figure, place }: HeldPlace, measure: Measure): string {
  const [from, to] = endsOf(figure, place, measure);
  if (from === undefined || to === undefined) return formatBare(place.cases, 'COUNT');
  return `about ${formatAbout(place.cases, (to - from) / 2, 'COUNT')}`;
}

/** "more than chance gives" of what is counted, "higher" of a share. */
function tellSide({ outlier }: Pick<HeldPlace, 'outlier'>, { unit }: Measure): string {
  const [more, fewer] = unit === 'RATE' ? ['more', 'fewer'] : ['higher', 'lower'];
  return `${outlier === 'HIGH' ? more : fewer} than chance gives`;
}

/** A scale of what places rest on, along which limits grow narrower with the root: its numbers stand closer at its end. */
function toRootScale(bases: readonly number[]): NonNullable<BlockColumn['scale']> {
  const [from, to] = [Math.min(...bases), Math.max(...bases)];
  if (bases.length === 0) return { from: 0, to: 0, ticks: [] };
  const powers = Array.from({ length: Math.ceil(Math.log10(to + 1)) + 1 }, (_, index) => 10 ** index);
  const round = powers.flatMap((power) => [1, 1.5, 2, 3, 4, 5, 6, 8].map((times) => times * power));
  const ticks = round.filter((value) => value >= from && value <= to);
  return { from, to, ticks: ticks.map((value) => ({ value, text: formatBare(value, 'COUNT') })) };
}

function nameBase({ unit, denominatorName }: Measure): string {
  return unit === 'RATE' ? 'Residents' : capitalise(denominatorName ?? 'cases');
}

function toFunnel({ measure, held: { places, kind, centre } }: Told): BlockFunnel {
  const held = places.map(({ place }) => place).filter(({ base }) => base > 0);
  const bases = held.map(({ base }) => base);
  const [least, most] = [Math.sqrt(Math.min(...bases)), Math.sqrt(Math.max(...bases))];
  const drawn =
    bases.length === 0 ? [] : Array.from({ length: POINTS }, (_, index) => (least + ((most - least) * index) / (POINTS - 1)) ** 2);
  return {
    centre: centre * measure.scale,
    centreText: `all ${formatFigure(centre * measure.scale, measure.unit)}`,
    limits: (kind === null ? [] : traceLimits(held, kind, drawn)).map(({ base, lower, upper, innerLower, innerUpper }) => ({
      base,
      lower: lower * measure.scale,
      upper: upper * measure.scale,
      innerLower: innerLower * measure.scale,
      innerUpper: innerUpper * measure.scale,
    })),
  };
}

/** Which districts stand out, of those that are asked for. */
function findOutliers({ key, measure, held, setting: { page, world } }: Told): Finding {
  const { area, quarter } = page.asked;
  const known = held.places.filter(({ point }) => point.figure !== null);
  const asked = held.places.filter(({ area: { code } }) => area.kind === 'FORCE' || world.places.codesWithin(area.code).includes(code));
  if (isOpenFor(measure, quarter, world)) return { kind: 'TOO_FEW', text: `${capitalise(measure.name)}: the quarter is not closed` };
  if (known.length === 0) {
    const isWithheld = held.places.some(({ figure }) => figure.isWithheld || figure.flags.includes('CONFIDENTIAL'));
    return isWithheld
      ? { kind: 'WITHHELD', text: 'Districts: hidden to protect people' }
      : { kind: 'NOTHING_RECORDED', text: 'No district has a figure for these four quarters' };
  }
  const marked = asked.filter(({ outlier }) => outlier !== null);
  const [only] = asked;
  if (only && asked.length === 1) {
    if (only.point.figure === null) return { kind: 'TOO_FEW', text: `${only.area.name} cannot be compared` };
    if (only.outlier === null) {
      const [more, fewer] = measure.unit === 'RATE' ? ['more', 'fewer'] : ['higher', 'lower'];
      return {
        kind: 'NO_REAL_CHANGE',
        text: `${only.area.name} lies within what chance gives`,
        overPage: `${only.area.name}: no real change, and ${nameCounted(key)} no ${more} or ${fewer} than chance gives`,
      };
    }
    return { kind: 'OUTLIER', text: tellOutliers([only], key) };
  }
  const count = asked.length;
  if (marked.length === 0) {
    return {
      kind: 'NO_REAL_CHANGE',
      text: `None of ${count} districts lies outside what chance gives`,
      overPage:
        area.kind === 'FORCE'
          ? `${capitalise(nameCounted(key))}: no district differs by more than chance gives, so none can be ranked`
          : `${area.name}: no real change, and no district outside what chance gives`,
    };
  }
  const rest = known.length - known.filter(({ outlier }) => outlier !== null).length;
  const others =
    area.kind === 'FORCE' && rest > 0 ? `the other ${countInWords(rest)} ${rest === 1 ? 'district' : 'districts'} cannot be ranked` : null;
  return {
    kind: 'OUTLIER',
    text: `${capitalise(countInWords(marked.length))} of ${count} districts ${marked.length === 1 ? 'lies' : 'lie'} outside what chance gives`,
    overPage: joinClauses([tellOutliers(marked, key), others], MOST_WORDS),
  };
}

/** "Bracknell Forest and Oxford have more confirmed disruptions than chance gives". */
function tellOutliers(marked: readonly HeldPlace[], key: MeasureKey): string {
  const tell = (side: HeldPlace['outlier'], isFirst: boolean) => {
    const some = marked.filter(({ outlier }) => outlier === side);
    if (some.length === 0) return [];
    const names =
      some.length > MOST_NAMED ? `${capitalise(countInWords(some.length))} districts` : joinWords(some.map(({ area }) => area.name));
    const [more, fewer] = measureOf(key).unit === 'RATE' ? ['more', 'fewer'] : ['a higher', 'a lower'];
    const have = isFirst ? (some.length === 1 ? ' has' : ' have') : '';
    return [`${names}${have} ${side === 'HIGH' ? more : fewer}`];
  };
  const high = tell('HIGH', true);
  const clauses = [...high, ...tell('LOW', high.length === 0)];
  return `${clauses.join(', ')} ${nameCounted(key)} than chance gives`;
}

/** What a title calls it after "more" or "a higher": of a rate, what is counted. */
function nameCounted(key: MeasureKey): string {
  const { inTitles, inSentences } = measureOf(countOf(key) ?? key);
  return (inTitles ?? inSentences).words.replace(/^the /u, '');
}

/** By how much those that stand out lie above or below what is expected of them, and what is in no district. */
function tellExcess({ measure, held, setting: { page, world } }: Told): string | null {
  const { area } = page.asked;
  const marked = standOut(held).filter(({ area: { code } }) => area.kind === 'FORCE' || world.places.codesWithin(area.code).includes(code));
  const said = marked.slice(0, MOST_NAMED).map((place) => {
    const excess = excessOf(place, held.centre);
    const size = formatBare(Math.round(Math.abs(excess)), 'COUNT');
    return { name: place.area.name, size: place.figure.range === null ? size : `about ${size}`, side: excess > 0 ? 'more' : 'fewer' };
  });
  const [first, ...others] = said;
  const base = measure.unit === 'RATE' ? 'residents' : (measure.denominatorName ?? 'cases');
  const rest = others.map(({ name, size, side }) => `${name} ${size}${side === first?.side ? '' : ` ${side}`}`);
  const excess = first ? `${joinWords([`${first.name} has ${first.size} ${first.side} than its ${base} would give`, ...rest])}.` : null;
  const { blurred, unplaced } = held;
  const coded = blurred.map((place, index) => `${place.figure.inWords}${index === 0 ? ' are coded' : ''} only to ${place.area.name}`);
  const whose = coded.length === 1 ? 'its' : 'their';
  const unread = coded.length === 0 ? null : `${capitalise(joinWords(coded))}, so ${whose} districts are not compared.`;
  const without =
    unplaced && blurred.length === 0
      ? `${unplaced.halfWidth > 0 ? 'About ' : ''}${formatAbout(unplaced.count, unplaced.halfWidth, 'COUNT')} more have no district recorded.`
      : null;
  const words = [excess, unread, without].filter((sentence) => sentence !== null);
  return words.length === 0 ? null : words.join(' ');
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}
