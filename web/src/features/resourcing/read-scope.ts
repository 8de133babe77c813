import type { ChoicesQuery } from '#graphql/operations.js';
import { toChoices } from '#lib/choice.js';
import { type AskedKinds, type KindScope, readKindScope } from '#lib/kind-scope.js';
import { type AskedScope, keepUnderstood, leaveOut, nothingAsked, type Step } from '#lib/scope.js';

import type { Objective, ResourceChoices } from './resourcing.type.js';

/** Resources are returned for a whole quarter: nothing of them is known by month. */
export const withoutSteps: readonly Step[] = ['month'];

export function toResourceChoices(data: ChoicesQuery): ResourceChoices & { readonly crimeTypes: readonly [] } {
  return { ...toChoices(data, ['RESOURCES']), objectives: data.objectives, crimeTypes: [] };
}

interface ReadResources {
  /** As controls for objective and crime type take it; it never has a crime type. */
  readonly scope: KindScope<Objective, never>;
  readonly problems: readonly string[];
  /** What of the address was understood. */
  readonly understood: AskedKinds;
}

/**
 * Reads an address of the page. What is not known, and what resources cannot be told by, is named in `problems` and left out. A
 * comparison is no mistake: it is passed over. Null where the server knows no quarter or no area.
 */
export function readResources(typed: AskedKinds, choices: ResourceChoices): ReadResources | null {
  const isMonth = typed.step === 'month';
  const asked = { ...leaveOut(typed, ['compare']), crimeType: null, ...(isMonth ? { step: null } : {}) };
  const read = readKindScope<Objective, never>(asked, { ...choices, crimeTypes: [] });
  if (read === null) return null;

  const { scope } = read;
  return {
    scope,
    problems: [
      ...read.problems,
      ...(isMonth ? ['Resources are returned by quarter and are not known by month, so figures are shown by quarter.'] : []),
      ...(typed.crimeType === null ? [] : ['Resources are not recorded by crime type, so those for all crime types are shown.']),
    ],
    understood: { ...keepUnderstood(asked, scope), objective: scope.objective?.code ?? null, crimeType: null },
  };
}

/** What of an address the page understands; nothing where it has nothing to show. */
export function understandResources(asked: AskedKinds, choices: ResourceChoices): AskedScope {
  return readResources(asked, choices)?.understood ?? nothingAsked;
}
