import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { writeFigureDocument } from '#lib/figure-document.js';
import { aScope } from '#testing/a-scope.js';
import { knownMeasures } from '#testing/fake-measures.js';
import { aFigure } from '#testing/fake-values.js';

import type { AreaScope, Place } from './area.type.js';
import { toDistrictBlock, toDistrictQuestion, toHeadlineBlock, toHeadlineFigure } from './block-questions.js';
import { toHeadlineTable } from './headline-table.js';
import type { HeadlineRow } from './headlines.js';
import { toMapMeasures } from './map-measures.js';

const schema = buildSchema(readFileSync(path.resolve(import.meta.dirname, '../../../../server/schema.graphql'), 'utf8'));
const findFaults = (question: Parameters<typeof writeFigureDocument>[0]) => validate(schema, parse(writeFigureDocument(question)));

const force: Place = { code: 'E23000029', name: 'Thames Valley', kind: 'FORCE', population: null, larger: [] };
const reading: Place = { code: 'E06000038', name: 'Reading', kind: 'DISTRICT', population: null, larger: [force.code] };
const mapMeasures = toMapMeasures(knownMeasures, true);
function find(code: string) {
  const measure = mapMeasures.find((candidate) => candidate.code === code);
  if (measure === undefined) throw new Error(`The map has no ${code}`);
  return measure;
}
const scope: AreaScope = { ...aScope(), area: reading, other: force, measure: find('disruptions'), unit: 'rate' };
const quarter = { in: ['2026-27-Q2'] };
const within = { within: [reading.code] };

function aRow(key: HeadlineRow['kpi']['measure']['key'], objective: HeadlineRow['kpi']['objective'] = null): HeadlineRow {
  const kpi: HeadlineRow['kpi'] = {
    __typename: 'Kpi',
    id: key,
    name: key,
    subject: 'DISRUPTION',
    objective,
    status: 'NO_TARGET',
    variation: 'NO_REAL_CHANGE',
    sentence: '',
    measure: { __typename: 'Measure', id: key, key, unit: 'COUNT' },
    period: { __typename: 'Period', id: '2026-27-Q2', key: '2026-27-Q2', status: 'PROVISIONAL' },
    figure: { __typename: 'Figure', ...aFigure(40), flags: [], numerator: null, denominator: null },
    target: null,
    previousQuarter: null,
    sameQuarterLastYear: null,
    controlChart: null,
  };
  return { key: `${key}-${objective ?? ''}`, kpi, other: kpi };
}

const rows = [aRow('disruptions', 'PURSUE'), aRow('disruptions'), aRow('vacancyRate')];

describe('what map and list are asked by', () => {
  it.each(mapMeasures)('is what the API understands: $code', (measure) => {
    for (const unit of ['rate', 'count'] as const) {
      const asked = { scope: { ...scope, measure, unit } };
      const question = toDistrictQuestion(asked, ['PREVIOUS_PERIOD']);
      const { explains } = toDistrictBlock(question, asked);
      expect(findFaults(question)).toEqual([]);
      expect(findFaults({ measures: [explains?.measure ?? ''], by: [], where: explains?.where ?? {} })).toEqual([]);
    }
  });

  it('is every area of the quarter, whichever the page is of, by what the map shows', () => {
    expect(toDistrictQuestion({ scope })).toEqual({
      measures: ['disruptions', 'disruptionsPer1000'],
      by: ['AREA'],
      where: { quarter },
      fillGaps: true,
      orderBy: [{ measure: 'disruptionsPer1000', direction: 'DESC' }],
    });
    expect(toDistrictQuestion({ scope: { ...scope, unit: 'count' } }).orderBy).toEqual([{ measure: 'disruptions', direction: 'DESC' }]);
    expect(toDistrictQuestion({ scope: { ...scope, measure: find('referrals'), unit: 'count' } }).measures).toEqual(['referrals']);
  });

  it('explains the measure on the map for the area of the page, and for the force every record', () => {
    const explain = (area: Place) => toDistrictBlock(toDistrictQuestion({ scope }), { scope: { ...scope, area } }).explains;
    expect(explain(reading)).toEqual({ measure: 'disruptionsPer1000', where: { quarter, area: within } });
    expect(explain(force)).toEqual({ measure: 'disruptionsPer1000', where: { quarter } });
  });
});

describe('what the headlines are asked by', () => {
  it('is what the API understands, of the area alone, and no file of the table', () => {
    const { figures, isFile } = toHeadlineBlock(rows, { scope }, ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR']);
    expect(findFaults(figures)).toEqual([]);
    expect(figures).toMatchObject({ measures: ['disruptions', 'vacancyRate'], by: [], where: { quarter, area: within } });
    expect(isFile).toBe(false);
  });

  it('explains a headline under its objective', () => {
    const [pursue] = rows;
    const explains = pursue === undefined ? null : toHeadlineFigure(pursue.kpi, scope, reading);
    expect(explains).toEqual({ measure: 'disruptions', where: { quarter, area: within, objective: { in: ['PURSUE'] } } });
    expect(findFaults({ measures: ['disruptions'], by: [], where: explains?.where ?? {} })).toEqual([]);
    expect(toHeadlineBlock(rows, { scope }, []).explains).toEqual(explains);
  });

  it('explains the figure of the area beside as that area’s', () => {
    const [, row] = toHeadlineTable(rows, { scope }).rows;
    expect(row?.cells.flatMap(({ explains }) => explains ?? [])).toEqual([
      { measure: 'disruptions', where: { quarter, area: within } },
      { measure: 'disruptions', where: { quarter } },
    ]);
  });
});
