import { type AnswerNames, nameDimension } from '#features/explore/answer/shape/names.js';
import { readShapes } from '#features/explore/answer/shape/shape.js';

/** Names of two measures and two values; all else is shown by its key. */
export const names: AnswerNames = {
  findMeasure: (key) =>
    ({
      disruptions: { key, name: 'Confirmed disruptions', unit: 'COUNT' as const },
      majorModerateShare: { key, name: 'Major and moderate share', unit: 'PERCENT' as const },
    })[key],
  nameDimension,
  nameValue: (_dimension, code) => ({ ONLINE: 'Online', DRUGS: 'Drugs' })[code] ?? code,
};

/** The tables of an answer to this text. */
export const readTables = (
  text: string,
  data: unknown,
  variables: Readonly<Record<string, unknown>> = {},
) => readShapes({ text, variables, operationName: null, data }, names);

/** The only table of an answer. */
export const readTable = (...asked: Parameters<typeof readTables>) => {
  const [shape, ...others] = readTables(...asked);
  if (shape === undefined || others.length > 0) throw new Error('There is not one table');
  return shape;
};

/** The cells of a table, as texts. */
export const textsOf = (shape: ReturnType<typeof readTable>) =>
  shape.rows.map(({ cells }) => cells.map(({ text }) => text));

/** The headings of a table's columns. */
export const headingsOf = (shape: ReturnType<typeof readTable>) =>
  shape.columns.map(({ heading }) => heading);
