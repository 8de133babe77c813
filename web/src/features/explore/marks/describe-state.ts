import type { RunCost } from '#features/explore/read-cost.js';
import type { Run } from '#features/explore/workbench.type.js';

/**
 * The shape for a state: a circle for an answer that is up to date, a ring for no answer yet, a
 * triangle for a note, a diamond for a problem.
 */
export type StateShape = 'CIRCLE' | 'RING' | 'TRIANGLE' | 'DIAMOND';

export interface StateWords {
  readonly shape: StateShape;
  readonly words: string;
}

export interface BenchState {
  /** The last run, answered or not; null before the first. */
  readonly run: Run | null;
  /** Whether the question has changed since that run. */
  readonly isChanged: boolean;
  /** The number of problems. */
  readonly problems: number;
  /** Milliseconds since the current run started. */
  readonly elapsed: number;
  /** The cost of the current question; null if unknown. */
  readonly cost: RunCost | null;
  readonly isOnline: boolean;
  /** Whether nothing is written yet. */
  readonly isEmpty: boolean;
}

/** Shown in the strip if nothing is written. */
export const NOTHING_YET = 'Nothing to ask yet';

/** Milliseconds before a run is mentioned: most are answered by then. */
const SOON_MS = 300;

/** Describes the state of the question in a few words, for the strip. */
export function describeState({
  run,
  isChanged,
  problems,
  elapsed,
  cost,
  isOnline,
  isEmpty,
}: BenchState): StateWords {
  if (run?.state === 'running' && elapsed >= SOON_MS)
    return { shape: 'RING', words: `Running, ${toSeconds(elapsed)}` };
  if (!isOnline) return { shape: 'DIAMOND', words: 'No connection' };
  if (isEmpty) return { shape: 'RING', words: NOTHING_YET };
  if (problems > 0) return { shape: 'DIAMOND', words: 'Cannot run yet' };
  if (cost !== null && cost.cost > cost.allowance)
    return { shape: 'DIAMOND', words: 'Costs too much to run' };
  const price = cost === null ? '' : `, cost ${cost.cost.toLocaleString('en-GB')}`;
  if (run === null) return { shape: 'RING', words: `Not run yet${price}` };
  if (isChanged && run.state !== 'running')
    return { shape: 'TRIANGLE', words: `Changed: Run to see${price}` };
  switch (run.state) {
    case 'running':
      return { shape: 'RING', words: 'Running' };
    case 'stopped':
      return { shape: 'RING', words: `Stopped after ${toSeconds(run.milliseconds ?? 0)}` };
    case 'answered':
      return run.errors.length > 0
        ? { shape: 'TRIANGLE', words: 'Part of it did not work' }
        : { shape: 'CIRCLE', words: 'Answer is up to date' };
    case 'offline':
      return { shape: 'DIAMOND', words: 'No connection' };
    case 'refused':
      return { shape: 'DIAMOND', words: 'Not open to you' };
    case 'failed':
      return { shape: 'DIAMOND', words: isWrong(run) ? 'Cannot run yet' : 'Did not work' };
  }
}

const wrongCodes: ReadonlySet<unknown> = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Whether a run failed because of its text, and not for another reason. */
export function isWrong({ errors }: Pick<Run, 'errors'>): boolean {
  return errors.length > 0 && errors.every(({ extensions }) => wrongCodes.has(extensions?.code));
}

/** Whether a run was refused because of its cost. */
export function isTooDear({ errors }: Pick<Run, 'errors'>): boolean {
  return errors.some(({ extensions }) => extensions?.code === 'COST_EXCEEDED');
}

/** `1.2 s`, to a tenth. */
export function toSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
