import { readFigureColumns } from './figure-columns.js';
import { type AnswerNames } from './names.js';
import { isObject, toNumber, toObject, toText } from './read-data.js';
import type { SelectedField } from './read-fields.js';
import { readObjects } from './records-shape.js';
import type { AnswerShape, RowTarget } from './shape.type.js';

/**
 * Reads rated figures, such as `kpis`, like any other list. If the text asks for figures and their
 * targets, the two are also placed next to each other so that they can be drawn.
 */
export function readJudged(field: SelectedField, data: unknown, names: AnswerNames): AnswerShape {
  const shape = readObjects(field, data, names);
  const figure = field.fields.find(({ name }) => name === 'figure');
  const target = field.fields.find(({ name }) => name === 'target');
  const found = (Array.isArray(data) ? data : [data]).filter(isObject);
  const [reader] =
    figure === undefined
      ? []
      : readFigureColumns([{ ...figure, name: 'figure', args: { measure: 'figure' } }], {
          names: naming(names),
          quarter: null,
        });
  if (reader === undefined || target === undefined) return shape;
  return {
    ...shape,
    columns: [
      ...shape.columns.filter(({ id }) => !id.startsWith(`${figure?.key ?? ''}/`)),
      { ...reader.column, alias: null },
    ],
    rows: shape.rows.map((row, index) => ({
      ...row,
      cells: [
        ...row.cells.filter(
          (_, place) => shape.columns[place]?.id.startsWith(`${figure?.key ?? ''}/`) !== true,
        ),
        reader.read(found[index] ?? {}),
      ],
    })),
    targets: found.map((each) => readTarget(toObject(each)[target.key], target)),
  };
}

function naming(names: AnswerNames): AnswerNames {
  return {
    ...names,
    findMeasure: (key) => (key === 'figure' ? undefined : names.findMeasure(key)),
  };
}

function readTarget(data: unknown, { fields }: SelectedField): RowTarget | null {
  if (!isObject(data)) return null;
  const find = (name: string) => {
    const key = fields.find((each) => each.name === name)?.key;
    return key === undefined ? undefined : data[key];
  };
  const values = ['value', 'lower', 'upper'].flatMap((name) => toNumber(find(name)) ?? []);
  return values.length === 0 ? null : { values, text: toText(find('text')) ?? values.join(' to ') };
}
