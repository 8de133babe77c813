import { type Choice, type Choices, findChoice } from './choice.js';
import {
  dropInvalid,
  nothingAsked,
  readScope,
  type Scope,
  type ScopeParams,
  toSearch,
} from './scope.js';

/**
 * What an address asks of a page that can also be narrowed by objective and crime type; each part
 * is null if it is left out.
 */
export interface KindsParams extends ScopeParams {
  readonly objective: string | null;
  readonly crimeType: string | null;
  /** The pathway of referrals, on the one page that shows it. */
  readonly pathway?: string | null;
}

export const noKindsAsked: KindsParams = { ...nothingAsked, objective: null, crimeType: null };

/** The scope of a page that can be narrowed by objective and crime type. Null means all of them. */
export interface KindScope<Objective extends Choice, CrimeType extends Choice> extends Scope {
  readonly objective: Objective | null;
  readonly crimeType: CrimeType | null;
}

export interface KindChoices<Objective extends Choice, CrimeType extends Choice> extends Choices {
  readonly objectives: readonly Objective[];
  readonly crimeTypes: readonly CrimeType[];
}

interface ReadKinds<Objective extends Choice, CrimeType extends Choice> {
  readonly scope: KindScope<Objective, CrimeType>;
  readonly problems: readonly string[];
}

/**
 * Reads the address of a page that can be narrowed by objective and crime type. Unknown values are
 * listed in `problems` and left out, so that an old or mistyped link still shows a page. Null if
 * the server has no quarter or no area.
 */
export function readKindScope<Objective extends Choice, CrimeType extends Choice>(
  asked: KindsParams,
  choices: KindChoices<Objective, CrimeType>,
): ReadKinds<Objective, CrimeType> | null {
  const read = readScope(asked, choices);
  if (read === null) return null;
  const objective = findChoice(asked.objective, choices.objectives, {
    what: 'a known objective',
    instead: 'all objectives are shown',
  });
  const crimeType = findChoice(asked.crimeType, choices.crimeTypes, {
    what: 'a known crime type',
    instead: 'all crime types are shown',
  });

  return {
    scope: { ...read.scope, objective: objective.choice, crimeType: crimeType.choice },
    problems: [
      ...read.problems,
      ...[objective, crimeType].flatMap(({ problem }) => (problem === null ? [] : [problem])),
    ],
  };
}

/** The parts of an address that were understood, for the links of a page. */
export function dropInvalidKinds(
  asked: KindsParams,
  scope: KindScope<Choice, Choice>,
): KindsParams {
  return {
    ...dropInvalid(asked, scope),
    objective: scope.objective?.code ?? null,
    crimeType: scope.crimeType?.code ?? null,
  };
}

/**
 * `?area=E06000038&objective=PURSUE`: the query string for what is asked for; empty if that is
 * nothing.
 */
export function toKindSearch(asked: KindsParams): string {
  return toSearch(asked);
}
