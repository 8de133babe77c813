import { isObject } from './shape/read-data.js';
import type { AnswerColumn, AnswerShape } from './shape/shape.type.js';

/** The parts of an answer that decide its marking. */
interface MarkedAnswer {
  /** The value of `data`. */
  readonly data: unknown;
  /** The parts that can be read as tables. */
  readonly shapes: readonly (Pick<AnswerShape, 'kind' | 'key'> & {
    readonly columns: readonly Pick<AnswerColumn, 'measure'>[];
  })[];
}

interface MarkingParts<Marking> {
  readonly measures: readonly { readonly key: string; readonly disclosure: string }[];
  readonly viewer: { readonly marking: Marking };
}

/**
 * The marking of an answer and of its files: OFFICIAL for figures that every partner sees exactly,
 * and otherwise the highest marking that the reader may see.
 */
export function markAnswer<Marking extends string>(
  { data, shapes }: MarkedAnswer,
  { measures, viewer }: MarkingParts<Marking>,
): Marking | 'OFFICIAL' {
  const isOpen = (key: string) =>
    measures.find((measure) => measure.key === key)?.disclosure === 'OPEN';
  const roots = isObject(data) ? Object.keys(data) : [];
  const areFigures = roots.every((root) =>
    shapes.some(({ kind, key }) => kind === 'FIGURES' && key === root),
  );
  const named = shapes.flatMap(({ columns }) => columns.flatMap(({ measure }) => measure ?? []));
  return areFigures && named.length > 0 && named.every(isOpen) ? 'OFFICIAL' : viewer.marking;
}
