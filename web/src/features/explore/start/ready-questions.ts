import { usualQuarter } from '#features/explore/strip/choices-of.js';
import type { Choices, QuestionText } from '#features/explore/workbench.type.js';
import { shiftQuarter } from '#lib/quarter.js';

import { type FiguresSketch, writeSketch } from './write-sketch.js';

/** A ready-made question that can be asked and changed. */
export interface ReadyQuestion {
  readonly id: string;
  /** The question in everyday words. */
  readonly title: string;
  /** The name of the question's tab. */
  readonly name: string;
  /** How the answer is grouped, such as "By area". */
  readonly told: string;
  readonly text: string;
  /** The variables that have a starting value. */
  readonly asks: readonly ('quarter' | 'from' | 'to' | 'area')[];
}

const atQuarter = {
  variables: '$quarter: Quarter!, $area: ID!',
  where: ['quarter: { in: [$quarter] }', 'area: { within: [$area] }'],
};
const overQuarters = {
  variables: '$from: Quarter!, $to: Quarter!, $area: ID!',
  where: ['quarter: { from: $from, to: $to }', 'area: { within: [$area] }'],
};
const change = ['change(to: SAME_PERIOD_LAST_YEAR) {', '  signed', '  difference', '}'];

type Sketch = Omit<ReadyQuestion, 'text' | 'asks'> & {
  readonly over: typeof atQuarter;
  readonly asked: Pick<FiguresSketch, 'by' | 'maxOf' | 'measures'>;
};

const sketches: readonly Sketch[] = [
  {
    id: 'most-disruptions',
    title: 'Where were the most disruptions confirmed last quarter?',
    name: 'Disruptions by area',
    told: 'By area',
    over: atQuarter,
    asked: {
      by: ['AREA'],
      maxOf: 'disruptions',
      measures: [
        { key: 'disruptions' },
        { key: 'disruptionsPer1000' },
        { key: 'majorModerateShare' },
      ],
    },
  },
  {
    id: 'objectives',
    title: 'How has each objective moved in three years?',
    name: 'Objectives by quarter',
    told: 'By quarter and objective',
    over: overQuarters,
    asked: { by: ['QUARTER', 'OBJECTIVE'], maxOf: null, measures: [{ key: 'disruptions' }] },
  },
  {
    id: 'change-by-area',
    title: 'Which areas drove the change since last year?',
    name: 'Change by area',
    told: 'By area, with change',
    over: atQuarter,
    asked: { by: ['AREA'], maxOf: 'disruptions', measures: [{ key: 'disruptions', more: change }] },
  },
  {
    id: 'serious-crimes',
    title: 'Which crimes are reported most, and how many meet the serious-crime test?',
    name: 'Reports by crime type',
    told: 'By crime type',
    over: atQuarter,
    asked: {
      by: ['CRIME_TYPE'],
      maxOf: 'reports',
      measures: [{ key: 'reports' }, { key: 'seriousReportShare' }],
    },
  },
  {
    id: 'first-action',
    title: 'How often does a report get a first action within 24 hours?',
    name: 'First action by quarter',
    told: 'By quarter',
    over: overQuarters,
    asked: {
      by: ['QUARTER'],
      maxOf: null,
      measures: [{ key: 'reportsActionedIn24h' }, { key: 'reports' }],
    },
  },
  {
    id: 'children',
    title: 'How many of those referred are children?',
    name: 'Referrals by age',
    told: 'By quarter and age',
    over: overQuarters,
    asked: { by: ['QUARTER', 'AGE_BAND'], maxOf: null, measures: [{ key: 'referrals' }] },
  },
  {
    id: 'nrm-decisions',
    title: 'Are NRM decisions made within five working days?',
    name: 'NRM decisions by quarter',
    told: 'By quarter',
    over: overQuarters,
    asked: {
      by: ['QUARTER'],
      maxOf: null,
      measures: [{ key: 'reasonableGroundsIn5Days' }, { key: 'nrmReferrals' }],
    },
  },
  {
    id: 'support',
    title: 'Who supports disruptions that others lead?',
    name: 'Support by agency',
    told: 'By agency',
    over: atQuarter,
    asked: {
      by: ['AGENCY'],
      maxOf: 'disruptionsSupported',
      measures: [{ key: 'disruptionsSupported' }],
    },
  },
  {
    id: 'empty-posts',
    title: 'Where are the most posts vacant?',
    name: 'Vacancies by agency',
    told: 'By agency',
    over: { variables: '$quarter: Quarter!', where: ['quarter: { in: [$quarter] }'] },
    asked: {
      by: ['AGENCY'],
      maxOf: 'vacancyRate',
      measures: [{ key: 'vacancyRate' }, { key: 'establishmentFte' }],
    },
  },
  {
    id: 'hours',
    title: 'How many hours does a disruption take?',
    name: 'Hours by objective',
    told: 'By objective, with impact',
    over: { variables: '$quarter: Quarter!', where: ['quarter: { in: [$quarter] }'] },
    asked: {
      by: ['OBJECTIVE'],
      maxOf: null,
      measures: [{ key: 'hoursPerDisruption' }, { key: 'majorModerateShare' }],
    },
  },
];

/** Ten questions in plain English. Each opens as a question that can be changed. */
export const readyQuestions: readonly ReadyQuestion[] = sketches.map(
  ({ over, asked, ...rest }) => ({
    ...rest,
    text: writeSketch({ ...over, ...asked }),
    asks: (['quarter', 'from', 'to', 'area'] as const).filter((name) =>
      over.variables.includes(`$${name}:`),
    ),
  }),
);

/** The number of quarters in three years. */
const THREE_YEARS = 12;

/**
 * A ready-made question with its starting values: the latest quarter with data, or the three years
 * up to it, and the whole area.
 */
export function toQuestion(
  { text, asks }: Pick<ReadyQuestion, 'text' | 'asks'>,
  choices: Pick<Choices, 'periods' | 'areas'>,
): QuestionText {
  const values = readyValues(choices);
  return { text, variables: Object.fromEntries(asks.map((name) => [name, values[name]])) };
}

/** The starting values of variables in ready-made questions. */
export function readyValues(choices: Pick<Choices, 'periods' | 'areas'>) {
  const quarter = usualQuarter(choices) ?? '';
  return {
    quarter,
    to: quarter,
    from: shiftQuarter(quarter, 1 - THREE_YEARS),
    area: choices.areas[0]?.code ?? '',
  };
}
