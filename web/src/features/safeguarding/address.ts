import type { ChoicesQuery } from '#graphql/operations.js';
import { findChoice, toChoices } from '#lib/choice.js';
import { type AskedScope, keepUnderstood, leaveOut, nothingAsked, readScope, type Step, toSearch } from '#lib/scope.js';

import { pathways } from './labels.js';
import type { ReferralChoices, ReferralScope } from './referral.type.js';

/** What an address asks of the page, each part null where it is left out. */
export interface AskedReferrals extends AskedScope {
  readonly pathway: string | null;
}

export function toReferralChoices(data: ChoicesQuery): ReferralChoices {
  const choices = toChoices(data, ['REFERRALS']);
  const larger = data.areas.map(
    ({ code, largerAreas }) => [code, largerAreas.flatMap((outer) => choices.areas.filter((area) => area.code === outer.code))] as const,
  );
  // Referrals are told of one agency, or of all.
  return { ...choices, agencies: data.agencies, agencyKinds: [], largerAreas: new Map(larger) };
}

interface ReadReferrals {
  readonly scope: ReferralScope;
  /** What of the address was understood. */
  readonly understood: AskedReferrals;
  /** What of it was not, a sentence each. */
  readonly problems: readonly string[];
}

/** Of what is protected the quarter is the finest that is told of others. */
export const withoutSteps: readonly Step[] = ['month'];

/**
 * Reads an address. What is not known, and what referrals cannot be told by, is named in `problems` and left out. A comparison is no
 * mistake: it is passed over. Null where the server knows no quarter or no area.
 */
export function readReferrals(typed: AskedReferrals, choices: ReferralChoices): ReadReferrals | null {
  const isMonth = typed.step === 'month';
  const asked = { ...leaveOut(typed, ['compare']), ...(isMonth ? { step: null } : {}) };
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
    problems: [
      ...problems,
      ...(isMonth ? ['To protect people, referrals are not told by month, so figures are shown by quarter.'] : []),
      ...(pathway.problem === null ? [] : [pathway.problem]),
    ],
  };
}

/** What of an address the page understands; nothing where it has nothing to show. */
export function understandReferrals(asked: AskedReferrals, choices: ReferralChoices): AskedScope {
  return readReferrals(asked, choices)?.understood ?? nothingAsked;
}

/** `?area=E06000038&pathway=NRM`: an address that asks for this. Empty where nothing is asked. */
export function toReferralSearch({ pathway, ...asked }: AskedReferrals): string {
  const search = new URLSearchParams(toSearch(asked));
  if (pathway !== null) search.set('pathway', pathway);
  return search.size === 0 ? '' : `?${search.toString()}`;
}
