import type { Impact } from '#graphql/operations.js';

import type { OpenCase } from './moderation-documents.js';
import type { Verdict } from './moderation-words.js';

/** What was typed about a disruption, and is kept while others are looked at. */
export interface CaseDraft {
  readonly verdict: Verdict;
  readonly text: string;
  /** The day of the panel; empty until it is chosen. */
  readonly panelOn: string;
}

/** What a decision begins with: what was proposed, else what was claimed. */
export function beginDraft(
  { claimedImpact, proposal }: Pick<OpenCase, 'claimedImpact' | 'proposal'>,
  panelOn: string,
): CaseDraft {
  const verdict = proposal === null ? claimedImpact : toVerdict(proposal.impact);
  return { verdict, text: proposal?.text ?? '', panelOn };
}

/** What somebody proposed, as it is chosen. */
export function toVerdict(impact: Impact | null): Verdict {
  return impact ?? 'REJECTED';
}
