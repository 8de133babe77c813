import type { PageDeclaration } from './declaration.js';

/** What people and services reported, what became of it, and how serious it is. */
export const reports: PageDeclaration = {
  key: 'REPORTS',
  name: 'Reports',
  subject: 'reports',
  datasets: ['REPORTS'],
  blocks: [
    {
      id: 'reports',
      name: 'Reports',
      view: 'CONTROL',
      measure: 'reports',
      about: 'Reports by quarter',
    },
    {
      id: 'first-action',
      name: 'First action',
      view: 'CONTROL',
      measure: 'reportsActionedIn24h',
      about: 'First action within 24 hours by quarter',
    },
    {
      id: 'first-actions',
      name: 'What was done first',
      view: 'PARTS',
      measure: 'reportsActionedIn24h',
      whole: 'reports',
      about: 'All reports',
      parts: { counted: 'In 24 hours', rest: 'Later', leftOut: 'No first action' },
      leftOutBy: { dimension: 'REPORT_STATUS', unknown: 'No status given' },
      base: 'with a first action',
    },
    {
      id: 'why',
      name: 'Why',
      view: 'CHANGE',
      measure: 'reports',
      by: 'CRIME_TYPE',
      about: 'Change in reports by crime type',
    },
    {
      id: 'why-first-action',
      name: 'Why first action changed',
      view: 'CHANGE',
      measure: 'reportsActionedIn24h',
      by: 'CHANNEL',
      about: 'Change in first action within 24 hours by channel',
    },
    {
      id: 'serious',
      name: 'Serious reports',
      view: 'CONTROL',
      measure: 'seriousReportShare',
      about: 'Reports that meet the serious-crime test',
    },
    {
      id: 'linked',
      name: 'Linked reports',
      view: 'CONTROL',
      measure: 'reportsToDisruption',
      about: 'Reports linked to a disruption',
    },
    {
      id: 'crime-types',
      name: 'Crime types',
      view: 'TABLE',
      by: 'CRIME_TYPE',
      noun: 'crime types',
      about: 'Reports by crime type. Bold rows have a mark',
      columns: [
        { measure: 'reports', shows: 'VALUE', drawing: 'SPARKLINE', heading: 'Reports' },
        { measure: 'seriousReportShare', shows: 'VALUE', drawing: 'DOT', heading: 'Serious share' },
        {
          measure: 'reportsActionedIn24h',
          shows: 'VALUE',
          drawing: 'DOT',
          heading: 'First action in 24 hours',
        },
      ],
    },
  ],
};
