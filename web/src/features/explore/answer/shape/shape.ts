import { readContributions } from './contributions-shape.js';
import { readFigures } from './figures-shape.js';
import { readJudged } from './judged-shape.js';
import type { AnswerNames } from './names.js';
import { isObject } from './read-data.js';
import { readRootFields, type SelectedField } from './read-fields.js';
import { readObjects, readRecords } from './records-shape.js';
import type { AnswerShape } from './shape.type.js';

interface Answered {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
  readonly data: unknown;
}

/**
 * The parts of an answer that can be read as tables: figures first, others in the order of the
 * text. If there are none, the answer is shown as it was sent.
 */
export function readShapes(
  { data, ...asking }: Answered,
  names: AnswerNames,
): readonly AnswerShape[] {
  if (!isObject(data)) return [];
  const fields = readRootFields(asking) ?? [];
  return fields
    .flatMap((field) => {
      const part = data[field.key];
      return part === null || part === undefined || field.fields.length === 0
        ? []
        : [toShape(field, part, names)];
    })
    .toSorted((one, other) => ranks.indexOf(one.kind) - ranks.indexOf(other.kind));
}

const ranks: readonly AnswerShape['kind'][] = ['FIGURES', 'CONTRIBUTIONS', 'RECORDS', 'OTHER'];

function toShape(field: SelectedField, part: unknown, names: AnswerNames): AnswerShape {
  if (field.name === 'figures') return readFigures(field, part, names);
  if (field.name === 'contributions') return readContributions(field, part, names);
  if (field.fields.some(({ name }) => name === 'edges')) return readRecords(field, part, names);
  if (field.name === 'kpi' || field.name === 'kpis') return readJudged(field, part, names);
  return readObjects(field, part, names);
}
