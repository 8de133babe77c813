import type { FigureQuestion, FigureWhere } from '#lib/figure-question.js';

import type { BlockContext } from './disruption.type.js';
import { resultMeasures } from './labels.js';
import { toVariables } from './question.js';

/** What each block of the page is asked by: the same as in the question of the page, for one block alone. */
export function toQuestions({ scope, choices }: Pick<BlockContext, 'scope' | 'choices'>) {
  const wheres = toVariables(scope, choices, []);
  return {
    /** `from` and `to` are the first and last quarter shown. */
    objectives: (from: string, to: string): FigureQuestion => ({
      measures: ['disruptions'],
      by: ['QUARTER', 'OBJECTIVE'],
      where: { ...wheres.whereAll, objective: null, quarter: { from, to } },
      fillGaps: true,
    }),
    /** By the step and over the range that is asked. */
    overTime: {
      measures: ['disruptions'],
      by: [wheres.timeBy].flat(),
      where: wheres.whereTime,
      window: wheres.timeWindow,
      first: wheres.timeFirst,
      fillGaps: true,
    } satisfies FigureQuestion,
    results: {
      measures: resultMeasures.map(({ measure }) => measure),
      by: [],
      where: wheres.whereAll,
      changes: ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR'],
    } satisfies FigureQuestion,
    crimeTypes: {
      measures: ['disruptions'],
      by: ['CRIME_TYPE', 'OBJECTIVE'],
      where: wheres.whereKinds,
      fillGaps: true,
    } satisfies FigureQuestion,
    districts: {
      measures: ['disruptions', 'disruptionsPer1000'],
      by: ['AREA'],
      where: wheres.whereDistricts,
      first: 50,
      orderBy: [{ measure: 'disruptions', direction: 'DESC' }],
      changes: ['SAME_PERIOD_LAST_YEAR'],
    } satisfies FigureQuestion,
    impact: {
      measures: ['disruptions'],
      by: ['IMPACT'],
      where: wheres.whereAll,
      fillGaps: true,
      changes: ['SAME_PERIOD_LAST_YEAR'],
    } satisfies FigureQuestion,
    groups: {
      measures: ['activeOcgs', 'ocgsMapped', 'ocgsArchived'],
      by: ['QUARTER'],
      where: wheres.whereGroups,
      fillGaps: true,
    } satisfies FigureQuestion,
    agencies: {
      measures: ['disruptions', 'disruptionsSupported'],
      by: ['AGENCY'],
      where: wheres.whereAgencies,
      first: 100,
      orderBy: [{ measure: 'disruptions', direction: 'DESC' }],
    } satisfies FigureQuestion,
    multiAgency: { measures: ['multiAgencyShare'], by: [], where: wheres.whereAll } satisfies FigureQuestion,
    /** Disruptions that a family supported without leading them, by its code. */
    families: new Map<string, FigureWhere>([
      ['POLICE', wheres.wherePolice],
      ['NATIONAL_LAW_ENFORCEMENT', wheres.whereNational],
      ['LOCAL_AUTHORITY', wheres.whereCouncils],
      ['FIRE', wheres.whereFire],
      ['HEALTH', wheres.whereHealth],
      ['CRIMINAL_JUSTICE', wheres.whereJustice],
      ['CHARITY', wheres.whereCharities],
      ['OVERSIGHT', wheres.whereOversight],
    ]),
  };
}
