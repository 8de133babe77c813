import type { PageDeclaration } from './declaration.js';

/** What partners put in: posts, hours and money. */
export const resourcing: PageDeclaration = {
  key: 'RESOURCING',
  name: 'Resourcing',
  subject: 'posts, money and hours',
  datasets: ['RESOURCES'],
  blocks: [
    {
      id: 'vacancies',
      name: 'Vacancies',
      view: 'CONTROL',
      measure: 'vacancyRate',
      about: 'Vacancy rate by quarter; lower is better',
    },
    {
      id: 'money',
      name: 'Money',
      view: 'WATERFALL',
      measure: 'forecastVariance',
      by: 'AGENCY',
      ofAllAgencies: true,
      about: 'Forecast against budget, by agency',
    },
    {
      id: 'hours',
      name: 'Hours',
      view: 'TABLE',
      by: 'OBJECTIVE',
      noun: 'hours',
      about: 'Hours by objective and quarter; separate scales',
      columns: [
        { measure: 'hoursCommitted', shows: 'VALUE', drawing: 'SPARKLINE', heading: 'Hours' },
        {
          measure: 'hoursCommitted',
          shows: 'USUAL_RANGE',
          drawing: 'NONE',
          heading: 'Usual range',
        },
      ],
    },
    {
      id: 'agencies',
      name: 'Agencies',
      view: 'TABLE',
      by: 'AGENCY',
      noun: 'agencies',
      ofAllAgencies: true,
      about: 'By agency, most hours first. Bold rows have a mark',
      columns: [
        { measure: 'hoursCommitted', shows: 'VALUE', drawing: 'SPARKLINE', heading: 'Hours' },
        { measure: 'vacancyRate', shows: 'PARTS', drawing: 'DOT', heading: 'Posts vacant' },
        {
          measure: 'abstractionRate',
          shows: 'VALUE',
          drawing: 'DOT',
          heading: 'Hours lost to other duties',
        },
        {
          measure: 'forecastVariance',
          shows: 'NUMERATOR',
          drawing: 'DOT',
          heading: 'Over or under budget',
        },
      ],
    },
  ],
};
