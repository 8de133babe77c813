import { z } from 'zod';

import type { HandAnswer, HandEarlier, HandFigure } from './worked-out-answer.js';
import type { HandSums } from './worked-out-sums.js';

const answeredFigure = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  flags: z.array(z.string()),
});
const answeredChange = z.object({
  difference: z.number().nullable(),
  percent: z.number().nullable(),
  text: z.string(),
  from: answeredFigure,
});
const comparedFigure = answeredFigure.extend({ change: answeredChange.optional() });
type AnsweredFigure = z.infer<typeof answeredFigure>;
type ComparedFigure = z.infer<typeof comparedFigure>;

interface Answers {
  /** The API’s figures of one measure, by the text of the key of their row. */
  readonly answered: ReadonlyMap<string, unknown>;
  readonly totals: unknown;
  readonly expected: HandAnswer;
  /** Whether the measure is a share, in per cent, and not a count or a rate. */
  readonly isShare: boolean;
}

/**
 * Describes the differences between the answers for one measure and the answers computed by hand.
 */
export function differencesIn({ answered, totals, expected, isShare }: Answers): readonly string[] {
  const rows = [...answered].map(([key, figure]) => ({
    key,
    figure: comparedFigure.parse(figure),
  }));
  const missing = expected.keys.filter((key) => !answered.has(key));
  return [
    ...missing.map((key) => `${key} has no row`),
    ...[...rows, { key: null, figure: comparedFigure.parse(totals) }].flatMap(({ key, figure }) => [
      ...[
        ...differ(figure, expected.figureOf(key)),
        ...differInReturns(figure, expected.isReturnedFor(key)),
      ].map((difference) => `${key ?? 'totals'}: ${difference}`),
      ...(figure.change
        ? differInChange({ figure, change: figure.change, hand: expected.earlierOf(key), isShare })
        : []
      ).map((difference) => `change of ${key ?? 'totals'}: ${difference}`),
    ]),
  ];
}

function isZero({ above, below }: HandSums): boolean {
  return isSame(above, 0) && isSame(below, 0);
}

/**
 * Pounds, months and hours are compared to six decimals, because fractions of them are inexact.
 */
function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-6;
}

function differ(
  { value, numerator, denominator, flags }: AnsweredFigure,
  hand: HandFigure,
): readonly string[] {
  const isAvailable = !flags.includes('NOT_AVAILABLE');
  if (hand.is === 'NOT_RETURNED')
    return isAvailable ? [`${value ?? flags.join()} where a return was not sent`] : [];
  if (hand.is === 'NOT_APPLICABLE')
    return value === null ? [] : [`${value} where places do not follow from the question`];
  if (hand.is === 'RATIO') return differInRatio({ value, numerator, denominator, flags }, hand);
  const { above, below } = hand.sums;
  // The hand-computed answer does not tell whether a part without records was sent only for larger
  // places.
  if (!isAvailable)
    return isZero(hand.sums) || hand.sums.ofEach?.some((sum) => isSame(sum, 0))
      ? []
      : [`[x] where it is ${above} / ${below}`];
  const sums =
    denominator === null
      ? { above: value ?? 0, below: 0 }
      : { above: numerator ?? 0, below: denominator };
  const isEqual = isSame(sums.above, above) && isSame(sums.below, below);
  return isEqual ? [] : [`${sums.above} / ${sums.below} where it is ${above} / ${below}`];
}

function differInRatio(
  { value, numerator, denominator, flags }: AnsweredFigure,
  { above, below, scale }: Extract<HandFigure, { readonly is: 'RATIO' }>,
): readonly string[] {
  if (flags.includes('NOT_AVAILABLE'))
    return isSame(above, 0) || below === 0
      ? []
      : [`[x] where it is ${above} / ${below ?? 'no people'}`];
  const isNone = value === null && flags.includes('NOT_APPLICABLE');
  if (below === null)
    return isNone && denominator === null
      ? []
      : [`${value ?? 'none'} of ${denominator ?? 'none'} where people are not counted`];
  const isValueRight =
    below === 0 ? isNone : value !== null && isSame(value, (above / below) * scale);
  const isRight =
    numerator !== null && isSame(numerator, above) && denominator === below && isValueRight;
  return isRight
    ? []
    : [
        `${value ?? flags.join()}, ${numerator ?? 'none'} / ${denominator ?? 'none'}, where it is ${above} / ${below}`,
      ];
}

/**
 * Differences in figures without records: zero if an agency sent a return, not available if none
 * did.
 */
function differInReturns(
  { value, numerator, denominator, flags }: AnsweredFigure,
  isReturned: boolean | null,
): readonly string[] {
  const isAvailable = !flags.includes('NOT_AVAILABLE');
  if (isReturned === true && !isAvailable) return ['[x] where somebody returned'];
  const isOfNothing = (denominator === null ? value : numerator) === 0;
  return isReturned === false && isAvailable && isOfNothing
    ? ['nothing where nobody returned']
    : [];
}

interface ComparedByHand {
  readonly figure: ComparedFigure;
  readonly change: z.infer<typeof answeredChange>;
  readonly hand: HandEarlier;
  readonly isShare: boolean;
}

function differInChange({ figure, change, hand, isShare }: ComparedByHand): readonly string[] {
  const { difference, percent, text, from } = change;
  if (hand.is === 'NOT_COMPARABLE') {
    const isSaid =
      difference === null &&
      percent === null &&
      from.flags.includes('NOT_APPLICABLE') &&
      text.startsWith('Not comparable: ');
    return isSaid ? [] : [`${text} where there is no period to compare with`];
  }
  // A count that is not applicable has no earlier period, although an earlier figure was computed.
  if (!isShare && hand.is === 'SUMS' && from.flags.includes('NOT_APPLICABLE'))
    return [`${text} where there is a period to compare with`];
  const isKnown = figure.value !== null && from.value !== null;
  const [now, then] = [figure.value ?? 0, from.value ?? 0];
  const isRight = isKnown
    ? difference !== null && isSame(difference, now - then)
    : difference === null;
  const rate = isKnown && !isShare && then !== 0 ? ((now - then) / Math.abs(then)) * 100 : null;
  const isRateRight = rate === null ? percent === null : percent !== null && isSame(percent, rate);
  return [
    ...differ(from, hand),
    ...(isShare ? differInShare(from, hand) : []),
    ...(isRight ? [] : [`${difference ?? 'none'} between ${now} and ${then}`]),
    ...(isRateRight ? [] : [`${percent ?? 'none'}% between ${now} and ${then}`]),
  ];
}

/** Differences in the value of a share, which follows from its sums. */
function differInShare({ value }: AnsweredFigure, hand: HandFigure): readonly string[] {
  if (value === null || hand.is !== 'SUMS') return [];
  const { above, below } = hand.sums;
  return isSame(value, (above / below) * 100) ? [] : [`${value}% where it is ${above} / ${below}`];
}
