import { CombinedGraphQLErrors } from '@apollo/client';
import { useState } from 'react';

import { toProblem } from './problem.js';

/** Why a part of a page has no figures, for now or at all. */
export type PartProblem =
  | { readonly kind: 'loading' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | {
      readonly kind: 'failed';
      readonly sentence: string;
      readonly isOffline?: boolean;
      readonly onRetry: () => void;
    };

interface Parts<Part extends string> {
  /** Identifies the whole question: faults of a different question are forgotten. */
  readonly name: string;
  readonly parts: readonly Part[];
  /** The part that a field of the answer belongs to. */
  readonly toPart: (field: string) => Part | undefined;
}

interface Answer {
  readonly error: unknown;
  readonly loading: boolean;
  readonly hasData: boolean;
  readonly onRetry: () => void;
}

interface BlockErrors<Part extends string> {
  /** The parts that the next question leaves out. */
  readonly failed: readonly Part[];
  /**
   * Records the result of a question. `isAgain` says whether the question has to be asked again
   * without the parts that failed.
   */
  readonly take: (answer: Answer) => {
    readonly isAgain: boolean;
    readonly findProblem: (part: Part) => PartProblem | null;
  };
}

type Faults<Part> = ReadonlyMap<Part, unknown>;

/**
 * The parts of a page whose figures are loaded with one question. If one part fails, the whole
 * answer is lost; the question is then repeated without that part, so that the page still gets the
 * rest.
 */
export function useBlockErrors<Part extends string>({
  name,
  parts,
  toPart,
}: Parts<Part>): BlockErrors<Part> {
  const [known, setKnown] = useState({ name, faults: none<Part>() });
  const faults = known.name === name ? known.faults : none<Part>();

  const take = ({ error, loading, hasData, onRetry }: Answer) => {
    const found = loading ? none<Part>() : findFaults(error, parts, toPart);
    const isAgain = parts.some((part) => found.has(part) && !faults.has(part));
    if (isAgain) setKnown({ name, faults: new Map([...faults, ...found]) });

    const findProblem = (part: Part): PartProblem | null => {
      if (!faults.has(part)) return hasData ? null : { kind: 'loading' };
      const problem = toProblem(faults.get(part));
      const { sentence } = problem;
      if (problem.kind === 'refused') return { kind: problem.kind, sentence };
      const forgetAndRetry = () => {
        setKnown({ name, faults: none<Part>() });
        onRetry();
      };
      return {
        kind: problem.kind,
        sentence,
        isOffline: problem.isOffline,
        onRetry: forgetAndRetry,
      };
    };
    return { isAgain, findProblem };
  };

  return { failed: parts.filter((part) => faults.has(part)), take };
}

function none<Part>(): Faults<Part> {
  return new Map();
}

/** The fault of each part that the errors name, or of all parts if they name none. */
function findFaults<Part extends string>(
  error: unknown,
  parts: readonly Part[],
  toPart: Parts<Part>['toPart'],
): Faults<Part> {
  if (error === undefined) return none();
  const errors = CombinedGraphQLErrors.is(error) ? error.errors : [];
  const named = parts.flatMap((part) => {
    const own = errors.filter(({ path }) => toPart(String(path?.[0])) === part);
    return own.length === 0
      ? []
      : [[part, new CombinedGraphQLErrors({ data: null, errors: own })] as const];
  });
  return new Map<Part, unknown>(named.length === 0 ? parts.map((part) => [part, error]) : named);
}
