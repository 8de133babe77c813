import type { PageDeclaration } from './declaration.js';

/** Organised crime groups as the registers have them. No address of the web shows it: packs do, and whoever asks for it. */
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
      other: {
        label: 'Reopened and other changes',
        moreWords: 'reopened or otherwise added',
        fewerWords: 'taken off without being archived',
      },
      noun: 'Groups',
      about: 'Open groups on the registers, on the first and last day of the quarter',
    },
    {
      id: 'active',
      name: 'Active groups',
      view: 'MEASURES',
      noun: 'active groups',
      counted: 'measures',
      about: 'Active groups by quarter; own scales',
      measures: ['activeOcgs', 'ocgsDisrupted', 'plansInDate'],
      columns: [
        { shows: 'VALUE', drawing: 'SPARKLINE', heading: 'At its end' },
        { shows: 'TARGET', drawing: 'NONE', heading: 'Target' },
      ],
    },
  ],
};
