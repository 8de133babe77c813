import { formatBare } from '#domain/figures/words/format.js';
import { formatAbout } from '#domain/figures/words/rounding.js';
import { joinClauses } from '#domain/findings/clauses.js';
import type { Finding } from '#domain/findings/finding.js';
import { joinWords } from '#domain/join-words.js';
import { countOf, type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Measure } from '#domain/measures/measure.js';
import { countInWords } from '#domain/number-words.js';
import {
  type ComparedPlace,
  type ComparedPlaces,
  excessOf,
  standOut,
} from '#domain/pages/cells/compared-places.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';
import { isOpenFor } from '#domain/scorecard/quarters.js';

/** The maximum number of places named in a title or a reason. */
const MAX_NAMED = 3;
const MAX_WORDS = 20;

/** Districts compared with each other on one measure. */
export interface PlacesSummary {
  readonly key: MeasureKey;
  readonly measure: Measure;
  readonly comparedPlaces: ComparedPlaces;
  readonly setting: AnswerSetting;
}

/** Which of the districts asked for stand out. */
export function findOutliers({
  key,
  measure,
  comparedPlaces,
  setting: { page, referenceData },
}: PlacesSummary): Finding {
  const { area, quarter } = page.asked;
  const known = comparedPlaces.places.filter(({ point }) => point.figure !== null);
  const asked = comparedPlaces.places.filter(
    ({ area: { code } }) =>
      area.kind === 'FORCE' || referenceData.places.codesWithin(area.code).includes(code),
  );
  if (isOpenFor(measure, quarter, referenceData))
    return { kind: 'TOO_FEW', text: `${capitalise(measure.name)}: the quarter is not closed` };
  if (known.length === 0) {
    const isWithheld = comparedPlaces.places.some(
      ({ figure }) => figure.isWithheld || figure.flags.includes('CONFIDENTIAL'),
    );
    return isWithheld
      ? { kind: 'WITHHELD', text: 'Districts: hidden to protect people' }
      : { kind: 'NOTHING_RECORDED', text: 'No district has a figure for these four quarters' };
  }
  const marked = asked.filter(({ outlier }) => outlier !== null);
  const [only] = asked;
  if (only && asked.length === 1) {
    if (only.point.figure === null)
      return { kind: 'TOO_FEW', text: `${only.area.name} cannot be compared` };
    if (only.outlier === null) {
      const [more, fewer] = measure.unit === 'RATE' ? ['more', 'fewer'] : ['higher', 'lower'];
      return {
        kind: 'NO_REAL_CHANGE',
        text: `${only.area.name} is within the range of chance`,
        overPage: `${only.area.name}: no real change; no ${more} or ${fewer} ${nameCounted(key)} than chance explains`,
      };
    }
    return { kind: 'OUTLIER', text: describeOutliers([only], key) };
  }
  const count = asked.length;
  if (marked.length === 0) {
    return {
      kind: 'NO_REAL_CHANGE',
      text: `None of the ${countInWords(count)} districts differs by more than chance explains`,
      overPage:
        area.kind === 'FORCE'
          ? `${capitalise(nameCounted(key))}: no district differs by more than chance explains, so none can be ranked`
          : `${area.name}: no real change, and no district differs by more than chance explains`,
    };
  }
  const rest = known.length - known.filter(({ outlier }) => outlier !== null).length;
  const others =
    area.kind === 'FORCE' && rest > 0
      ? `the other ${countInWords(rest)} ${rest === 1 ? 'district' : 'districts'} cannot be ranked`
      : null;
  return {
    kind: 'OUTLIER',
    text: `${capitalise(countInWords(marked.length))} of ${countInWords(count)} districts ${marked.length === 1 ? 'differs' : 'differ'} by more than chance explains`,
    overPage: joinClauses([describeOutliers(marked, key), others], MAX_WORDS),
  };
}

/** "Bracknell Forest and Oxford have more confirmed disruptions than chance explains". */
function describeOutliers(marked: readonly ComparedPlace[], key: MeasureKey): string {
  const tell = (side: ComparedPlace['outlier'], isFirst: boolean) => {
    const some = marked.filter(({ outlier }) => outlier === side);
    if (some.length === 0) return [];
    const names =
      some.length > MAX_NAMED
        ? `${capitalise(countInWords(some.length))} districts`
        : joinWords(some.map(({ area }) => area.name));
    const [more, fewer] =
      measureOf(key).unit === 'RATE' ? ['more', 'fewer'] : ['a higher', 'a lower'];
    const have = isFirst ? (some.length === 1 ? ' has' : ' have') : '';
    return [`${names}${have} ${side === 'HIGH' ? more : fewer}`];
  };
  const high = tell('HIGH', true);
  const clauses = [...high, ...tell('LOW', high.length === 0)];
  return `${clauses.join(', ')} ${nameCounted(key)} than chance explains`;
}

/** A measure's name in a title after "more" or "a higher": for a rate, what is counted. */
function nameCounted(key: MeasureKey): string {
  const { inTitles, inSentences } = measureOf(countOf(key) ?? key);
  return (inTitles ?? inSentences).words.replace(/^the /u, '');
}

/**
 * How far those that stand out are above or below the expected number, and what is in no district.
 */
export function describeExcess({
  measure,
  comparedPlaces,
  setting: { page, referenceData },
}: PlacesSummary): string | null {
  const { area } = page.asked;
  const marked = standOut(comparedPlaces).filter(
    ({ area: { code } }) =>
      area.kind === 'FORCE' || referenceData.places.codesWithin(area.code).includes(code),
  );
  const said = marked.slice(0, MAX_NAMED).map((place) => {
    const excess = excessOf(place, comparedPlaces.centre);
    const size = formatBare(Math.round(Math.abs(excess)), 'COUNT');
    return {
      name: place.area.name,
      size: place.figure.range === null ? size : `about ${size}`,
      side: excess > 0 ? 'more' : 'fewer',
    };
  });
  const [first, ...others] = said;
  const base = measure.unit === 'RATE' ? 'residents' : (measure.denominatorName ?? 'cases');
  const rest = others.map(
    ({ name, size, side }) => `${name} ${size}${side === first?.side ? '' : ` ${side}`}`,
  );
  const excess = first
    ? `${joinWords([`${first.name} has ${first.size} ${first.side} than its ${base} would give`, ...rest])}.`
    : null;
  const { blurred, unplaced } = comparedPlaces;
  const coded = blurred.map(
    (place, index) =>
      `${place.figure.displayText} ${index === 0 ? 'have no district recorded in' : 'in'} ${place.area.name}`,
  );
  const whose = coded.length === 1 ? 'its' : 'their';
  const unread =
    coded.length === 0
      ? null
      : `${capitalise(joinWords(coded))}, so ${whose} districts are not compared.`;
  const without =
    unplaced && blurred.length === 0
      ? `${unplaced.halfWidth > 0 ? 'About ' : ''}${formatAbout(unplaced.count, unplaced.halfWidth, 'COUNT')} more have no district recorded.`
      : null;
  const words = [excess, unread, without].filter((sentence) => sentence !== null);
  return words.length === 0 ? null : words.join(' ');
}
