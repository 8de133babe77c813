import { createLoader, parseAsString } from 'nuqs';

import type { ChoicesQuery, Pathway } from '#graphql/operations.js';
import { type Choices, findChoice, toChoices } from '#lib/choice.js';
import { type AskedKinds, noKindsAsked } from '#lib/kind-scope.js';
import { keepUnderstood, leaveOut, readScope, type Scope, type Step } from '#lib/scope.js';
import { scopeParsers } from '#lib/use-asked-scope.js';

export const referralParsers = { ...scopeParsers, pathway: parseAsString };

/** What an address asks, read outside of any page. */
export const loadAskedReferrals = createLoader(referralParsers);

type AskedReferrals = Omit<AskedKinds, 'objective' | 'crimeType'>;

/** The pathways, as they can be chosen. */
export const pathways = [
  { code: 'MASH_CHILD', name: 'Child, multi-agency hub' },
  { code: 'ADULT_CONCERN', name: 'Adult concern' },
  { code: 'NRM', name: 'National Referral Mechanism' },
  { code: 'SUPPORT_SERVICE', name: 'Support service' },
  { code: 'DUTY_TO_NOTIFY', name: 'Duty to Notify' },
] as const satisfies readonly { readonly code: Pathway; readonly name: string }[];

/** What others sent is told by quarter at the finest. */
export const withoutSteps: readonly Step[] = ['month'];

export function toReferralChoices(data: ChoicesQuery): Choices {
  return toChoices(data, ['REFERRALS']);
}

interface ReadReferrals {
  readonly scope: Scope & { readonly pathway: (typeof pathways)[number] | null };
  readonly problems: readonly string[];
  /** What of the address was understood. */
  readonly understood: AskedKinds;
}

/**
 * Reads an address of the page. What is not known, and what referrals cannot be told by, is named in `problems` and left out. A
 * comparison is no mistake: it is passed over. Null where the server knows no quarter or no area.
 */
export function readReferrals(typed: AskedReferrals, choices: Choices): ReadReferrals | null {
  const isMonth = typed.step === 'month';
  const asked = { ...leaveOut(typed, ['compare']), ...(isMonth ? { step: null } : {}) };
  const read = readScope(asked, choices);
  if (read === null) return null;
  const pathway = findChoice(typed.pathway ?? null, pathways, { what: 'a pathway we know', instead: 'all pathways are shown' });
  const { scope } = read;
  return {
    scope: { ...scope, pathway: pathway.choice },
    problems: [
      ...read.problems,
      ...(isMonth ? ['To protect people, referrals are not told by month, so figures are shown by quarter.'] : []),
      ...(pathway.problem === null ? [] : [pathway.problem]),
    ],
    understood: { ...noKindsAsked, ...keepUnderstood(asked, scope), pathway: pathway.choice?.code ?? null },
  };
}

/** What of an address the page understands; nothing where it has nothing to show. */
export function understandReferrals(asked: AskedReferrals, choices: Choices): AskedKinds {
  return readReferrals(asked, choices)?.understood ?? noKindsAsked;
}
