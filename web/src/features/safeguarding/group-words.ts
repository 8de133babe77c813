import { type FigureValue, formatFigure, isOwnAlone, isProtected } from '#lib/figure.js';
import { joinWords } from '#lib/format.js';
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

export interface GroupMessages {
  /** The message of the largest group, or of the one chosen. */
  readonly toMessage: (largest: GroupFigure, total: OwnedFigure) => string;
  /** The message of several that are equally large; `names` has two at least. */
  readonly toTiedMessage: (names: string, figure: OwnedFigure, total: OwnedFigure) => string;
}

interface Words extends GroupMessages {
  readonly heading: string;
}

/** So many that are alike are named; more are counted. */
const mostNamed = 3;

/**
 * The headline of groups: the one that leads, the largest or the one chosen. Where others are left out or hidden, one's own alone: they
 * are no part of the whole.
 *
 * @param tied all that are as large as the one that leads, itself among them; it alone where it was chosen
 */
export function wordGroups(tied: readonly [GroupFigure, ...GroupFigure[]], total: OwnedFigure, words: Words): string {
  const [{ name, figure }] = tied;
  if (figure.value === null) return `${words.heading}: no group is large enough to show`;
  if (isOwnAlone(figure)) return `Yours alone can be shown: ${name}, ${figure.text}`;
  // What others have of it is not known to be any part of the whole.
  if (figure.flags.includes('CONFIDENTIAL')) return `${name}: ${figure.inWords}`;
  if (tied.length === 1) return words.toMessage(tied[0], total);
  return words.toTiedMessage(nameEqual(tied), figure, total);
}

/** The groups that are as large as the first of some that are sorted; none where there are none. */
export function findTied<Group extends GroupFigure>(groups: readonly Group[]): readonly Group[] {
  return groups.filter(({ figure }) => figure.value === groups[0]?.figure.value);
}

/** `Largest: Child (17 or under), 156; smallest: Age not known, 3; everyone: 252.` What the bars show, in one sentence. */
export function summariseGroups(groups: readonly GroupFigure[], total: FigureValue): string {
  const sized = groups.filter((group) => group.figure.value !== null);
  const [largest] = sized;
  const smallest = sized.at(-1);
  const everyone = `everyone: ${formatFigure(total)}`;
  if (largest === undefined || smallest === undefined) return `No group has a figure; ${everyone}.`;
  if (largest === smallest) return `${largest.name}: ${largest.figure.inWords}; ${everyone}.`;
  if (largest.figure.value === smallest.figure.value) return `${nameEqual(sized)}: ${largest.figure.inWords} each; ${everyone}.`;
  const most = tellEqual(findTied(sized));
  // Of protected groups some may be hidden, so that the smallest is not known.
  if (groups.some(({ figure }) => isProtected(figure))) return `Largest: ${most}; ${everyone}.`;
  return `Largest: ${most}; smallest: ${tellEqual(findTied(sized.toReversed()).toReversed())}; ${everyone}.`;
}

/** `Child, 103`, or `Child and Adult, 103 each`. */
function tellEqual(groups: readonly GroupFigure[]): string {
  return `${nameEqual(groups)}, ${groups[0]?.figure.inWords ?? ''}${groups.length > 1 ? ' each' : ''}`;
}

function nameEqual(groups: readonly GroupFigure[]): string {
  return groups.length > mostNamed ? `${groups.length} groups` : joinWords(groups.map(({ name }) => name));
}
