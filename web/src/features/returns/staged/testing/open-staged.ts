import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect } from 'vitest';

import { renderApp } from '#testing/render-app.js';

/** Answers a question once it has been shown for a moment. */
export async function answerShown(name: string): Promise<void> {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'), { timeout: 5_000 });
  await userEvent.click(button);
}

/** A finding that fails: a place that covers several districts. */
export const finding = {
  ...{ id: 'f1', level: 'FAIL', row: 6, column: 'area', heading: 'LA', value: 'Berks West' },
  ...{ message: 'It holds several districts.', why: null, acknowledgedBy: null },
  ...{ reference: null, alike: 1, rows: [6], meant: null, meantFor: 0, isFromBefore: false },
};

/** A finding that is a warning. */
export const warning = {
  ...finding,
  id: 'w1',
  level: 'WARN',
  row: 4,
  value: 'Wycombe',
  message: 'Ended.',
};

/** A column with words that are asked about, and words that are remembered. */
export const someWords = {
  ...{ column: 'sex', heading: 'Gender', hasMore: false },
  words: [
    { word: 'F', rows: 21, entry: null, guess: 'FEMALE', isObvious: false, isSlip: false },
    { word: 'Xyz', rows: 1, entry: null, guess: null, isObvious: false, isSlip: false },
    { word: 'M', rows: 2, entry: 'MALE', guess: null, isObvious: false, isSlip: false },
    { word: 'BOY', rows: 0, entry: 'MALE', guess: null, isObvious: false, isSlip: false },
  ],
  entries: [
    { code: 'FEMALE', name: 'Female' },
    { code: 'MALE', name: 'Male' },
    { code: '', name: 'an empty cell' },
  ],
};

/** A staged return that can be published, except for the given properties. */
export const aStaged = (changed: Readonly<Record<string, unknown>> = {}) => ({
  ...{ id: 's1', dataset: 'RESOURCES', state: 'SCREENED', fileName: 'q2.xlsx', version: 3 },
  ...{ sheet: null, isPartial: false },
  agency: { id: 'RBC', code: 'RBC', name: 'Reading', kind: 'FIRE', family: 'FIRE' },
  period: {
    ...{ id: '2026-27-Q2', key: '2026-27-Q2', label: 'Q2 2026/27' },
    longLabel: 'Q2 2026/27 (July to September 2026)',
  },
  ...{ stagedAt: '2026-11-24T09:00:00Z', stagedBy: 'Data manager', keptUntil: '2026-12-24' },
  columns: [
    { position: 0, heading: 'LA', column: 'area', origin: 'GUESS', examples: ['Reading'] },
    { position: 1, heading: 'Manager', column: null, origin: 'NONE', examples: [] },
  ],
  ...{ headingRow: 1, firstRows: [], leftOut: [], totals: [] },
  ...{ correctionsBefore: [], leftOutBefore: [] },
  datasetColumns: [
    { name: 'area', isRequired: true },
    { name: 'objective', isRequired: false },
  ],
  ...{ canChange: true, unusable: null, passCount: 11, warnCount: 0, failCount: 0 },
  ...{ warningCount: 0, failureCount: 0, findings: [], difference: null, corrections: [] },
  ...{ wordColumns: [], findingLineCount: 0, likelyDataset: null, likelyPeriod: null },
  effect: [],
  ...{ notYet: null, question: null, submissionId: null, isOpen: true, isTakenBack: false },
  ...changed,
});

/** Opens the page of one staged return, and returns the inputs that it sends to the server. */
export function openStaged(
  staged: ReturnType<typeof aStaged> | null,
  payload: Readonly<Record<string, unknown>> = {},
  {
    others = [],
    returns = [],
    boards = [],
    rowPages = [],
  }: Readonly<Record<string, readonly unknown[]>> = {},
) {
  const sent: unknown[] = [];
  const note = ({ input }: { readonly input: unknown }) => {
    sent.push(input);
    return { staged: null, version: null, problems: [], changes: null, ...payload };
  };
  renderApp('/returns/send/s1', {
    others: {
      stagedReturn: () => staged,
      stagedReturns: () => others,
      stagedRows: ({ page }: { readonly page: number }) => rowPages[page - 1] ?? null,
      ...{ returns: () => returns, boards: () => boards },
      ...{
        discardReturn: note,
        stageReturn: note,
        matchWords: note,
        correctCell: note,
        acknowledgeWarnings: note,
      },
      ...{ leaveOutRows: note, repeatCorrections: note },
      ...{ publishReturn: note, undoReturn: note },
    },
  });
  return sent;
}
