import { allDatasets } from '#domain/lists.js';
import { objectiveKeys } from '#domain/scorecard/headline.js';

import type { PageDeclaration } from './declaration.js';

/** What has really changed, where, whether it is on target, and which figure not to trust yet. */
export const overview: PageDeclaration = {
  key: 'OVERVIEW',
  name: 'Overview',
  subject: 'the headline measures',
  datasets: allDatasets,
  blocks: [
    {
      id: 'objectives',
      name: 'Objectives',
      view: 'TILES',
      about: 'Confirmed disruptions by objective',
      tiles: objectiveKeys.map((objective) => ({ measure: 'disruptions', objective })),
    },
    {
      id: 'disruption',
      name: 'Disruption',
      view: 'TILES',
      about: 'Disruption',
      tiles: [
        { measure: 'disruptions' },
        { measure: 'majorModerateShare' },
        { measure: 'multiAgencyShare' },
        { measure: 'ocgsDisrupted' },
      ],
    },
    {
      id: 'reports',
      name: 'Reports',
      view: 'TILES',
      about: 'Reports',
      tiles: [{ measure: 'reports' }, { measure: 'reportsActionedIn24h' }],
    },
    {
      id: 'safeguarding',
      name: 'Safeguarding',
      view: 'TILES',
      about: 'Safeguarding',
      tiles: [
        { measure: 'nrmReferrals' },
        { measure: 'reasonableGroundsIn5Days' },
        { measure: 'triagedInTime' },
      ],
    },
    {
      id: 'resourcing',
      name: 'Resourcing',
      view: 'TILES',
      about: 'Resourcing',
      tiles: [
        { measure: 'vacancyRate' },
        { measure: 'abstractionRate' },
        { measure: 'forecastVariance' },
      ],
    },
    {
      id: 'returns',
      name: 'Returns',
      view: 'TILES',
      about: 'Returns',
      tiles: [{ measure: 'returnsOnTime' }],
    },
    {
      id: 'now',
      name: 'Now',
      view: 'NOW',
      rows: [
        { measure: 'disruptions', waiting: 'disruptionsWaiting' },
        { measure: 'majorModerateShare' },
        { measure: 'multiAgencyShare' },
        { measure: 'reports' },
        { measure: 'reportsActionedIn24h' },
      ],
    },
    {
      id: 'missing',
      name: 'Not returned',
      view: 'RETURNS',
      about: 'Returns owed but not received, by agency',
    },
  ],
};
