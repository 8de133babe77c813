import { predicateOf, protectionOf } from '#domain/disclosure/protection.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { type Axis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { type CountedBy, type Part, partsOf, type Source } from '#domain/measures/measure.js';

/**
 * Protected parts of measures that count the same records by the same date, and their possible
 * cuts.
 */
export interface Subject {
  readonly name: string;
  readonly source: Source;
  readonly countedBy: CountedBy;
  /**
   * The part that counts all records of the subject; null if every part has a condition that cannot
   * be asked for.
   */
  readonly base: Part | null;
  /**
   * Parts with a condition that cannot be asked for otherwise, such as an earlier referral of the
   * person.
   */
  readonly parts: readonly Part[];
  /**
   * Parts whose figures are the base under a filter, such as NRM referrals. They are other
   * spellings of the same cells.
   */
  readonly spellings: readonly Part[];
  /** The dimensions of all measures made from its parts. */
  readonly dimensions: readonly Dimension[];
  readonly axes: readonly Axis[];
}

/**
 * The subjects of all protected measures in the catalogue, so that a new measure is attacked too.
 */
export function subjectsOf(): readonly Subject[] {
  const streams = new Map<
    string,
    { readonly parts: Set<Part>; readonly dimensions: Set<Dimension> }
  >();
  for (const measure of measureKeys.map(measureOf)) {
    for (const part of partsOf(measure)) {
      if (protectionOf(part) === null) continue;
      const name = `${part.source.toLowerCase()} by ${part.countedBy}`;
      const stream = streams.get(name) ?? { parts: new Set(), dimensions: new Set() };
      streams.set(name, stream);
      stream.parts.add(part);
      for (const dimension of measure.dimensions) stream.dimensions.add(dimension);
    }
  }
  return [...streams].flatMap(([name, stream]) => {
    const [first] = stream.parts;
    return first
      ? [{ ...toSubject([...stream.parts], first), name, ...cutBy([...stream.dimensions]) }]
      : [];
  });
}

function toSubject(
  parts: readonly Part[],
  { source, countedBy }: Part,
): Pick<Subject, 'source' | 'countedBy' | 'base' | 'parts' | 'spellings'> {
  const looksBeyond = (part: Part) => predicateOf(part).others.length > 0;
  const plain = parts.filter((part) => !looksBeyond(part));
  const base = plain.find(({ where }) => where.length === 0) ?? null;
  return {
    source,
    countedBy,
    base,
    parts: parts.filter(looksBeyond),
    spellings: plain.filter((part) => part !== base),
  };
}

function cutBy(of: readonly Dimension[]): Pick<Subject, 'dimensions' | 'axes'> {
  return { dimensions: of, axes: [...new Set(of.map((dimension) => dimensions[dimension].axis))] };
}
