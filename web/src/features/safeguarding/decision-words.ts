import { isHidden, type ShareValue, wordMissing } from '#lib/figure.js';
import { capitalise } from '#lib/format.js';
import type { Status } from '#ui/judgement/judgement.type.js';

import { isTold, wordCases, wordFew, wordShare } from './share-words.js';

/** A share in one place, judged. */
export interface PlacedShare {
  readonly area: { readonly code: string; readonly name: string };
  readonly figure: ShareValue;
  readonly status: Status;
  readonly target: { readonly text: string; readonly value: number | null } | null;
}

/** A share of decisions as it is told: where it has enough cases. */
export interface ToldShare {
  readonly field: string;
  readonly name: string;
  /** What is told: of the area chosen, or of the next larger one that has enough. */
  readonly told: PlacedShare;
  /** The area chosen, where it has too few and a larger one is told instead; null otherwise. */
  readonly few: PlacedShare | null;
}

/**
 * Takes the smallest of some places, each lying in the next, that has enough cases to tell a share: 20 or more, and not hidden. Where
 * none has, or the first has no figure at all for another reason, it is told of the first, in the words that it has.
 */
export function chooseShare(places: readonly PlacedShare[]): Pick<ToldShare, 'told' | 'few'> | null {
  const [here] = places;
  if (here === undefined) return null;
  if (isTold(here.figure)) return { told: here, few: null };
  const larger = places.find(({ figure }) => isTold(figure));
  return larger === undefined ? { told: here, few: null } : { told: larger, few: here };
}

const standing: Readonly<Partial<Record<Status, string>>> = {
  GREEN: 'on target',
  AMBER: 'near target',
  RED: 'off target',
  TOO_CLOSE: 'too close to rate',
};

/** `About 73.2% of reasonable-grounds decisions were made in 5 working days, near target, in all of Thames Valley`. */
export function wordDecisions(shares: readonly ToldShare[], areaCode: string): string {
  const first = shares.find(({ field }) => field === 'inTime');
  if (first === undefined) return 'No share of decisions is known';
  const { figure, status, area } = first.told;
  const place = area.code === areaCode ? '' : ` in ${area.name}`;
  if (figure.value === null)
    return isHidden(figure) ? 'Too few reasonable-grounds decisions to tell a share' : 'No reasonable-grounds decision is recorded';
  const what = 'reasonable-grounds decisions';
  if (!isTold(figure)) return `${capitalise(wordShare(figure))} ${what} were made within 5 working days: too few for a percentage`;
  const judged = standing[status];
  return `${capitalise(wordShare(figure))} of ${what}${place} were made within 5 working days${judged === undefined ? '' : `, ${judged}`}`;
}

/** `Reading has too few for 3 of 5, which are of the next larger area`: that larger places stand in. Empty where none does. */
export function wordLarger(shares: readonly ToldShare[]): string {
  const fallen = shares.filter(({ few }) => few !== null);
  const here = fallen[0]?.few?.area.name;
  if (here === undefined) return '';
  const places = new Set(fallen.map(({ told }) => told.area.name));
  const [place] = places;
  const many = fallen.length === shares.length ? 'any of them' : `${fallen.length} of ${shares.length}`;
  const which = fallen.length === 1 ? 'which is' : 'which are';
  return `${here} has too few for ${many}, ${which} of ${places.size === 1 && place !== undefined ? place : 'the next larger area that has enough'}`;
}

/** `Reading: 5 of 5, too few`: what is known of the area chosen where a larger one stands in. */
export function wordHere({ area, figure }: PlacedShare): string {
  if (isHidden(figure)) return `${area.name}: [c], too few to show`;
  return figure.value === null ? `${area.name}: ${wordMissing(figure)}` : `${area.name}: ${wordShare(figure)}, too few`;
}

/** What the bars show, in one sentence. */
export function summariseDecisions(shares: readonly ToldShare[], areaCode: string): string {
  const parts = shares.map(({ name, told: { figure, status, target, area } }) => {
    const place = area.code === areaCode ? '' : ` in ${area.name}`;
    const few = wordFew(figure);
    const judged = standing[status];
    const aim = target === null ? '' : `, target ${target.text}${judged === undefined ? '' : `, ${judged}`}`;
    return `${name}: ${wordShare(figure)}${few === null ? '' : ` (${inSentence(few)})`}${place}${aim}`;
  });
  return `${parts.join('; ')}.`;
}

/** `about 41 of about 56`, or why it is not told. */
export function wordCasesOrFew(figure: ShareValue): string {
  return wordFew(figure) ?? wordCases(figure) ?? 'not told';
}

function inSentence(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}
