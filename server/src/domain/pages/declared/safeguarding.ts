import type { PageDeclaration, TableDeclaration } from './declaration.js';

/** A list of people who were referred, with the viewer's own before the others. */
const listed = {
  view: 'TABLE',
  isAlsoByQuarter: true,
  columns: [
    { measure: 'referrals', of: 'OWN', shows: 'VALUE', drawing: 'NONE', heading: 'People' },
    { measure: 'referrals', of: 'OTHERS', shows: 'VALUE', drawing: 'NONE', heading: 'Others' },
    { measure: 'referrals', shows: 'NOTHING', drawing: 'BAR', heading: 'Compared' },
  ],
} as const satisfies Partial<TableDeclaration>;

/** Who was referred for protection, by which pathway, for what, and how soon it was decided. */
export const safeguarding: PageDeclaration = {
  key: 'SAFEGUARDING',
  name: 'Safeguarding',
  subject: 'referrals',
  datasets: ['REFERRALS'],
  lead: { measure: 'referrals', noun: { singular: 'person', plural: 'people' }, verb: 'referred' },
  reading: 'More referrals can mean better spotting, so neither way is better.',
  blocks: [
    {
      id: 'referrals',
      name: 'Referrals',
      view: 'CONTROL',
      measure: 'referrals',
      ofOwn: true,
      about: 'Referrals by quarter',
    },
    {
      id: 'decisions',
      name: 'Triage and decisions',
      view: 'MEASURES',
      noun: 'triage, decisions and repeats',
      counted: 'shares',
      about: 'Triage, decisions and repeats as shares of cases',
      measures: [
        'triagedInTime',
        'reasonableGroundsIn5Days',
        'positiveReasonableGrounds',
        'repeatReferrals',
        'dutyToNotifyShare',
      ],
      columns: [
        { of: 'OWN', shows: 'SHARE', drawing: 'NONE', heading: 'Share' },
        { of: 'ALL', shows: 'SHARE', drawing: 'NONE', heading: 'All' },
        { shows: 'TARGET', drawing: 'NONE', heading: 'Target' },
        { shows: 'STATUS', drawing: 'RANGE', heading: 'Range' },
      ],
    },
    {
      id: 'exploitation',
      name: 'Exploitation',
      view: 'TABLE',
      by: 'EXPLOITATION',
      noun: 'kinds of exploitation',
      isAlsoByQuarter: true,
      about: 'Referrals by exploitation named; one may name several, so do not add them up',
      columns: [
        { measure: 'referrals', of: 'OWN', shows: 'VALUE', drawing: 'PANEL', heading: 'People' },
        {
          measure: 'referrals',
          of: 'OWN',
          shows: 'USUAL_RANGE',
          drawing: 'NONE',
          heading: 'Usual range',
        },
        { measure: 'referrals', of: 'OWN', shows: 'VARIATION', drawing: 'NONE', heading: 'Change' },
        { measure: 'referrals', of: 'OTHERS', shows: 'VALUE', drawing: 'PANEL', heading: 'Others' },
      ],
    },
    {
      id: 'pathways',
      name: 'Pathway',
      by: 'PATHWAY',
      noun: 'pathways',
      about: 'Referrals by pathway',
      ...listed,
    },
    {
      id: 'ages',
      name: 'Age',
      by: 'AGE_BAND',
      noun: 'age groups',
      about: 'Referrals by age',
      ...listed,
    },
    {
      id: 'areas',
      name: 'Area',
      by: 'AREA',
      noun: 'districts',
      about: 'Referrals by district',
      ...listed,
    },
    {
      id: 'tasks',
      name: 'For you to do',
      view: 'TASKS',
      about: 'Your own referrals for the quarter',
      tasks: [
        { kind: 'RETURN', dataset: 'REFERRALS', label: 'Your return', noun: 'Referrals' },
        {
          kind: 'NO_PART',
          measure: 'referrals',
          by: 'AREA',
          label: 'Place',
          words: 'referrals have no district recorded',
        },
        {
          kind: 'REST',
          measure: 'triagedInTime',
          label: 'Late triage',
          words: 'triaged referrals took longer than their limit',
        },
        {
          kind: 'PART',
          measure: 'referrals',
          by: 'AGE_BAND',
          key: 'UNKNOWN',
          label: 'Age',
          words: 'referrals have no age recorded',
        },
      ],
    },
  ],
};
