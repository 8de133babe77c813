import { PACK_PAGE, type SectionBlock, type SectionPlan, type TextKind } from './pack.js';

const of = (page: string, ...blocks: readonly string[]): readonly SectionBlock[] =>
  blocks.map((block) => ({ page, block }));
const commented = ['WHAT_HAPPENED', 'WHY', 'WHAT_NEXT'] as const satisfies readonly TextKind[];

/** What a pack is made from: sections, and the version, which goes up with each save. */
export interface Template {
  /** Above 0 if an administrator saved it; otherwise one of those that Stronghold comes with. */
  readonly version: number;
  readonly sections: readonly SectionPlan[];
}

/**
 * The contents of a quarterly paper of a partnership board, in reading order. An administrator may
 * set up another one.
 */
export const standardSections: readonly SectionPlan[] = [
  { key: 'statement', heading: 'Chair’s statement', blocks: [], texts: ['STATEMENT'] },
  { key: 'since-last', heading: 'Since the last pack', blocks: of(PACK_PAGE, 'since'), texts: [] },
  {
    key: 'scorecard',
    heading: 'Scorecard',
    blocks: of(
      'OVERVIEW',
      'objectives',
      'disruption',
      'reports',
      'safeguarding',
      'resourcing',
      'returns',
    ),
    texts: [],
  },
  {
    key: 'objectives',
    heading: 'Disruptions by objective',
    blocks: of('DISRUPTIONS', 'objectives', 'disruptions'),
    texts: commented,
  },
  {
    key: 'impact',
    heading: 'Impact and lead agency',
    blocks: of('DISRUPTIONS', 'quality', 'agencies'),
    texts: commented,
  },
  {
    key: 'crime-types',
    heading: 'Crime types',
    blocks: of('DISRUPTIONS', 'crime-types'),
    texts: commented,
  },
  {
    key: 'groups',
    heading: 'Organised crime groups',
    blocks: of('GROUPS', 'groups', 'active'),
    texts: commented,
  },
  { key: 'results', heading: 'Results', blocks: of('DISRUPTIONS', 'results'), texts: [] },
  {
    key: 'reports',
    heading: 'Reports',
    blocks: of('REPORTS', 'reports', 'first-action', 'crime-types'),
    texts: commented,
  },
  { key: 'places', heading: 'Places', blocks: of('AREA', 'map', 'districts'), texts: [] },
  {
    key: 'safeguarding',
    heading: 'Safeguarding',
    blocks: of('SAFEGUARDING', 'decisions', 'exploitation', 'pathways', 'ages'),
    texts: commented,
  },
  {
    key: 'resourcing',
    heading: 'Resourcing',
    blocks: of('RESOURCING', 'vacancies', 'money', 'hours'),
    texts: commented,
  },
  {
    key: 'real-changes',
    heading: 'Real changes',
    blocks: of(PACK_PAGE, 'real-changes'),
    texts: [],
  },
  { key: 'data-quality', heading: 'Data quality', blocks: of('OVERVIEW', 'missing'), texts: [] },
  { key: 'looking-ahead', heading: 'Looking ahead', blocks: [], texts: ['WHAT_NEXT'] },
];

/**
 * The version of today's built-in template. Administrators' versions count up from 1, so the
 * built-in ones count down.
 */
export const BUILT_IN = -1;

/**
 * All templates that Stronghold has ever come with, by version: packs name the one that they were
 * made from, and follow later ones.
 */
export const builtInSections: Readonly<Record<number, readonly SectionPlan[]>> = {
  [BUILT_IN]: standardSections,
  // The template from before groups had a section.
  0: standardSections.filter(({ key }) => key !== 'groups'),
};
