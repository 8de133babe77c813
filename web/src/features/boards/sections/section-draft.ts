import type { PackPlanInput } from '#graphql/operations.js';

import type { Plan, PlannedFigure } from './section-documents.js';

/** A section that is being edited; one without a key is new. */
export interface SectionDraft extends Pick<Plan, 'heading' | 'texts'> {
  readonly key: string | null;
  readonly figures: readonly PlannedFigure[];
}

/** A new section. */
export const emptyDraft: SectionDraft = {
  key: null,
  heading: '',
  figures: [],
  texts: ['WHAT_HAPPENED', 'WHY', 'WHAT_NEXT'],
};

/** The kinds of texts in reading order. */
export const textChoices = [
  { code: 'STATEMENT', name: 'Statement' },
  { code: 'WHAT_HAPPENED', name: 'What happened' },
  { code: 'WHY', name: 'Why' },
  { code: 'WHAT_NEXT', name: 'What next' },
] as const;

/**
 * Identifies a figure among others. Every version of a saved question counts as the same figure.
 */
export function toFigureKey({
  page,
  block,
  savedQuery,
}: Pick<PlannedFigure, 'page' | 'block' | 'savedQuery'>): string {
  return savedQuery ?? `${page ?? ''} ${block ?? ''}`;
}

/** A section as the API takes it. */
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
