import { type FigureValue, findExact, formatFigure, isHidden } from '#lib/figure.js';
import { capitalise, formatNumber, joinWords } from '#lib/format.js';

import type { District, Rank } from './districts.js';
import { type MapMeasure, type MapUnit, nameShown } from './map-measures.js';

interface Shown {
  readonly measure: MapMeasure;
  readonly unit: MapUnit;
}

/** `3`, or `3=` where another district has the same; empty without a figure. */
export function wordRank(rank: Rank | null): string {
  if (rank === null) return '';
  return rank.isJoint ? `${rank.place}=` : String(rank.place);
}

/** `Oxford: 0.29 confirmed disruptions per 1,000 people, rank 2 of 13, with another.` All that the map says of a district, in words. */
export function wordDistrict({ name, shown, rank }: District, { measure, unit }: Shown, ranked: number): string {
  if (shown.value === null) return `${name}: ${formatFigure(shown)}`;
  const place = rank === null ? '' : `, rank ${rank.place} of ${ranked}${rank.isJoint ? ', shared' : ''}`;
  return `${name}: ${shown.inWords} ${nameShown(measure, unit)}${place}`;
}

/** The message of the map: where most and where least is. What is hidden is named, since it may be more or less than anything shown. */
export function wordMap(districts: readonly District[], unit: MapUnit): string {
  const known = districts.filter(({ shown }) => shown.value !== null);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) {
    return districts.some(({ shown }) => isHidden(shown)) ? 'No district has a figure that can be shown' : 'No district has a figure';
  }
  const [most, least] = [first, last].map((end) => known.filter(({ rank }) => rank?.place === end.rank?.place));
  const [high, low] = unit === 'rate' ? ['Highest', 'lowest'] : ['Most', 'fewest'];
  if (first.rank?.place === last.rank?.place) return `${known.length} districts have the same, ${first.shown.inWords}`;
  return `${high} in ${nameAll(most)}, ${first.shown.inWords}; ${known.length < districts.length ? `${low} shown` : low} in ${nameAll(least)}, ${last.shown.inWords}`;
}

/** The message of the map where the districts of a county cannot be compared. */
export function wordBlurred({ name, figure }: { readonly name: string; readonly figure: FigureValue }): string {
  return `${capitalise(formatFigure(figure))} are coded only to ${name}, so its districts cannot be compared`;
}

/** Up to three names; more are counted. */
function nameAll(districts: readonly District[] = []): string {
  return districts.length > 3 ? `${districts.length} districts` : joinWords(districts.map(({ name }) => name));
}

/** What map and list show, in one sentence: the three with most, those with least, how many have no figure, and all together. */
export function summariseMap(districts: readonly District[], { unit }: Pick<Shown, 'unit'>, total: FigureValue | null): string {
  const known = districts.filter(({ shown }) => shown.value !== null);
  const named = known.slice(0, 3).map(({ name, shown }) => `${name}, ${formatFigure(shown)}`);
  const end = known.at(-1)?.rank?.place;
  const last = known.filter(({ rank }) => rank?.place === end);
  const missing = districts.length - known.length;
  return [
    known.length === 0 ? null : `${unit === 'rate' ? 'Highest' : 'Most'} first: ${named.join('; ')}`,
    known.length <= 3 || last[0] === undefined
      ? null
      : `${unit === 'rate' ? 'lowest' : 'fewest'}${missing === 0 ? '' : ' shown'}: ${nameAll(last)}, ${formatFigure(last[0].shown)}`,
    missing === 0 ? null : `without a figure: ${missing} of ${districts.length}`,
    total === null ? null : `all together ${formatFigure(total)}`,
  ]
    .filter((words) => words !== null)
    .join('; ')
    .concat('.');
}

/** `More are coded only to Thames Valley (35) and Oxfordshire (13).` Null where every one has its district. */
export function wordUnplaced(larger: readonly { readonly name: string; readonly figure: FigureValue }[]): string | null {
  if (larger.length === 0) return null;
  return `More are coded only to ${joinWords(larger.map(({ name, figure }) => `${name} (${formatFigure(figure)})`))}.`;
}

const ordinals = ['', 'second ', 'third ', 'fourth ', 'fifth ', 'sixth ', 'seventh '] as const;

/**
 * The message of a district's page: its place among all of them, counted from the nearer end. Null where it has none, and where figures
 * are moved to protect people, which may change places.
 */
export function wordPlace(districts: readonly District[], code: string, { measure, unit }: Shown): string | null {
  const district = districts.find((candidate) => candidate.code === code);
  const known = districts.filter(({ shown }) => findExact(shown) !== null);
  if (district === undefined || district.rank === null || known.length < districts.length || known.length < 2) return null;

  const { rank, name, shown } = district;
  const fromEnd = known.filter((other) => (other.rank?.place ?? 0) > rank.place).length;
  const isHigh = rank.place - 1 <= fromEnd;
  const ordinal = ordinals[isHigh ? rank.place - 1 : fromEnd] ?? '';
  const [high, low] = unit === 'rate' ? ['highest', 'lowest'] : ['most', 'fewest'];
  const end = `${rank.isJoint ? 'joint ' : ''}${ordinal}${isHigh ? high : low}`;
  const among = `of ${formatNumber(districts.length)} districts`;
  return unit === 'rate'
    ? `${name} has the ${end} rate of ${measure.noun} ${among}, ${shown.inWords} per 1,000 people`
    : `${name} has the ${end} ${measure.noun} ${among}, ${shown.inWords}`;
}
