import type { PageDeclaration } from './declaration.js';

/**
 * Organised crime groups as in the registers. Only packs show this page, and the API on request.
 */
export const groups: PageDeclaration = {
  key: 'GROUPS',
  name: 'Organised crime groups',
  subject: 'organised crime groups',
  datasets: ['OCGS'],
  blocks: [
    {
      id: 'groups',
      name: 'Organised crime groups',
      view: 'MOVEMENT',
      measure: 'openOcgs',
      came: { measure: 'ocgsMapped', label: 'Newly mapped', verb: 'mapped' },
      went: { measure: 'ocgsArchived', label: 'Archived', verb: 'archived' },
      other: { label: 'Other changes, net', words: 'other changes' },
      noun: 'Groups',
      about: 'Open groups, end of last quarter to end of this one',
    },
    {
      id: 'active',
      name: 'Active groups',
      view: 'MEASURES',
      noun: 'active groups',
      counted: 'measures',
      about: 'Active groups by quarter; separate scales',
      measures: ['activeOcgs', 'ocgsDisrupted', 'plansInDate'],
      columns: [
        { shows: 'VALUE', drawing: 'SPARKLINE', heading: 'At quarter end' },
        { shows: 'TARGET', drawing: 'NONE', heading: 'Target' },
      ],
    },
  ],
};
