import { type FigureValue, findText, formatFigure } from '#lib/figure.js';
import { joinWords } from '#lib/format.js';

export interface ToldPlace {
  readonly name: string;
  readonly figure: FigureValue;
}

interface DistrictWords {
  /** All of them together; null for a rate, which is no part of a whole. */
  readonly total: FigureValue | null;
  /** ` per 1,000 people`; empty for counts. */
  readonly per: string;
}

/** The message of the districts: where most is. Places with the same number are named together. */
export function wordDistricts(districts: readonly ToldPlace[], { total, per }: DistrictWords): string {
  const size = ({ figure }: ToldPlace) => figure.value ?? -1;
  const most = Math.max(-1, ...districts.map(size));
  if (most <= 0) return 'No district has any report';
  const largest = districts.filter((district) => size(district) === most);
  const [first] = largest;
  const text = first === undefined ? '' : formatFigure(first.figure);
  if (largest.length > 3) return `${largest.length} districts have the most${per}, ${text} each`;
  if (largest.length > 1) return `${joinWords(largest.map(({ name }) => name))} have the most${per}, ${text} each`;
  const whole = findText(total);
  return `Most${per} in ${first?.name ?? ''}: ${text}${whole === null ? '' : ` of ${whole}`}`;
}

/** What the bars show, in one sentence: the three with most, and how many more there are. */
export function summariseDistricts(districts: readonly ToldPlace[], { total, per }: DistrictWords): string {
  const known = districts.filter(({ figure }) => figure.value !== null);
  const named = known.slice(0, 3).map(({ name, figure }) => `${name}, ${formatFigure(figure)}`);
  const rest = known.length - named.length;
  const whole = findText(total);
  return `Most${per} first: ${named.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}${whole === null ? '' : `; all together ${whole}`}.`;
}

/** `More are coded only to Thames Valley (503) and Oxfordshire (23).` Null where every one has its district. */
export function wordUnplaced(larger: readonly ToldPlace[]): string | null {
  const told = larger.filter(({ figure }) => (figure.value ?? 0) > 0);
  if (told.length === 0) return null;
  return `More are coded only to ${joinWords(told.map(({ name, figure }) => `${name} (${formatFigure(figure)})`))}.`;
}
