import { type FigureValue, formatFigure } from '#lib/figure.js';

/** One group of referrals, such as an age band, and its figure. */
export interface GroupFigure {
  readonly key: string;
  readonly name: string;
  readonly figure: FigureValue;
}

/** Largest first; equal ones as the server has them, and those without a figure last. */
export function sortGroups(groups: readonly GroupFigure[]): readonly GroupFigure[] {
  return [...groups].sort((one, other) => (other.figure.value ?? -1) - (one.figure.value ?? -1));
}

/** `Largest: Child (17 or under), 156; smallest: Age not known, 3; everyone: 252.` What the bars show, in one sentence. */
export function summariseGroups(groups: readonly GroupFigure[], total: FigureValue): string {
  const sized = groups.filter((group) => group.figure.value !== null);
  const [largest] = sized;
  const smallest = sized.at(-1);
  const everyone = `everyone: ${formatFigure(total)}`;
  if (largest === undefined || smallest === undefined) return `No group has a figure; ${everyone}.`;
  if (largest === smallest) return `${largest.name}: ${largest.figure.text}; ${everyone}.`;
  return `Largest: ${largest.name}, ${largest.figure.text}; smallest: ${smallest.name}, ${smallest.figure.text}; ${everyone}.`;
}
