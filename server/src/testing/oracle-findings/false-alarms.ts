import { explainChange, type Split, type SplitPart } from '#domain/findings/explain-change.js';

import type { RawFigure, RawPart, RawQuestion } from './raw.js';

/** How often a part would be named if nothing changed, but the change were rated as real. */
interface FalseAlarms {
  readonly quarters: number;
  readonly named: number;
  /** How often a part of each breakdown was named. */
  readonly bySplit: ReadonlyMap<string, number>;
}

/** The numbers of quarters that are averaged before and after. */
interface Compared {
  readonly before: number;
  readonly after: number;
}

/** The past of a part: its size in a quarter, and its variation. */
interface Steady {
  readonly key: string;
  readonly isUnknown: boolean;
  /** The mean of a count, or the denominator of a share. */
  readonly base: number;
  /** The rate of a share, from 0 to 1. */
  readonly rate: number;
  /**
   * The larger of the deviation by chance and from moving ranges: in cases for a count, from 0 to 1
   * for a share.
   */
  readonly deviation: number;
}

type Random = () => number;

function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A random number from the gamma distribution, by Marsaglia and Tsang (2000). */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = gaussian(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function poisson(mean: number, random: Random): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * gaussian(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** Draws a count with a mean and a deviation, from chance alone or with more scatter. */
function drawCount({ base, deviation }: Steady, random: Random): number {
  const more = deviation ** 2 - base;
  if (base <= 0) return 0;
  return more <= 0
    ? poisson(base, random)
    : poisson((gamma(base ** 2 / more, random) * more) / base, random);
}

/**
 * Draws the number of cases of a share: binomial, with a rate that varies by the rest of the past
 * scatter.
 */
function drawCases({ base, rate, deviation }: Steady, random: Random): number {
  const cases = Math.round(base);
  const chance = cases === 0 ? 0 : (rate * (1 - rate)) / cases;
  const now = Math.min(
    1,
    Math.max(0, rate + Math.sqrt(Math.max(0, deviation ** 2 - chance)) * gaussian(random)),
  );
  const variance = cases * now * (1 - now);
  if (variance > 25)
    return Math.min(
      cases,
      Math.max(0, Math.round(cases * now + Math.sqrt(variance) * gaussian(random))),
    );
  let count = 0;
  for (let each = 0; each < cases; each += 1) if (random() < now) count += 1;
  return count;
}

function toSteady(part: RawPart, { measure, quarters }: RawQuestion): Steady {
  const figures = quarters.map((quarter) => part.figures.get(quarter));
  const isShare = measure.unit === 'PERCENT';
  const sum = (of: (figure: RawFigure) => number | null) =>
    figures.reduce((total, figure) => total + (figure === undefined ? 0 : (of(figure) ?? 0)), 0);
  const base = sum(({ value, denominator }) => (isShare ? denominator : value)) / quarters.length;
  const rate =
    isShare && base > 0 ? sum(({ numerator }) => numerator) / (base * quarters.length) : 0;
  const scale = isShare ? 100 : 1;
  const values = figures.map((figure) =>
    (figure?.value ?? null) === null ? null : (figure?.value ?? 0) / scale,
  );
  const ranges = values.flatMap((value, at) => {
    const before = values[at - 1] ?? null;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });
  const deviation =
    ranges.length === 0
      ? 0
      : ranges.reduce((total, range) => total + range, 0) / ranges.length / 1.128;
  return { key: part.key, isUnknown: part.isUnknown, base, rate, deviation };
}

/**
 * Simulates quarters for every part of every breakdown of a measure without any change, and counts
 * how often a part would be named. Breakdowns are simulated independently, which names a part more
 * often than lists of the same records.
 */
export function countFalseAlarms(
  question: RawQuestion,
  compared: Compared,
  { quarters, random }: { readonly quarters: number; readonly random: Random },
): FalseAlarms {
  const { measure, splits } = question;
  const isShare = measure.unit === 'PERCENT';
  const steady = splits.map(({ dimension, parts }) => ({
    dimension,
    parts: parts.map((part) => toSteady(part, question)).filter(({ base }) => base > 0),
  }));
  const pastCount = Math.max(13, compared.before);
  const bySplit = new Map<string, number>();
  let named = 0;
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    const drawn = steady.map(({ dimension, parts }): Split => {
      const draw = (part: Steady) => {
        if (!isShare) return { numerator: drawCount(part, random), denominator: 0 };
        const numerator = measure.isOfCases
          ? drawCases(part, random)
          : part.base * (part.rate + part.deviation * gaussian(random));
        return {
          numerator: 100 * numerator,
          denominator: measure.isOfCases ? Math.round(part.base) : part.base,
        };
      };
      const rows = parts.map((part) =>
        Array.from({ length: pastCount + compared.after }, () => draw(part)),
      );
      const wholes = Array.from({ length: pastCount }, (_, at) =>
        mean(rows.map((row) => row[at] ?? nothing)),
      );
      return {
        name: dimension,
        parts: parts.map(({ key, isUnknown }, at): SplitPart => {
          const row = rows[at] ?? [];
          return {
            key,
            isDistinguishable: !isUnknown,
            before: mean(row.slice(pastCount - compared.before, pastCount)),
            after: mean(row.slice(pastCount)),
            past: row.slice(0, pastCount).map((amount, place) => {
              if (!isShare) return amount.numerator;
              const whole = wholes[place] ?? nothing;
              return amount.denominator === 0 || whole.denominator === 0
                ? null
                : amount.numerator / amount.denominator - whole.numerator / whole.denominator;
            }),
          };
        }),
      };
    });
    const explanation = explainChange(drawn, {
      kind: isShare ? 'SHARE' : 'COUNT',
      quarters: { before: compared.before, after: compared.after },
      isReal: true,
      isOfCases: measure.isOfCases,
      scale: 100,
    });
    if (explanation.kind !== 'PART') continue;
    named += 1;
    bySplit.set(explanation.part.split, (bySplit.get(explanation.part.split) ?? 0) + 1);
  }
  return { quarters, named, bySplit };
}

const nothing = { numerator: 0, denominator: 0 };

function mean(amounts: readonly { readonly numerator: number; readonly denominator: number }[]) {
  return {
    numerator: amounts.reduce((sum, { numerator }) => sum + numerator, 0) / amounts.length,
    denominator: amounts.reduce((sum, { denominator }) => sum + denominator, 0) / amounts.length,
  };
}
