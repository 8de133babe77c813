import { type FigureValue, formatFigure, isOwnAlone, isProtected } from '#lib/figure.js';
import type { OwnedFigure } from '#lib/protected.js';

/** One group of referrals, such as an age band, and its figure. */
export interface GroupFigure {
  readonly key: string;
  readonly name: string;
  readonly figure: OwnedFigure;
}

/** Largest first; equal ones as the server has them, and those without a figure last. */
export function sortGroups<Group extends GroupFigure>(groups: readonly Group[]): readonly Group[] {
  return [...groups].sort((one, other) => (other.figure.value ?? -1) - (one.figure.value ?? -1));
}

/** Every figure of a quarter that is not final is provisional, so that flag stands in the foot alone. */
export function withoutFlags(figure: OwnedFigure): OwnedFigure {
  return { ...figure, flags: figure.flags.filter((flag) => flag !== 'PROVISIONAL') };
}

interface Words {
  readonly heading: string;
  readonly toMessage: (largest: GroupFigure, total: OwnedFigure) => string;
}

/** The headline of groups: the largest one, or the one chosen. Where others are left out or hidden, one's own alone: they are no part of the whole. */
export function wordGroups(largest: GroupFigure, total: OwnedFigure, { heading, toMessage }: Words): string {
  if (largest.figure.value === null) return `${heading}: no group is large enough to show`;
  if (isOwnAlone(largest.figure)) return `Yours alone can be shown: ${largest.name}, ${largest.figure.text}`;
  // What others have of it is not known to be any part of the whole.
  if (largest.figure.flags.includes('CONFIDENTIAL')) return `${largest.name}: ${largest.figure.inWords}`;
  return toMessage(largest, total);
}

/** `Largest: Child (17 or under), 156; smallest: Age not known, 3; everyone: 252.` What the bars show, in one sentence. */
export function summariseGroups(groups: readonly GroupFigure[], total: FigureValue): string {
  const sized = groups.filter((group) => group.figure.value !== null);
  const [largest] = sized;
  const smallest = sized.at(-1);
  const everyone = `everyone: ${formatFigure(total)}`;
  if (largest === undefined || smallest === undefined) return `No group has a figure; ${everyone}.`;
  if (largest === smallest) return `${largest.name}: ${largest.figure.inWords}; ${everyone}.`;
  // Of protected groups some may be hidden, so that the smallest is not known.
  if (groups.some(({ figure }) => isProtected(figure))) return `Largest: ${largest.name}, ${largest.figure.inWords}; ${everyone}.`;
  return `Largest: ${largest.name}, ${largest.figure.inWords}; smallest: ${smallest.name}, ${smallest.figure.inWords}; ${everyone}.`;
}
