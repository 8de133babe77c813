import type { Impact } from '#graphql/operations.js';

import type { OpenCase } from './moderation-documents.js';
import type { Verdict } from './moderation-words.js';

/** What was typed about a disruption, kept while others are open. */
export interface CaseDraft {
  readonly verdict: Verdict;
  readonly text: string;
  /** The day of the panel; empty until it is chosen. */
  readonly panelOn: string;
}

/** A new draft, which starts from the proposal, or else from the claim. */
export function beginDraft(
  { claimedImpact, proposal }: Pick<OpenCase, 'claimedImpact' | 'proposal'>,
  panelOn: string,
): CaseDraft {
  const verdict = proposal === null ? claimedImpact : toVerdict(proposal.impact);
  return { verdict, text: proposal?.text ?? '', panelOn };
}

/** A proposal as one of the choices. */
export function toVerdict(impact: Impact | null): Verdict {
  return impact ?? 'REJECTED';
}
