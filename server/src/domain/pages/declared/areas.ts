import { findRate, type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import { funnelKindOf } from '#domain/pages/block/compared-parts.js';

import type { BlockDeclaration, PageDeclaration, PageOfMeasure } from './declaration.js';

/** What two places are compared by: rates and shares of cases. */
const compared = [
  'reportsPer1000',
  'seriousReportShare',
  'reportsActionedIn24h',
  'reportsToDisruption',
  'disruptionsPer1000',
  'majorModerateShare',
  'multiAgencyShare',
  'triagedInTime',
  'repeatReferrals',
] as const satisfies readonly MeasureKey[];

/**
 * Districts on one measure: those that really differ, where they are, and a comparison of two of
 * them; for a chosen place, everything that it is rated by.
 */
export const areas: PageOfMeasure = { key: 'AREA', name: 'Areas', of: declare };

function declare(chosen: MeasureKey): PageDeclaration {
  const measure = findRate(measureOf(chosen)) ?? chosen;
  const { name } = measureOf(measure);
  return {
    key: areas.key,
    name: areas.name,
    subject: 'any district',
    datasets: datasetsUnder(measureOf(measure)),
    blocks: [
      ...declareDistricts(measure, name),
      {
        id: 'compare',
        name: 'Two places',
        view: 'COMPARE',
        standOutBy: measure,
        about:
          'four quarters. A line that crosses “same” may be chance; clumps of cases are allowed for',
        measures: compared,
      },
      {
        id: 'headlines',
        name: 'Headlines',
        view: 'MEASURES',
        isOfPlaces: true,
        noun: 'headline measures',
        about: 'Headline measures by quarter; separate scales',
        measures: [
          'reports',
          'reportsActionedIn24h',
          'disruptions',
          'majorModerateShare',
          'multiAgencyShare',
          'referrals',
          'nrmReferrals',
          'triagedInTime',
          'vacancyRate',
        ],
        columns: [
          { shows: 'VALUE', drawing: 'SPARKLINE', heading: 'In the quarter' },
          { shows: 'ON_LAST_YEAR', drawing: 'NONE', heading: 'On last year' },
          { shows: 'USUAL_RANGE', drawing: 'NONE', heading: 'Usual range' },
          { shows: 'TARGET', drawing: 'NONE', heading: 'Target' },
          { shows: 'SHORTFALL', drawing: 'NONE', heading: 'Missing' },
        ],
      },
    ],
  };
}

/**
 * A measure that is neither a rate nor a share of cases is not compared: districts are listed, and
 * none is marked.
 */
function declareDistricts(measure: MeasureKey, name: string): readonly BlockDeclaration[] {
  const { kind } = measureOf(measure);
  const about = kind === 'STOCK' ? name : `${name}, four quarters`;
  const map: BlockDeclaration = {
    id: 'map',
    name: 'Where they are',
    view: 'MAP',
    by: 'AREA',
    measure,
    about,
  };
  if (funnelKindOf(measureOf(measure)) === null)
    return [
      {
        id: 'districts',
        name,
        view: 'TABLE',
        by: 'AREA',
        noun: 'districts',
        ofAllPlaces: true,
        about: `${name} by district. Bold rows have a mark`,
        columns: [{ measure, shows: 'VALUE', drawing: 'SPARKLINE', heading: name }],
      },
      map,
    ];
  return [
    {
      id: 'districts',
      name,
      view: 'FUNNEL',
      by: 'AREA',
      measure,
      about: `${about}, with 95% (dashed) and 99.8% limits`,
    },
    map,
  ];
}
