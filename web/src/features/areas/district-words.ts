import { type FigureValue, findExact, formatFigure, isHidden } from '#lib/figure.js';
import { capitalise, formatNumber, joinWords } from '#lib/format.js';
import type { Unit } from '#lib/unit.js';

import type { District, Rank } from './districts.js';
import { type MapMeasure, type OnMap, toUnit, wordShown } from './map-measures.js';

/** The two ends of districts in their order: there are most of what is counted, and anything else is highest. */
function nameEnds(unit: Unit): readonly [string, string] {
  return unit === 'COUNT' ? ['most', 'fewest'] : ['highest', 'lowest'];
}

/** `most`, `highest rate`, `highest`: how districts are put in order. */
export function wordOrder(unit: Unit): string {
  const [high] = nameEnds(unit);
  return unit === 'RATE' ? `${high} rate` : high;
}

/** `3`, or `3=` where another district has the same; empty without a figure. */
export function wordRank(rank: Rank | null): string {
  if (rank === null) return '';
  return rank.isJoint ? `${rank.place}=` : String(rank.place);
}

/**
 * `Oxford: 0.29 confirmed disruptions per 1,000 people, rank 2 of 13, shared`; `Oxford: 4.2%, the vacancy rate, rank 3 of 13`. All that the
 * map says of a district, in words.
 */
export function wordDistrict({ name, shown, rank }: District, shows: OnMap, ranked: number): string {
  if (shown.value === null) return `${name}: ${formatFigure(shown)}`;
  const place = rank === null ? '' : `, rank ${rank.place} of ${ranked}${rank.isJoint ? ', shared' : ''}`;
  const unit = toUnit(shows);
  return `${name}: ${shown.inWords}${unit === 'COUNT' || unit === 'RATE' ? '' : ','} ${wordShown(shows)}${place}`;
}

/** The message of the map: where most and where least is. What is hidden is named, since it may be more or less than anything shown. */
export function wordMap(districts: readonly District[], unit: Unit): string {
  const known = districts.filter(({ shown }) => shown.value !== null);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) {
    return districts.some(({ shown }) => isHidden(shown)) ? 'No district has a figure that can be shown' : 'No district has a figure';
  }
  const [most, least] = [first, last].map((end) => known.filter(({ rank }) => rank?.place === end.rank?.place));
  const [high, low] = nameEnds(unit);
  if (first.rank?.place === last.rank?.place) return `${known.length} districts have the same, ${first.shown.inWords}`;
  return `${capitalise(high)} in ${nameAll(most)}, ${first.shown.inWords}; ${known.length < districts.length ? `${low} shown` : low} in ${nameAll(least)}, ${last.shown.inWords}`;
}

/** The message of the map where the districts of a county cannot be compared. */
export function wordBlurred({ name, figure }: Unplaced, { unit }: Pick<MapMeasure, 'unit'>): string {
  return `${capitalise(formatFigure(figure))} ${unit === 'GBP' ? 'is' : 'are'} coded only to ${name}, so its districts cannot be compared`;
}

/** Up to three names; more are counted. */
function nameAll(districts: readonly District[] = []): string {
  return districts.length > 3 ? `${districts.length} districts` : joinWords(districts.map(({ name }) => name));
}

/** What map and list show, in one sentence: the three with most, those with least, how many have no figure, and all together. */
export function summariseMap(districts: readonly District[], unit: Unit, total: FigureValue | null): string {
  const known = districts.filter(({ shown }) => shown.value !== null);
  const named = known.slice(0, 3).map(({ name, shown }) => `${name}, ${formatFigure(shown)}`);
  const end = known.at(-1)?.rank?.place;
  const last = known.filter(({ rank }) => rank?.place === end);
  const missing = districts.length - known.length;
  const [high, low] = nameEnds(unit);
  return [
    known.length === 0 ? null : `${capitalise(high)} first: ${named.join('; ')}`,
    known.length <= 3 || last[0] === undefined
      ? null
      : `${low}${missing === 0 ? '' : ' shown'}: ${nameAll(last)}, ${formatFigure(last[0].shown)}`,
    missing === 0 ? null : `without a figure: ${missing} of ${districts.length}`,
    total === null ? null : `all together ${formatFigure(total)}`,
  ]
    .filter((words) => words !== null)
    .join('; ')
    .concat('.');
}

/** What is coded to a larger place than a district. */
interface Unplaced {
  readonly name: string;
  readonly figure: FigureValue;
}

/** `More are coded only to Thames Valley (35) and Oxfordshire (13).` Null where every one has its district. */
export function wordUnplaced(larger: readonly Unplaced[], { unit }: Pick<MapMeasure, 'unit'>): string | null {
  if (larger.length === 0) return null;
  return `More ${unit === 'COUNT' ? 'are' : 'is'} coded only to ${joinWords(larger.map(({ name, figure }) => `${name} (${formatFigure(figure)})`))}.`;
}

const ordinals = ['', 'second ', 'third ', 'fourth ', 'fifth ', 'sixth ', 'seventh '] as const;

/**
 * The message of a district's page: its place among all of them, counted from the nearer end. Null where it has none, and where figures
 * are moved to protect people, which may change places.
 */
export function wordPlace(districts: readonly District[], code: string, shows: OnMap): string | null {
  const district = districts.find((candidate) => candidate.code === code);
  const known = districts.filter(({ shown }) => findExact(shown) !== null);
  if (district === undefined || district.rank === null || known.length < districts.length || known.length < 2) return null;

  const { rank, name, shown } = district;
  const fromEnd = known.filter((other) => (other.rank?.place ?? 0) > rank.place).length;
  const isHigh = rank.place - 1 <= fromEnd;
  const ordinal = ordinals[isHigh ? rank.place - 1 : fromEnd] ?? '';
  const [high, low] = nameEnds(toUnit(shows));
  const end = `${rank.isJoint ? 'joint ' : ''}${ordinal}${isHigh ? high : low}`;
  const among = `of ${formatNumber(districts.length)} districts`;
  const { unit, words, isPlural } = shows.measure;
  if (shows.unit === 'rate') return `${name} has the ${end} rate of ${words} ${among}, ${shown.inWords} per 1,000 people`;
  if (unit === 'COUNT') return `${name} has the ${end} ${words} ${among}, ${shown.inWords}`;
  return `In ${name} ${words} ${isPlural ? 'are' : 'is'} the ${end} ${among}, ${shown.inWords}`;
}
