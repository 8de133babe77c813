import { findChoice } from '#lib/choice.js';
import { type AskedScope, readScope } from '#lib/scope.js';

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
      quarter: asked.quarter === scope.quarter.code ? asked.quarter : null,
      area: asked.area === scope.area.code ? asked.area : null,
      agency: scope.agency?.code ?? null,
      pathway: pathway.choice?.code ?? null,
    },
    problems: [...problems, ...(pathway.problem === null ? [] : [pathway.problem])],
  };
}

/** `?area=E06000038&pathway=NRM`: an address that asks for this. Empty where nothing is asked. */
export function toReferralSearch({ quarter, area, agency, pathway }: AskedReferrals): string {
  const named = Object.entries({ quarter, area, agency, pathway }).flatMap(([name, code]) => (code === null ? [] : [[name, code]]));
  return named.length === 0 ? '' : `?${new URLSearchParams(named).toString()}`;
}
