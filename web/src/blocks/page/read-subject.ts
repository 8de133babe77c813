import type { ChoicesQuery } from '#graphql/operations.js';
import { findChoice, toChoices } from '#lib/scope/choice.js';
import {
  dropInvalidKinds,
  type KindsParams,
  noKindsAsked,
  readKindScope,
} from '#lib/scope/kind-scope.js';
import { leaveOut } from '#lib/scope/scope.js';

import type { Subject, SubjectChoices, SubjectScope } from './subject.type.js';

/** The choices that a subject's page can be narrowed to. */
export function toSubjectChoices(
  { datasets, without = {} }: Pick<Subject, 'datasets' | 'without'>,
  data: ChoicesQuery,
): SubjectChoices {
  return {
    ...toChoices(data, datasets),
    objectives: without.objective === undefined ? data.objectives : [],
    crimeTypes: without.crimeType === undefined ? data.crimeTypes : [],
  };
}

interface ReadSubject {
  readonly scope: SubjectScope;
  readonly problems: readonly string[];
  /** The parts of the address that were understood. */
  readonly understood: KindsParams;
}

type Narrowed = Pick<Subject, 'without' | 'withoutSteps' | 'pathways'>;

/**
 * Reads an address of the page. Values that are unknown, or that the subject does not have, are
 * listed in `problems` and left out. A comparison is not a mistake: it is ignored. Null if the
 * server has no quarter or no area.
 */
export function readSubject(
  { without = {}, withoutSteps, pathways }: Narrowed,
  typed: KindsParams,
  choices: SubjectChoices,
): ReadSubject | null {
  const kinds = (['objective', 'crimeType'] as const).flatMap((kind) =>
    without[kind] === undefined ? [] : [[kind, without[kind]] as const],
  );
  const isStepUnknown = withoutSteps?.steps.some((step) => step === typed.step) === true;
  const asked = {
    ...leaveOut(typed, isStepUnknown ? ['compare', 'step'] : ['compare']),
    ...Object.fromEntries(kinds.map(([kind]) => [kind, null])),
  };
  const read = readKindScope(asked, choices);
  if (read === null) return null;

  const { scope, problems } = read;
  const pathway = findChoice(
    pathways === undefined ? null : (typed.pathway ?? null),
    pathways ?? [],
    {
      what: 'a known pathway',
      instead: 'all pathways are shown',
    },
  );
  return {
    scope: { ...scope, pathway: pathway.choice },
    problems: [
      ...problems,
      ...(withoutSteps !== undefined && isStepUnknown ? [withoutSteps.sentence] : []),
      ...kinds.flatMap(([kind, sentence]) => (typed[kind] === null ? [] : [sentence])),
      ...(pathway.problem === null ? [] : [pathway.problem]),
    ],
    understood: {
      ...dropInvalidKinds(asked, scope),
      ...(pathways === undefined ? {} : { pathway: pathway.choice?.code ?? null }),
    },
  };
}

/** The parts of an address that the page understands; none if it has nothing to show. */
export function validateSubject(
  subject: Narrowed,
  asked: KindsParams,
  choices: SubjectChoices,
): KindsParams {
  return readSubject(subject, asked, choices)?.understood ?? noKindsAsked;
}
