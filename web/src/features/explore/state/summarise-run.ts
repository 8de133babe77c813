import { isPart } from '#features/explore/ask.js';
import type { Run } from '#features/explore/workbench.type.js';

/** The size of an answer. */
export interface AnswerSize {
  /** The number of rows in the answer's longest list; null if it has none. */
  readonly rows: number | null;
  /** Whether these are all rows of that list. */
  readonly isComplete: boolean;
}

/** The number of rows in an answer's longest list, and whether these are all of its rows. */
export function sizeAnswer(data: unknown): AnswerSize {
  const sizes = isPart(data) ? Object.values(data).map(sizePart) : [];
  return sizes.reduce(
    (longest, size) => ((size.rows ?? -1) > (longest.rows ?? -1) ? size : longest),
    { rows: null, isComplete: true },
  );
}

function sizePart(part: unknown): AnswerSize {
  if (Array.isArray(part)) return { rows: part.length, isComplete: true };
  if (!isPart(part)) return { rows: null, isComplete: true };
  if (Array.isArray(part.rows))
    return { rows: part.rows.length, isComplete: part.truncated !== true };
  if (!Array.isArray(part.edges)) return { rows: null, isComplete: true };
  return {
    rows: part.edges.length,
    isComplete: !(isPart(part.pageInfo) && part.pageInfo.hasNextPage === true),
  };
}

const rowsOf = (rows: number) => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;

/** Describes the outcome of a run in a few words, for the history. */
export function describeOutcome({ state, data, errors, milliseconds }: Run): string {
  const time = milliseconds === null ? '' : `, ${milliseconds.toLocaleString('en-GB')} ms`;
  const { rows } = sizeAnswer(data);
  switch (state) {
    case 'answered':
      return `${rows === null ? 'answered' : rowsOf(rows)}${time}`;
    case 'stopped':
      return 'stopped';
    case 'offline':
      return 'no connection';
    case 'refused':
      return 'not open to you';
    default:
      return errors.length === 1 ? '1 error' : `${errors.length} errors`;
  }
}

/** Describes the outcome of a run for screen readers, announced when the run ends. */
export function announceRun(run: Run): string {
  const { rows, isComplete } = sizeAnswer(run.data);
  if (run.state === 'answered') {
    const parts = [
      rows === null ? 'Answered' : rowsOf(rows),
      ...(rows === null ? [] : [isComplete ? 'complete' : 'cut short']),
    ];
    return `${parts.join(', ')}, ${run.milliseconds ?? 0} milliseconds`;
  }
  if (run.state === 'stopped') return 'Stopped';
  if (run.state === 'offline') return 'No connection. The text is kept on this computer.';
  return run.errors[0]?.message ?? 'It did not work.';
}
