import { aMeasure, aPeriod } from './fake-values.js';

const rate = aMeasure({
  id: 'vacancyRate',
  key: 'vacancyRate',
  name: 'Vacancy rate',
  unit: 'PERCENT',
  disclosure: 'OPEN',
});

/** A cell without a drawing. */
export const aCell = (text: string, part: Readonly<Record<string, unknown>> = {}) => ({
  text,
  mark: 'PLAIN',
  value: null,
  start: null,
  series: [],
  usual: null,
  ranges: [],
  own: null,
  place: null,
  status: null,
  variation: null,
  ...part,
});

export const aColumn = (heading: string, part: Readonly<Record<string, unknown>> = {}) => ({
  measure: rate,
  objective: null,
  heading,
  drawing: 'NONE',
  scale: null,
  wanted: [],
  ...part,
});

/** A row with its key and its label. */
export const aRow = (
  [key, label]: readonly [string, string],
  cells: readonly unknown[],
  part: Readonly<Record<string, unknown>> = {},
) => ({
  key,
  kind: 'PART',
  label,
  detail: null,
  group: null,
  isMarked: false,
  isFolded: null,
  cells,
  ...part,
});

export const aQuestion = (part: Readonly<Record<string, unknown>> = {}) => ({
  measures: ['vacancyRate'],
  by: ['AGENCY'],
  from: aPeriod('2026-27-Q2'),
  to: aPeriod('2026-27-Q2'),
  window: 'PERIOD',
  shownFrom: aPeriod('2026-27-Q2'),
  shownTo: aPeriod('2026-27-Q2'),
  area: { id: 'E23000029', code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' },
  agency: null,
  agencyKind: null,
  objective: null,
  crimeType: null,
  pathway: null,
  where: null,
  ...part,
});

/** A table of two agencies, with each vacancy rate as a dot. */
export const aBlock = (part: Readonly<Record<string, unknown>> = {}) => ({
  id: 'agencies',
  view: 'TABLE',
  about: 'Vacancy rate by agency',
  because: null,
  summary: 'Thames Valley Police: 7.3%. Barnardo’s: 5.2%.',
  finding: { kind: 'OUTLIER', text: 'One of 2 agencies has something to look at' },
  kpi: null,
  notes: [],
  choices: [],
  tiles: [],
  table: {
    rowHeading: 'Agency',
    columns: [
      aColumn('Posts vacant', {
        drawing: 'DOT',
        scale: {
          from: 0,
          to: 10,
          ticks: [
            { value: 0, text: '0%' },
            { value: 10, text: '10%' },
          ],
        },
        wanted: [8],
      }),
    ],
    rows: [
      aRow(
        ['TVP', 'Thames Valley Police'],
        [aCell('51.7 of 711.2', { mark: 'SIGNAL', value: 7.3 })],
        { isMarked: true },
      ),
      aRow(['BARN', 'Barnardo’s'], [aCell('0.4 of 7.7', { mark: 'FEW', value: 5.2 })]),
    ],
  },
  funnel: null,
  outlined: [],
  byQuarter: null,
  question: aQuestion(),
  ...part,
});

/** One figure for two quarters, without ratings. */
export const aSeries = (part: Readonly<Record<string, unknown>> = {}) => ({
  ...aBlock(),
  view: 'SERIES',
  about: 'Vacancy rate by quarter',
  summary: 'Q2 2026/27: 7.6%, Q1 2026/27: 7.8%.',
  finding: { kind: 'NOT_JUDGED', text: 'Vacancies: 7.6%' },
  table: {
    rowHeading: 'Quarter',
    columns: [aColumn('Vacancy rate')],
    rows: [
      aRow(['2026-27-Q2', 'Q2 2026/27'], [aCell('7.6%', { value: 7.6 })]),
      aRow(['2026-27-Q1', 'Q1 2026/27'], [aCell('7.8%', { value: 7.8 })]),
    ],
  },
  question: aQuestion({ by: ['QUARTER'], from: aPeriod('2026-27-Q1') }),
  ...part,
});

/** A page with one block. */
export const aPage = (part: Readonly<Record<string, unknown>> = {}) => ({
  id: JSON.stringify(part),
  name: 'Resourcing',
  title: 'Vacancies are at their lowest',
  subtitle:
    'Q2 2026/27 (July to September 2026), Thames Valley, all agencies. All 2 returns are in.',
  protection: null,
  detail: '',
  notes: [],
  dataVersion: 1482,
  asOf: '2026-11-24T09:14:00Z',
  marking: 'OFFICIAL',
  period: aPeriod('2026-27-Q2'),
  blocks: [aBlock()],
  ...part,
});
