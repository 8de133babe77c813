import type { ChoicesQuery } from '#graphql/operations.js';

type Known = ChoicesQuery['measures'][number];

const plain: Omit<Known, 'id' | 'key' | 'name' | 'nameInSentences'> = {
  __typename: 'Measure',
  isPlural: true,
  subject: 'DISRUPTION',
  unit: 'COUNT',
  direction: 'HIGHER',
  disclosure: 'OPEN',
  datasets: ['DISRUPTIONS'],
  dimensions: ['QUARTER', 'AREA'],
  denominatorName: null,
  ratePer1000: null,
  companion: null,
  isStandard: false,
  splits: [],
};
const share = { ...plain, isPlural: false, unit: 'PERCENT' } satisfies typeof plain;
const rate = {
  ...plain,
  unit: 'RATE',
  denominatorName: 'people who live there',
} satisfies typeof plain;

/** A measure named by its key. */
const aKnown = (key: Known['key'], part: Omit<Known, 'id' | 'key'>): Known => ({
  id: key,
  key,
  ...part,
});

/** The choices: measures of every kind that a page of areas distinguishes. */
export const knownMeasures: readonly Known[] = [
  aKnown('reports', {
    ...plain,
    ...{ name: 'Reports received', nameInSentences: 'reports received', subject: 'REPORTS' },
    ...{
      datasets: ['REPORTS'],
      disclosure: 'PROTECTED_CRIME_TYPES',
      ratePer1000: 'reportsPer1000',
    },
  }),
  aKnown('reportsPer1000', {
    ...rate,
    ...{
      name: 'Reports per 1,000 people',
      nameInSentences: 'reports per 1,000 people',
      subject: 'REPORTS',
    },
    ...{ datasets: ['REPORTS'], disclosure: 'PROTECTED_CRIME_TYPES' },
  }),
  aKnown('disruptions', {
    ...plain,
    ...{
      name: 'Confirmed disruptions',
      nameInSentences: 'confirmed disruptions',
      ratePer1000: 'disruptionsPer1000',
      isStandard: true,
    },
  }),
  aKnown('disruptionsPer1000', {
    ...rate,
    ...{
      name: 'Confirmed disruptions per 1,000 people',
      nameInSentences: 'confirmed disruptions per 1,000 people',
    },
  }),
  aKnown('cashAndAssets', {
    ...plain,
    ...{
      name: 'Cash and assets recovered',
      nameInSentences: 'cash and assets recovered',
      unit: 'GBP',
    },
  }),
  aKnown('activeOcgs', {
    ...plain,
    ...{
      name: 'Active OCGs',
      nameInSentences: 'active OCGs',
      datasets: ['OCGS'],
      disclosure: 'CLEARED_BY_DISTRICT',
    },
  }),
  aKnown('referrals', {
    ...plain,
    ...{
      name: 'Safeguarding referrals',
      nameInSentences: 'safeguarding referrals',
      subject: 'SAFEGUARDING',
    },
    ...{ datasets: ['REFERRALS'], disclosure: 'PROTECTED' },
  }),
  aKnown('vacancyRate', {
    ...share,
    ...{ name: 'Vacancy rate', nameInSentences: 'the vacancy rate', subject: 'RESOURCING' },
    ...{ datasets: ['RESOURCES'], direction: 'LOWER', denominatorName: 'funded posts' },
  }),
  aKnown('hoursPerDisruption', {
    ...share,
    ...{
      name: 'Hours per confirmed disruption',
      nameInSentences: 'the time committed',
      subject: 'RESOURCING',
      unit: 'HOURS',
    },
    ...{ denominatorName: 'confirmed disruptions', companion: 'majorModerateShare' },
  }),
  aKnown('returnsOnTime', {
    ...share,
    ...{
      name: 'Returns received on time',
      nameInSentences: 'the share of returns received on time',
      subject: 'RETURNS',
    },
    ...{ dimensions: ['QUARTER'], denominatorName: 'returns due' },
  }),
];
