import { gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type { SetTargetMutation, SetTargetMutationVariables } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf } from '#lib/field-problem.js';

import type { TargetNumbers } from './target-draft.js';
import type { FormSubject, SeenTarget } from './target-form.type.js';

const SET_TARGET: TypedDocumentNode<SetTargetMutation, SetTargetMutationVariables> = gql`
  mutation SetTarget($input: SetTargetInput!) {
    setTarget(input: $input) {
      target {
        id
        value
        lower
        upper
        tolerance
        text
        version
      }
      problems {
        field
        message
      }
    }
  }
`;

interface SetTargetOptions {
  readonly subject: FormSubject;
  /** The target when the form was opened. */
  readonly target: SeenTarget | null;
  /** Called with a sentence that says what was done. */
  readonly onDone: (outcome: string) => void;
  /** Called when somebody else changed the target first, so the page is out of date. */
  readonly onStale: () => void;
}

/**
 * Sets the target that the person sees. If somebody else changed it first, keeps their version
 * until the person has looked at it.
 */
export function useSetTarget({ subject, target, onDone, onStale }: SetTargetOptions) {
  const { measure, quarter, area, agency, objective } = subject;
  const [seen, setSeen] = useState(target);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  /** Somebody else's version; undefined if nobody changed it first. */
  const [standing, setStanding] = useState<SeenTarget | null | undefined>(undefined);
  const { send, isSending } = useChange(SET_TARGET);

  const set = async (numbers: TargetNumbers) => {
    const of = {
      measure: measure.key,
      quarter: quarter.key,
      area: area?.code ?? null,
      agency: agency?.code ?? null,
    };
    const sent = await send({
      input: {
        ...of,
        objective: objective?.code ?? null,
        version: seen?.version ?? null,
        ...numbers,
      },
    });
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    const { target: now, problems: found } = sent.data.setTarget;
    const isConflict = problemOf(found, 'version') !== null;
    if (isConflict) onStale();
    if (found.length === 0) {
      onDone(
        now === null
          ? `No target is set for ${quarter.label}.`
          : `The target for ${quarter.label} is ${now.text}.`,
      );
      return;
    }
    setStanding(isConflict ? now : undefined);
    setProblems(found);
  };

  /** From now on the other person's version counts as seen; what was typed stays. */
  const lookAgain = () => {
    if (standing !== undefined) setSeen(standing);
    setStanding(undefined);
    setProblems([]);
  };

  return {
    seen,
    problems,
    setProblems,
    hasStanding: standing !== undefined,
    lookAgain,
    set,
    isSending,
  };
}
