import type { Condition, Part } from '#domain/measures/measure.js';
import { everything } from '#domain/question/filter.js';

import { type AttackAxis, type Sum, WHOLE } from './attack-axis.js';
import type { Subject } from './subject.js';

/**
 * The axis of a subject’s parts with conditions that cannot be asked for otherwise, one node per
 * part. Part A contains part B if the conditions of B imply those of A. Null without such parts.
 */
export function makePartAxis({ base, parts }: Pick<Subject, 'base' | 'parts'>): AttackAxis | null {
  if (parts.length === 0) return null;
  const within = parts.flatMap((outer, of): readonly Sum[] => {
    const inside = parts.flatMap((inner, place) =>
      inner !== outer && liesIn(inner, outer) ? [place] : [],
    );
    return inside.map((place) => ({ kind: 'WITHIN', of, parts: [place] }));
  });
  const halves = parts.flatMap((part, place): readonly Sum[] => {
    const other = parts.findIndex((each) => areHalves(part, each));
    return other > place ? [{ kind: 'PARTITION', of: WHOLE, parts: [place, other] }] : [];
  });
  const inWhole = parts.map((_, place): Sum => ({ kind: 'WITHIN', of: WHOLE, parts: [place] }));
  return {
    axis: null,
    atoms: parts.map(({ key }) => key),
    nodes: parts.map(({ key }, place) => ({ name: key, atoms: [place], filter: everything })),
    levels: [],
    sums: [...within, ...halves, ...inWhole],
    isSeveral: false,
    hasWhole: base !== null,
  };
}

/** Whether the conditions of the inner part imply those of the outer part. */
function liesIn(inner: Part, outer: Part): boolean {
  return outer.where.every((asked) => inner.where.some((given) => implies(given, asked)));
}

function implies(given: Condition, asked: Condition): boolean {
  if ('attribute' in given && 'attribute' in asked) {
    if (given.attribute !== asked.attribute) return false;
    if ('in' in given)
      return 'in' in asked ? given.in.every((value) => asked.in.includes(value)) : asked.isKnown;
    return 'isKnown' in asked && given.isKnown === asked.isKnown;
  }
  if (!('amount' in given && 'amount' in asked) || given.amount !== asked.amount) return false;
  if ('atMost' in asked) return 'atMost' in given && given.atMost <= asked.atMost;
  return 'atMost' in given ? asked.isKnown : given.isKnown === asked.isKnown;
}

/** Whether two parts, each with one condition, divide all records between them. */
function areHalves(part: Part, other: Part): boolean {
  const [some, ...more] = part.where;
  const [rest, ...others] = other.where;
  if (!some || !rest || more.length > 0 || others.length > 0) return false;
  if ('amount' in some && 'amount' in rest) {
    return (
      some.amount === rest.amount &&
      'isKnown' in some &&
      'isKnown' in rest &&
      some.isKnown !== rest.isKnown
    );
  }
  return (
    'attribute' in some &&
    'attribute' in rest &&
    some.attribute === rest.attribute &&
    'isKnown' in some &&
    'isKnown' in rest &&
    some.isKnown !== rest.isKnown
  );
}
