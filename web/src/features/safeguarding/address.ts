import { findChoice } from '#lib/choice.js';
import { type AskedScope, keepUnderstood, readScope, toSearch } from '#lib/scope.js';

import { pathways } from './labels.js';
import type { ReferralChoices, ReferralScope } from './referral.type.js';

/** What an address asks of the page, each part null where it is left out. */
export interface AskedReferrals extends AskedScope {
  readonly pathway: string | null;
}

interface ReadReferrals {
  readonly scope: ReferralScope;
  /** What of the address was understood. */
  readonly understood: AskedReferrals;
  /** What of it was not, a sentence each. */
  readonly problems: readonly string[];
}

/** Reads an address. Null where the server knows no quarter or no area. */
export function readReferrals(asked: AskedReferrals, choices: ReferralChoices): ReadReferrals | null {
  const read = readScope(asked, choices);
  if (read === null) return null;
  const pathway = findChoice(asked.pathway, pathways, { what: 'a pathway we know', instead: 'all pathways are shown' });
  const { scope, problems } = read;
  return {
    scope: { ...scope, pathway: pathway.choice },
    understood: {
      ...keepUnderstood(asked, scope),
      pathway: pathway.choice?.code ?? null,
    },
    problems: [...problems, ...(pathway.problem === null ? [] : [pathway.problem])],
  };
}

/** `?area=E06000038&pathway=NRM`: an address that asks for this. Empty where nothing is asked. */
export function toReferralSearch({ pathway, ...asked }: AskedReferrals): string {
  const search = new URLSearchParams(toSearch(asked));
  if (pathway !== null) search.set('pathway', pathway);
  return search.size === 0 ? '' : `?${search.toString()}`;
}
