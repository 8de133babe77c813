import type { ShownReturn } from '#features/returns/return-documents.js';
import { formatNumber } from '#lib/format.js';

import type { ShownStaged } from './send-documents.js';
import { countOf, countRows } from './staged-words.js';

/** One step of sending a return, and how far it is. */
export interface SendingStep {
  readonly name: string;
  /** The shape beside the words. */
  readonly mark: ShownReturn['state'];
  readonly words: string;
}

const notYet = { mark: 'NOT_DUE', words: 'not yet' } as const;

/** The five steps from a file to a published return, and the index of the one that is next. */
export function toSendingSteps(staged: ShownStaged): {
  readonly steps: readonly SendingStep[];
  readonly next: number;
} {
  const { state, notYet: waits, difference, unusable } = staged;
  const isScreened = state !== 'MAPPING' && unusable === null;
  const isReady = isScreened && waits === null;
  const ready = { mark: 'DUE', words: 'ready' } as const;
  const steps: readonly SendingStep[] = [
    { name: 'File', ...sayFile(staged) },
    { name: 'Columns', ...sayColumns(staged) },
    { name: 'Screening', ...(isScreened ? sayScreening(staged) : notYet) },
    { name: 'Difference', ...(difference === null ? notYet : sayDifference(staged)) },
    { name: 'Publish', ...(isReady ? ready : notYet) },
  ];
  if (unusable !== null) return { steps, next: 0 };
  if (state === 'MAPPING') return { steps, next: 1 };
  return { steps, next: isReady ? 4 : 2 };
}

type Said = Omit<SendingStep, 'name'>;

function sayFile({ unusable, state, passCount, warnCount, failCount }: ShownStaged): Said {
  if (unusable !== null) return { mark: 'MISSING', words: 'cannot be used' };
  if (state === 'MAPPING') return { mark: 'RECEIVED', words: 'read' };
  return { mark: 'RECEIVED', words: `${countRows(passCount + warnCount + failCount)} read` };
}

function sayColumns({ state, unusable, columns }: ShownStaged): Said {
  if (state === 'MAPPING') return { mark: 'DUE', words: 'to confirm' };
  if (unusable !== null) return notYet;
  const taken = columns.filter(({ column }) => column !== null).length;
  return { mark: 'RECEIVED', words: `${taken} of ${columns.length} used` };
}

function sayScreening({ failCount, warningCount, notYet: waits, wordColumns }: ShownStaged): Said {
  const unsaid = wordColumns.flatMap(({ words }) =>
    words.filter(({ entry, isSlip }) => entry === null && !isSlip),
  );
  if (failCount > 0 && unsaid.length > 0)
    return {
      mark: 'MISSING',
      words: `${countOf(unsaid.length, 'word', 'words')} to confirm`,
    };
  if (failCount > 0)
    return {
      mark: 'MISSING',
      words: `${countRows(failCount)} ${failCount === 1 ? 'fails' : 'fail'}`,
    };
  if (waits !== null && warningCount > 0)
    return { mark: 'RECEIVED_LATE', words: 'warnings waiting' };
  return { mark: 'RECEIVED', words: 'nothing fails' };
}

function sayDifference({ difference, effect }: ShownStaged): Said {
  const unusual = effect.filter(({ isUnusual }) => isUnusual).length;
  if (unusual > 0)
    return {
      mark: 'RECEIVED_LATE',
      words: `${formatNumber(unusual)} of ${formatNumber(effect.length)} unusual`,
    };
  const { added, corrected, withdrawn } = difference ?? { added: 0, corrected: 0, withdrawn: 0 };
  return {
    mark: 'RECEIVED',
    words: `${formatNumber(added)} new, ${formatNumber(corrected)} changed, ${formatNumber(withdrawn)} gone`,
  };
}
