import { formatFigure, isHidden, isProtected, wordMissing } from '#lib/figure.js';
import { capitalise, joinWords } from '#lib/format.js';
import { type OwnedFigure, wordOwn } from '#lib/protected.js';
import { formatRange } from '#lib/quarter.js';
import type { Variation } from '#ui/judgement/judgement.type.js';

/** One quarter and the people referred in it. */
export interface QuarterFigure {
  readonly key: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly figure: OwnedFigure;
}

/** How the message of the page is put. */
export interface ReferralWords {
  /** `NRM referrals`: what there are none of. */
  readonly noun: string;
  /** ` to the NRM`: where to. */
  readonly to: string;
  /** ` in Reading by Thames Valley Police`: where and by whom; empty where nothing is narrowed. */
  readonly place: string;
  /** Whose own figures the reader sees, as in "by Reading Borough Council". */
  readonly ownAgency: string;
  /** Key of the quarter that the page shows. */
  readonly shown: string;
  /** What the server judges of it; null where it judges nothing of what is shown. */
  readonly variation: Variation | null;
}

/**
 * The message of the page: how many people in the quarter shown, how many of them one's own agency referred, and whether it is more
 * than the usual ups and downs. Where nothing can be judged of it the quarter before stands beside it, without a word of a rise or a
 * fall, but never across a break in the series. Without a single referral in the whole trend nothing is said about the quarter: what
 * nobody sent in cannot be told from what did not happen. What is hidden is never called none.
 */
export function wordReferrals(quarters: readonly QuarterFigure[], words: ReferralWords): string {
  const { noun, to, place, ownAgency, shown } = words;
  const [first] = quarters;
  const last = quarters.at(-1);
  const none = `No ${noun} are recorded${place}`;
  if (first === undefined || last === undefined) return none;
  const hasAny = quarters.some(({ figure }) => (figure.value !== null && figure.value !== 0) || isProtected(figure));
  if (!hasAny) return `${none} in ${formatRange(first.label, last.label)}`;

  const at = quarters.findIndex(({ key }) => key === shown);
  const latest = quarters[at];
  if (latest === undefined || (latest.figure.value === null && !isHidden(latest.figure))) {
    return `There is no figure for people referred${to}${place}`;
  }
  const message = `${wordPeople(latest)} referred${to}${place}${latest.isOpen ? ` so far in ${latest.label}, which is not closed` : ''}${wordOwnPart(latest.figure, ownAgency)}`;
  const more = latest.isOpen ? null : (findJudgement(words.variation) ?? wordBefore(latest, quarters[at - 1]));
  return more === null ? message : `${message}; ${more}`;
}

const judgements: Readonly<Partial<Record<Variation, string>>> = {
  NO_REAL_CHANGE: 'no real change',
  UNUSUALLY_HIGH: 'unusually high',
  UNUSUALLY_LOW: 'unusually low',
  TOO_CLOSE: 'too close to tell a real change',
};

function findJudgement(variation: Variation | null): string | null {
  return variation === null ? null : (judgements[variation] ?? null);
}

function wordBefore({ figure }: QuarterFigure, before: QuarterFigure | undefined): string | null {
  if (before === undefined || figure.flags.includes('BREAK')) return null;
  if (before.figure.value === null && !isHidden(before.figure)) return `the quarter before is ${wordMissing(before.figure)}`;
  return `${before.figure.inWords} in the quarter before`;
}

function wordPeople({ figure, isOpen }: QuarterFigure): string {
  const be = isOpen ? { one: 'has been', many: 'have been' } : { one: 'was', many: 'were' };
  if (isHidden(figure)) return `Fewer than 5 people, perhaps none, ${be.many}`;
  if (figure.value === 0) return `Nobody ${be.one}`;
  const people = `${figure.text} ${figure.value === 1 ? `person ${be.one}` : `people ${be.many}`}`;
  return figure.flags.includes('ESTIMATED') ? `About ${people}` : people;
}

/** `, 47 of them by Reading Borough Council`: what of a protected figure is one's own. */
function wordOwnPart(figure: OwnedFigure, agency: string): string {
  const { own, value, flags } = figure;
  if (own === null || value === null) return '';
  if (flags.includes('NOT_AVAILABLE')) return ` by ${agency}, whose figures alone are shown`;
  if (!flags.includes('ESTIMATED')) return ` by ${agency}, and fewer than 5, perhaps none, by others`;
  return wordOwnAmong(figure, agency);
}

/** The same beside a whole that is about right; empty where it is told otherwise. */
export function wordOwnAmong({ own, flags }: OwnedFigure, agency: string): string {
  return own === null || !flags.includes('ESTIMATED') ? '' : `, ${wordOwn(own)} of them by ${agency}`;
}

/** The message of the chart by quarter: how far the closed quarters lie apart. */
export function wordRange(quarters: readonly QuarterFigure[]): string {
  const { lowest, highest } = findExtremes(quarters);
  if (lowest === undefined || highest === undefined) return 'No closed quarter in this range has a figure';
  const isAnyHidden = quarters.some(({ isOpen, figure }) => !isOpen && isHidden(figure));
  const people = highest.figure.value === 1 ? 'person' : 'people';
  if (isAnyHidden) return `At most ${highest.figure.inWords} ${people} a quarter; fewer than 5, perhaps none, in others`;
  if (lowest.figure.value === highest.figure.value) return `${countIn(highest.figure)} in every closed quarter`;
  return `Between ${lowest.figure.inWords} and ${highest.figure.inWords} ${people} a quarter, most in ${nameEqual(quarters, highest)}`;
}

function countIn({ inWords, value }: OwnedFigure): string {
  return capitalise(`${inWords} ${value === 1 ? 'person' : 'people'}`);
}

/** What the chart by quarter shows, in one sentence for those who do not see it. */
export function summariseQuarters(quarters: readonly QuarterFigure[]): string {
  const { lowest, highest } = findExtremes(quarters);
  const latest = quarters.findLast(({ isOpen, figure }) => !isOpen && (figure.value !== null || isHidden(figure)));
  const open = quarters.filter((quarter) => quarter.isOpen);
  const hidden = quarters.filter((quarter) => !quarter.isOpen && isHidden(quarter.figure));
  const missing = quarters.filter((quarter) => !quarter.isOpen && quarter.figure.value === null && !isHidden(quarter.figure));
  const name = (some: readonly QuarterFigure[]) => joinWords(some.map(({ label }) => label));

  const parts = [
    // A hidden quarter may be lower still.
    lowest === undefined || hidden.length > 0 ? null : `Lowest: ${lowest.figure.inWords} in ${nameEqual(quarters, lowest)}`,
    highest === undefined
      ? null
      : `${hidden.length > 0 ? 'Highest' : 'highest'}: ${highest.figure.inWords} in ${nameEqual(quarters, highest)}`,
    latest === undefined ? null : `latest closed quarter: ${formatFigure(latest.figure)} in ${latest.label}`,
    ...open.map(({ label, figure }) => `${label} so far: ${formatFigure(figure)}`),
    hidden.length === 0 ? null : `fewer than 5, perhaps none, in ${name(hidden)}`,
    missing.length === 0 ? null : `no figure for ${name(missing)}`,
  ];
  return `${parts.filter((part) => part !== null).join('; ')}.`;
}

/** So many quarters that are alike are named; more are counted. */
const mostNamed = 3;

/** The closed quarters that have as many people as one of them: none is singled out that is not alone. */
function nameEqual(quarters: readonly QuarterFigure[], { figure }: QuarterFigure): string {
  const equal = quarters.filter((quarter) => !quarter.isOpen && quarter.figure.value === figure.value);
  return equal.length > mostNamed ? `${equal.length} quarters` : joinWords(equal.map(({ label }) => label));
}

function findExtremes(quarters: readonly QuarterFigure[]) {
  const closed = quarters.filter((quarter) => !quarter.isOpen && quarter.figure.value !== null);
  const size = (quarter: QuarterFigure) => quarter.figure.value ?? 0;
  return {
    lowest: closed.find((quarter) => closed.every((other) => size(quarter) <= size(other))),
    highest: closed.find((quarter) => closed.every((other) => size(quarter) >= size(other))),
  };
}
