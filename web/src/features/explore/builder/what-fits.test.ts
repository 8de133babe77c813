import { describe, expect, it } from 'vitest';

import type { BuilderQuestion } from './question.type.js';
import {
  findForeignDimensions,
  findForeignMeasures,
  type Fitting,
  withCompanions,
  withDependants,
} from './what-fits.js';

const range = { from: 0, to: 0 };
const aMeasure = (
  key: string,
  part: Partial<Fitting['measures'][number]> = {},
): Fitting['measures'][number] => ({
  key,
  name: key,
  subject: 'DISRUPTION',
  datasets: ['DISRUPTIONS'],
  dimensions: ['AREA', 'QUARTER', 'LOCAL_COMMAND_UNIT'],
  companion: null,
  ...part,
});
const fitting: Fitting = {
  measures: [
    aMeasure('acts', { name: 'Acts' }),
    aMeasure('tips', {
      name: 'Tips',
      datasets: ['REPORTS'],
      dimensions: ['AREA', 'QUARTER', 'CHANNEL', 'LOCAL_COMMAND_UNIT'],
    }),
    aMeasure('inTime', { name: 'Returns received on time', datasets: [], dimensions: ['QUARTER'] }),
    aMeasure('hours', { companion: 'acts' }),
  ],
  dimensions: [
    { code: 'AREA', name: 'Area' },
    { code: 'QUARTER', name: 'Quarter' },
    { code: 'CHANNEL', name: 'Channel' },
    { code: 'LOCAL_COMMAND_UNIT', name: 'Local command unit' },
  ],
  datasetNames: new Map([
    ['DISRUPTIONS', 'disruptions'],
    ['REPORTS', 'reports'],
  ]),
};
const asked = (
  by: readonly string[],
  fields: readonly string[] = [],
): Pick<BuilderQuestion, 'by' | 'filters'> => ({
  by: by.map((dimension) => ({ dimension, range })),
  filters: fields.map((field) => ({ kind: 'CONDITION', field, tests: [], path: [field], range })),
});

describe('findForeignDimensions', () => {
  it('names the records for which a dimension is not recorded', () => {
    expect(findForeignDimensions(['acts'], fitting)).toEqual([
      { code: 'CHANNEL', why: 'Channel is not recorded for disruptions.' },
    ]);
  });

  it('finds the dimensions that any of the selected measures lacks', () => {
    expect(findForeignDimensions(['tips', 'acts'], fitting).map(({ code }) => code)).toEqual([
      'CHANNEL',
    ]);
  });

  it('finds no dimensions before a measure is selected', () => {
    expect(findForeignDimensions([], fitting)).toEqual([]);
  });

  it('names a measure that belongs to no dataset', () => {
    expect(findForeignDimensions(['inTime'], fitting)[0]?.why).toBe(
      'Area is not recorded for returns received on time.',
    );
  });
});

describe('findForeignMeasures', () => {
  it('names the dimension that a measure does not record', () => {
    expect(findForeignMeasures(asked(['AREA']), fitting)).toEqual([
      { code: 'inTime', why: 'Returns received on time is not recorded by area.' },
    ]);
  });

  it('checks filters as well as groups, by the name of their field', () => {
    expect(findForeignMeasures(asked([], ['channel']), fitting).map(({ code }) => code)).toEqual([
      'acts',
      'inTime',
      'hours',
    ]);
    expect(
      findForeignMeasures(asked([], ['localCommandUnit']), fitting).map(({ code }) => code),
    ).toEqual(['inTime']);
  });
});

describe('a measure that would mislead on its own', () => {
  it('adds the measure that it needs', () => {
    expect(withCompanions(['hours'], fitting)).toEqual(['hours', 'acts']);
    expect(withCompanions(['acts'], fitting)).toEqual(['acts']);
  });

  it('is removed together with the measure that it needs', () => {
    expect(withDependants(['acts'], ['acts', 'hours'], fitting)).toEqual(['acts', 'hours']);
    expect(withDependants(['acts'], ['acts'], fitting)).toEqual(['acts']);
  });
});
