import { type FigureValue, findExact, formatFigure } from '#lib/figure.js';
import { formatNumber, joinWords } from '#lib/format.js';

import { roundShare } from './share-words.js';

/** The hours of one agency. */
interface ToldAgency {
  readonly name: string;
  readonly hours: FigureValue;
  /** Whether nothing at all is known of it, as where no return came. */
  readonly isNothing: boolean;
}

/** The message of the agencies: who gives most of the hours, and of whom there is nothing. */
export function wordAgencies(agencies: readonly ToldAgency[], total: FigureValue | null): string {
  const size = ({ hours }: ToldAgency) => hours.value ?? -1;
  const most = Math.max(...agencies.map(size));
  const [first, ...others] = agencies.filter((agency) => size(agency) === most);
  const whole = total === null ? null : findExact(total);
  const share = whole === null || whole <= 0 ? null : roundShare((most / whole) * 100);
  const lead =
    first === undefined || most <= 0
      ? 'No agency has hours'
      : others.length > 0
        ? `${others.length + 1} agencies give most hours, ${formatFigure(first.hours)} each`
        : share === '100%'
          ? `${first.name} gives all hours`
          : `${first.name} gives ${share === null ? formatFigure(first.hours) : `${share} of all hours`}`;
  const absent = agencies.filter(({ isNothing }) => isNothing).map(({ name }) => name);
  if (absent.length === 0) return lead;
  return `${lead}; nothing is in from ${absent.length > 2 ? `${formatNumber(absent.length)} agencies` : joinWords(absent)}`;
}

/** What the chart shows, in one sentence for those who do not see it: who gives most hours. */
export function summariseAgencies(agencies: readonly Pick<ToldAgency, 'name' | 'hours'>[]): string {
  const most = agencies
    .filter(({ hours }) => (hours.value ?? 0) > 0)
    .slice(0, 3)
    .map(({ name, hours }) => `${name}, ${formatFigure(hours)}`);
  return most.length === 0 ? 'No agency has hours.' : `Most hours: ${most.join('; ')}.`;
}
