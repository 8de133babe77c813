import type { PackPlanInput } from '#graphql/operations.js';

import type { Plan, PlannedFigure } from './section-documents.js';

/** A section while somebody writes it; without a key it is a new one. */
export interface SectionDraft extends Pick<Plan, 'heading' | 'texts'> {
  readonly key: string | null;
  readonly figures: readonly PlannedFigure[];
}

/** A section that nobody has begun. */
export const emptyDraft: SectionDraft = {
  key: null,
  heading: '',
  figures: [],
  texts: ['WHAT_HAPPENED', 'WHY', 'WHAT_NEXT'],
};

/** The kinds of texts in the order in which they are read. */
export const textChoices = [
  { code: 'STATEMENT', name: 'Statement' },
  { code: 'WHAT_HAPPENED', name: 'What happened' },
  { code: 'WHY', name: 'Why' },
  { code: 'WHAT_NEXT', name: 'What next' },
] as const;

/** Names a figure among others. Every version of a saved question is the same one. */
export function toFigureKey({
  page,
  block,
  savedQuery,
}: Pick<PlannedFigure, 'page' | 'block' | 'savedQuery'>): string {
  return savedQuery ?? `${page ?? ''} ${block ?? ''}`;
}

/** A section as it is sent. */
export function toPlanInput({ key, heading, figures, texts }: SectionDraft): PackPlanInput {
  return {
    ...{ key, heading, texts: [...texts] },
    figures: figures.map(({ page, block, savedQuery, version }) => ({
      page,
      block,
      savedQuery,
      version,
    })),
  };
}
