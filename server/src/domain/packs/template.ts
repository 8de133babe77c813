import { PACK_PAGE, type SectionBlock, type SectionPlan, type TextKind } from './pack.js';

/** A section as every new pack begins with it, unless the pack of the quarter before had it otherwise. */
export interface TemplateSection extends SectionPlan {
  /** The texts that are owed with it. */
  readonly texts: readonly TextKind[];
}

const of = (page: string, ...blocks: readonly string[]): readonly SectionBlock[] => blocks.map((block) => ({ page, block }));
const commented = ['WHAT_HAPPENED', 'WHY', 'WHAT_NEXT'] as const satisfies readonly TextKind[];

/** What a quarterly paper of a partnership board holds, in the order in which it is read. */
export const template: readonly TemplateSection[] = [
  { key: 'statement', heading: 'Chair’s statement', blocks: [], texts: ['STATEMENT'] },
  { key: 'since-last', heading: 'Since the last pack', blocks: of(PACK_PAGE, 'since'), texts: [] },
  {
    key: 'scorecard',
    heading: 'Scorecard',
    blocks: of('OVERVIEW', 'objectives', 'disruption', 'reports', 'safeguarding', 'resourcing', 'returns'),
    texts: [],
  },
  { key: 'objectives', heading: 'Disruptions by objective', blocks: of('DISRUPTIONS', 'objectives', 'disruptions'), texts: commented },
  { key: 'impact', heading: 'Impact and lead agency', blocks: of('DISRUPTIONS', 'quality', 'agencies'), texts: commented },
  { key: 'crime-types', heading: 'Crime types', blocks: of('DISRUPTIONS', 'crime-types'), texts: commented },
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
  { key: 'resourcing', heading: 'Resourcing', blocks: of('RESOURCING', 'vacancies', 'money', 'hours'), texts: commented },
  { key: 'data-quality', heading: 'Data quality', blocks: of('OVERVIEW', 'missing'), texts: [] },
  { key: 'looking-ahead', heading: 'Looking ahead', blocks: [], texts: ['WHAT_NEXT'] },
];

/** The texts of a section by its key; none of a section that the template does not know. */
export function textsOwed(key: string): readonly TextKind[] {
  return template.find((section) => section.key === key)?.texts ?? [];
}
