import { aKpi, anObjective } from './fake-card.js';
import { aBlock, aCell, aColumn, aPage, aQuestion, aRow } from './fake-page.js';
import { aPeriod } from './fake-values.js';

/** A tile's figure, without a change unless one is given. */
export const aTile = (
  kpi: Readonly<Record<string, unknown>>,
  part: Readonly<Record<string, unknown>> = {},
) => ({
  kpi,
  finding: { kind: 'NO_REAL_CHANGE', text: 'No real change' },
  base: '',
  target: '38',
  moves: [
    { text: '+22 (+5.4%)', on: 'on last quarter' },
    { text: '+7 (+1.7%)', on: 'on Q2 2025/26' },
  ],
  why: [],
  ...part,
});

const byQuarter = { by: ['QUARTER'], from: aPeriod('2023-24-Q2'), to: aPeriod('2026-27-Q2') };

/** Tiles under a heading. */
export const aTilesBlock = (
  about: string,
  tiles: readonly unknown[],
  part: Readonly<Record<string, unknown>> = {},
) => ({
  ...aBlock(),
  id: about.toLowerCase(),
  view: 'TILES',
  about,
  summary: about,
  finding: { kind: 'NO_REAL_CHANGE', text: 'No real change' },
  tiles,
  table: { rowHeading: 'Measure', columns: [aColumn('Figure')], rows: [] },
  question: aQuestion(byQuarter),
  ...part,
});

export const byObjective = 'Confirmed disruptions by objective';

/** The tiles of objectives. */
export const ofObjectives = (...tiles: readonly unknown[]) =>
  aTilesBlock(byObjective, tiles, {
    id: 'objectives',
    question: aQuestion({ ...byQuarter, by: ['QUARTER', 'OBJECTIVE'] }),
  });

/** Missing returns: agencies by name, with referrals and resources for each. */
export const aList = (names: readonly string[]) =>
  aTilesBlock('Returns owed but not received, by agency', [], {
    id: 'missing',
    view: 'LIST',
    finding: { kind: 'NO_REAL_CHANGE', text: `Not returned, ${names.length * 2} of 64` },
    table: {
      rowHeading: 'Agency',
      columns: [aColumn('Not returned')],
      rows: names.map((name) => aRow([name, name], [aCell('Referrals, Resources')])),
    },
    question: aQuestion({ by: ['AGENCY'] }),
  });

/** The Overview of Q2 2026/27 for the force, with one objective and one headline measure. */
export const aTilesPage = (part: Readonly<Record<string, unknown>> = {}) =>
  aPage({
    name: 'Overview',
    title: 'Reports received rose in Q3 2025/26 and have stayed high',
    detail: 'The vacancy rate is 9.5 posts over target.',
    subtitle:
      'Q2 2026/27 (July to September 2026), Thames Valley, all agencies. Provisional until 28 February 2027. 59 of 64 returns are in.',
    marking: 'OFFICIAL_SENSITIVE',
    period: {
      ...aPeriod('2026-27-Q2', 'PROVISIONAL'),
      longLabel: 'Q2 2026/27 (July to September 2026)',
    },
    blocks: [
      ofObjectives(aTile(anObjective('PURSUE'))),
      aTilesBlock('Reports', [aTile(aKpi('Reports received'))]),
    ],
    ...part,
  });
