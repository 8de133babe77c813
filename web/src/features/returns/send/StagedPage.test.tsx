import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { renderApp } from '#testing/render-app.js';

afterEach(() => vi.unstubAllGlobals());

/** Answers a question once it has been shown for a moment. */
async function answer(name: string): Promise<void> {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'), { timeout: 5_000 });
  await userEvent.click(button);
}

const finding = {
  ...{ id: 'f1', level: 'FAIL', row: 6, column: 'area', heading: 'LA', value: 'Berks West' },
  ...{ message: 'It holds several districts.', why: null, acknowledgedBy: null },
  ...{ alike: 1, rows: [6], meant: null, meantFor: 0, isFromBefore: false },
};
const warning = {
  ...finding,
  id: 'w1',
  level: 'WARN',
  row: 4,
  value: 'Wycombe',
  message: 'Ended.',
};

const someWords = {
  ...{ column: 'sex', heading: 'Gender', hasMore: false },
  words: [
    { word: 'F', rows: 21, entry: null, guess: 'FEMALE' },
    { word: 'Xyz', rows: 1, entry: null, guess: null },
    { word: 'M', rows: 2, entry: 'MALE', guess: null },
    { word: 'BOY', rows: 0, entry: 'MALE', guess: null },
  ],
  entries: [
    { code: 'FEMALE', name: 'Female' },
    { code: 'MALE', name: 'Male' },
    { code: '', name: 'an empty cell' },
  ],
};

const aStaged = (changed: Readonly<Record<string, unknown>> = {}) => ({
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

/** The page of one staged return, and what it sent to the server. */
function open(
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

describe('a staged return', () => {
  it('asks what the columns are, labels guesses, and sends the choices', async () => {
    const sent = open(aStaged({ state: 'MAPPING' }));
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: /^Confirm what your columns are: 1 is guessed, 1 is for you to choose;/,
      }),
    ).toBeVisible();
    expect(screen.getByText('a guess: please confirm')).toBeVisible();
    expect(screen.getByRole('row', { name: /^Manager .* for you to choose$/ })).toBeVisible();
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Manager is read as' }),
      'objective',
    );
    await userEvent.click(screen.getByRole('button', { name: /Confirm the columns/ }));
    expect(sent).toEqual([
      {
        ...{ id: 's1', version: 3 },
        columns: [
          { position: 0, column: 'area' },
          { position: 1, column: 'objective' },
        ],
      },
    ]);
  });

  it('says which row holds the headings, and takes another one', async () => {
    const firstRows = [
      { row: 1, cells: ['Resourcing, Q2'] },
      { row: 3, cells: ['LA', 'Manager'] },
    ];
    const sent = open(aStaged({ state: 'MAPPING', firstRows }));
    const choice = await screen.findByRole('combobox', { name: 'Headings are in' });
    expect(choice).toHaveDisplayValue('Row 1: Resourcing, Q2');
    await userEvent.selectOptions(choice, 'Row 3: LA, Manager');
    await userEvent.click(screen.getByRole('button', { name: 'Read the columns from row 3' }));
    expect(sent).toEqual([{ id: 's1', version: 3, columns: [], headingRow: 3 }]);
  });

  it.each([
    {
      staged: { state: 'MAPPING', failCount: 0, passCount: 0 },
      steps: ['File read', 'Columns to confirm', 'Screening not yet', 'Publish not yet'],
      next: 'Columns',
    },
    {
      staged: { failCount: 3, failureCount: 3, wordColumns: [someWords], notYet: '3.' },
      steps: ['File 14 rows read', 'Columns 1 of 2 taken', 'Screening 2 words to confirm'],
      next: 'Screening',
    },
    {
      staged: { failCount: 1, failureCount: 1, notYet: '1.' },
      steps: ['Screening 1 row fails', 'Difference not yet', 'Publish not yet'],
      next: 'Screening',
    },
    {
      staged: { warnCount: 2, warningCount: 2, notYet: '2.' },
      steps: ['Screening warnings wait'],
      next: 'Screening',
    },
    {
      staged: { difference: { added: 4, corrected: 1, withdrawn: 2, records: [] } },
      steps: ['Screening nothing fails', 'Difference 4 new, 1 changed, 2 gone', 'Publish ready'],
      next: 'Publish',
    },
    {
      staged: { unusable: 'It has no rows.' },
      steps: ['File cannot be used', 'Columns not yet', 'Screening not yet', 'Publish not yet'],
      next: 'File',
    },
  ])('says how far each step is, and that $next is next', async ({ staged, steps, next }) => {
    open(aStaged(staged));
    const list = await screen.findByRole('list', { name: /^Steps from the file/ });
    const shown = within(list).getAllByRole('listitem');
    const words = shown.map(({ textContent }) => textContent.replace(/^\d/, ''));
    for (const step of steps) expect(words).toContain(step.replace(' ', ''));
    expect(
      shown
        .filter((each) => each.getAttribute('aria-current') === 'step')
        .map(({ textContent }) => textContent),
    ).toEqual([expect.stringContaining(next)]);
  });

  it('says if the headings fit another dataset better', async () => {
    open(aStaged({ state: 'MAPPING', likelyDataset: 'REFERRALS' }));
    expect(
      await screen.findByRole('link', { name: 'Send it as referrals instead' }),
    ).toHaveAttribute('href', '/returns/send?dataset=REFERRALS');
  });

  it('says if most dates are of another quarter', async () => {
    const likelyPeriod = { id: 'p3', key: '2026-27-Q3', label: 'Q3 2026/27' };
    open(aStaged({ state: 'SCREENED', likelyPeriod }));
    expect(
      await screen.findByRole('link', { name: 'Send it for Q3 2026/27 instead' }),
    ).toHaveAttribute('href', '/returns?quarter=2026-27-Q3');
  });

  it('asks once for all rows what unknown words mean, and sends what is confirmed', async () => {
    const sent = open(aStaged({ failCount: 3, failureCount: 3, wordColumns: [someWords] }));
    expect(
      await screen.findByRole('heading', { name: '2 words are not in a list: what do they mean?' }),
    ).toBeVisible();
    const table = within(screen.getByRole('table', { name: /^Words that are not in a list/ }));
    expect(
      table.getByRole('row', { name: /Gender F 21 rows .*a guess: please confirm/ }),
    ).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'F in Gender is read as' })).toHaveValue('FEMALE');
    const other = screen.getByRole('combobox', { name: 'Xyz in Gender is read as' });
    expect(other).toHaveDisplayValue('choose');
    expect(table.getByRole('row', { name: /Gender Xyz .*for you to choose/ })).toBeVisible();
    await userEvent.selectOptions(other, 'an empty cell');
    expect(table.getByRole('row', { name: /Gender Xyz .*your choice/ })).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Confirm the words and screen again' }),
    );
    expect(sent).toEqual([
      {
        ...{ id: 's1', version: 3 },
        words: [
          { column: 'sex', word: 'Xyz', entry: '' },
          { column: 'sex', word: 'F', entry: 'FEMALE' },
        ],
      },
    ]);
  });

  it('folds the findings away while words can be confirmed with one press', async () => {
    open(
      aStaged({
        ...{ failCount: 3, failureCount: 3, findingLineCount: 1, findings: [finding] },
        wordColumns: [someWords],
      }),
    );
    const summary = await screen.findByText(/^Say first what the words above mean/);
    const row = screen.getByRole('row', { name: /It holds several districts/, hidden: true });
    expect(row).not.toBeVisible();
    await userEvent.click(summary);
    expect(row).toBeVisible();
  });

  it('sends nothing for a word without a choice, and forgets one that is to be asked about again', async () => {
    const sent = open(aStaged({ failCount: 3, failureCount: 3, wordColumns: [someWords] }));
    await userEvent.click(await screen.findByText(/^2 words are remembered/));
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'M in Gender is read as' }),
      'ask again',
    );
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'F in Gender is read as' }),
      'choose',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Confirm the words and screen again' }),
    );
    expect(sent).toMatchObject([{ words: [{ column: 'sex', word: 'M', entry: null }] }]);
  });

  it('says how words were read before it is published', async () => {
    const [, , ...known] = someWords.words;
    open(aStaged({ wordColumns: [{ ...someWords, words: known }] }));
    expect(await screen.findByText('As your agency said, “M” as Male (2 rows).')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Your own words' })).toBeVisible();
  });

  it('suggests leaving a row of totals out, lists the rows that are left out, and reads one again', async () => {
    const row = { row: 44, cells: ['Total', '40'] };
    const leftOut = [{ row: 9, cells: ['A-9'], by: 'Data manager' }];
    const sent = open(aStaged({ totals: [row], leftOut }));
    expect(await screen.findByRole('heading', { name: '1 row left out: row 9' })).toBeVisible();
    expect(screen.getByText(/Row 44 looks like a row of totals: Total, 40/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Leave row 44 out' }));
    await userEvent.click(screen.getByRole('button', { name: 'Put row 9 back' }));
    expect(sent).toEqual([
      { id: 's1', version: 3, rows: [44], isLeftOut: true },
      { id: 's1', version: 3, rows: [9], isLeftOut: false },
    ]);
  });

  it('leaves out a row that fails', async () => {
    const sent = open(aStaged({ failCount: 1, failureCount: 1, findings: [finding] }));
    await userEvent.click(await screen.findByRole('button', { name: 'Leave row 6 out' }));
    expect(sent).toEqual([{ id: 's1', version: 3, rows: [6], isLeftOut: true }]);
  });

  it('offers corrections from an earlier file, and makes them again with one press', async () => {
    const sent = open(
      aStaged({
        correctionsBefore: [
          { row: 6, column: 'area', sent: 'Berks', value: 'Reading' },
          ...[8, 9, 12].map((row) => ({ row, column: 'area', sent: 'Rdg', value: 'Reading' })),
        ],
        leftOutBefore: [{ row: 44, cells: ['Total', '40'] }],
      }),
    );
    const table = within(
      await screen.findByRole('table', { name: 'Corrections in an earlier file' }),
    );
    expect(table.getByRole('row', { name: '6 LA Berks Reading' })).toBeVisible();
    // The same value of a column is one line.
    expect(table.getByRole('row', { name: '3 rows: 8, 9, 12 LA Rdg Reading' })).toBeVisible();
    expect(table.getByRole('row', { name: '44 the whole row Total, 40 left out' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Repeat these corrections' }));
    expect(sent).toEqual([{ id: 's1', version: 3 }]);
  });

  it('shows what fails by row and column of the file, and corrects one cell', async () => {
    const failing = aStaged({
      ...{ failCount: 1, failureCount: 1, findings: [finding] },
      notYet: '1 finding fails.',
    });
    const sent = open(failing);
    const row = within(await screen.findByRole('row', { name: /Row 6, LA/ }));
    expect(row.getByText('Fail')).toBeVisible();
    const field = row.getByRole('textbox', { name: 'Row 6, LA' });
    await userEvent.clear(field);
    await userEvent.type(field, 'Reading');
    await userEvent.click(row.getByRole('button', { name: 'Correct it' }));
    expect(sent).toEqual([
      { id: 's1', version: 3, row: 6, column: 'area', value: 'Reading', isForAlike: false },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Publish all 12 rows' }));
    // The button is disabled: nothing more is sent.
    expect(sent).toHaveLength(1);
  });

  it('says that the whole file is being screened again, while that lasts', async () => {
    const answers: (() => void)[] = [];
    renderApp('/returns/send/s1', {
      others: {
        stagedReturns: () => [],
        stagedReturn: () => aStaged({ failCount: 1, failureCount: 1, findings: [finding] }),
        correctCell: () =>
          new Promise((resolve) => {
            answers.push(() => resolve({ staged: null, version: 5, problems: [] }));
          }),
      },
    });
    const asked: string[] = [];
    const shares = [0.25, 0.5];
    vi.stubGlobal('fetch', (address: string) => {
      asked.push(address);
      return Promise.resolve(Response.json({ share: shares.shift() ?? null }));
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Correct it' }));
    expect(await screen.findByText(/^Screening the whole file again/)).toBeVisible();
    const bar = screen.getByRole('progressbar', { name: 'Screening the whole file again' });
    // The progress is unknown at first, and again once the file has been read.
    expect(bar).not.toHaveAttribute('value');
    for (const share of ['0.25', '0.5'])
      await waitFor(() => expect(bar).toHaveAttribute('value', share), { timeout: 5_000 });
    await waitFor(() => expect(bar).not.toHaveAttribute('value'), { timeout: 5_000 });
    expect(new Set(asked)).toEqual(new Set(['/import/screening/s1']));
    await waitFor(() => expect(answers).toHaveLength(1));
    for (const answer of answers) answer();
    await waitFor(() => expect(screen.queryByText(/^Screening the whole file/)).toBeNull());
  });

  it('says that corrections are lost if their column gets another meaning', async () => {
    const by = { by: 'Data manager', at: '2026-11-24T09:00:00Z' };
    const corrections = [{ row: 6, column: 'area', sent: 'Berks', value: 'Reading', ...by }];
    open(aStaged({ state: 'MAPPING', corrections }));
    expect(await screen.findByText(/If you match another column, corrections/)).toBeVisible();
  });

  it('acknowledges a warning by name with a reason', async () => {
    const sent = open(
      aStaged({ warnCount: 1, warningCount: 1, findings: [warning], notYet: '1 warning.' }),
    );
    const field = await screen.findByRole('textbox', { name: 'Why row 4 is right' });
    await userEvent.click(screen.getByRole('button', { name: 'It is right' }));
    expect(screen.getByText('Say why first, in 3 to 200 characters.')).toBeVisible();
    expect(sent).toEqual([]);
    await userEvent.type(field, 'Old records');
    await userEvent.click(screen.getByRole('button', { name: 'It is right' }));
    expect(sent).toEqual([
      { id: 's1', version: 3, findings: ['w1'], why: 'Old records', isForAlike: false },
    ]);
  });

  it('acknowledges warnings with the same message together, or corrects all of them with the suggested value', async () => {
    const alike = { ...warning, alike: 21, rows: [4, 7, 9], meant: 'Oxfordshire', meantFor: 23 };
    const sent = open(
      aStaged({ warningCount: 21, findingLineCount: 1, findings: [alike], notYet: '21.' }),
    );
    const row = within(
      await screen.findByRole('row', { name: /21 rows, LA: 4, 7, 9 and 18 more/ }),
    );
    await userEvent.type(row.getByRole('textbox', { name: 'Why these 21 rows are right' }), 'Old');
    await userEvent.click(row.getByRole('button', { name: 'They are right' }));
    await userEvent.click(row.getByRole('button', { name: 'Take Oxfordshire instead in all 23' }));
    await waitFor(() =>
      expect(sent).toMatchObject([
        { findings: ['w1'], why: 'Old', isForAlike: true },
        { row: 4, column: 'area', value: 'Oxfordshire', isForAlike: true },
      ]),
    );
  });

  it('shows earlier acknowledgements, and groups equal corrections in one line', async () => {
    const said = { ...warning, why: 'Old', acknowledgedBy: 'Data manager', isFromBefore: true };
    const cell = { column: 'area', sent: 'Berks', value: 'Reading', by: 'Data manager' };
    const corrections = [6, 8].map((row) => ({ ...cell, row }));
    open(aStaged({ warningCount: 1, findingLineCount: 1, findings: [said], corrections }));
    expect(
      await screen.findByText('“Old”, Data manager, of an earlier file with the same record'),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /^2 rows: 6, 8 LA Berks Reading/ })).toBeVisible();
  });

  it('sends one person’s quick actions in turn, each under the version before it left', async () => {
    const second = { ...warning, id: 'w2', row: 7 };
    let version = 3;
    const sent: unknown[] = [];
    renderApp('/returns/send/s1', {
      others: {
        stagedReturns: () => [],
        stagedReturn: () => aStaged({ version: 3, warningCount: 2, findings: [warning, second] }),
        acknowledgeWarnings({ input }: { readonly input: { readonly version: number } }) {
          sent.push(input);
          if (input.version !== version)
            return { staged: null, version: null, problems: [{ message: 'Somebody else' }] };
          version += 1;
          return { staged: null, version, problems: [] };
        },
      },
    });
    for (const row of [4, 7])
      fireEvent.change(await screen.findByRole('textbox', { name: `Why row ${row} is right` }), {
        target: { value: 'Old' },
      });
    const buttons = screen.getAllByRole('button', { name: 'It is right' });
    // The first one twice, and the second one before the first is answered.
    for (const button of [buttons[0], buttons[0], buttons[1]]) if (button) fireEvent.click(button);
    const said = { id: 's1', why: 'Old', isForAlike: false };
    await waitFor(() =>
      expect(sent).toEqual([
        { ...said, version: 3, findings: ['w1'] },
        { ...said, version: 4, findings: ['w2'] },
      ]),
    );
    await waitFor(() => expect(buttons[1]).not.toHaveAttribute('aria-disabled'));
    expect(screen.queryByText(/Somebody else/)).toBeNull();
  });

  it('shows the effect on headline figures next to their usual range, and the changes in records', async () => {
    const usual = '10.0 to 12.0%';
    open(
      aStaged({
        effect: [
          { name: 'Vacancy rate', before: '11%', after: '30%', usual, isUnusual: true },
          { name: 'Abstraction rate', before: null, after: '2%', usual: null, isUnusual: false },
          { name: 'Forecast variance', before: '0%', after: null, usual, isUnusual: false },
        ],
        difference: {
          ...{ added: 0, corrected: 1, withdrawn: 0 },
          records: [
            {
              ...{ key: 'Slough', change: 'CORRECTED', columns: ['strength_fte'] },
              values: [{ column: 'strength_fte', before: '12', after: null }],
            },
          ],
        },
      }),
    );
    expect(
      await screen.findByRole('heading', { name: /Vacancy rate is outside its usual range/ }),
    ).toBeVisible();
    const table = within(screen.getByRole('table', { name: /Headline figures of Reading/ }));
    expect(table.getByRole('row', { name: /Vacancy rate 11% 30% 10.0 to 12.0%/ })).toBeVisible();
    // A figure without a value is not called usual.
    expect(
      table.getByRole('row', { name: /Forecast variance 0% no value .*12\.0%$/ }),
    ).toBeVisible();
    expect(table.getByRole('row', { name: /nothing sent yet 2% too few quarters/ })).toBeVisible();
    expect(screen.getByText('strength FTE: 12, now empty')).toBeInTheDocument();
  });

  it('asks before most of a quarter is withdrawn, and publishes on a second press', async () => {
    const question = '67 of 67 records of Q2 2026/27 will be withdrawn, because of this.';
    const difference = { added: 11, corrected: 0, withdrawn: 67, records: [] };
    const sent = open(aStaged({ question, difference }));
    await userEvent.click(await screen.findByRole('button', { name: 'Publish 11 rows' }));
    expect(screen.getByText(`${question} Do you want that?`)).toBeVisible();
    await answer('No, leave it as it is');
    expect(screen.queryByText(/Do you want that/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Publish 11 rows' }));
    expect(sent).toEqual([]);
    await answer('Yes, publish and withdraw 67 records');
    expect(sent).toEqual([{ id: 's1', version: 3, isMeant: true }]);
  });

  it('ignores answers in the moment after the question, and offers first what changes nothing', async () => {
    const question = '67 of 67 records of Q2 2026/27 will be withdrawn, because of this.';
    const difference = { added: 11, corrected: 0, withdrawn: 67, records: [] };
    const sent = open(aStaged({ question, difference }));
    await userEvent.dblClick(await screen.findByRole('button', { name: 'Publish 11 rows' }));
    const no = screen.getByRole('button', { name: 'No, leave it as it is' });
    const yes = screen.getByRole('button', { name: 'Yes, publish and withdraw 67 records' });
    expect(no.compareDocumentPosition(yes)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(no).toHaveFocus();
    await userEvent.click(yes);
    await userEvent.click(no);
    expect(screen.getByText(`${question} Do you want that?`)).toBeVisible();
    expect(sent).toEqual([]);
  });

  const toSay = async (changed: Readonly<Record<string, unknown>>) => {
    open(aStaged(changed));
    return (await screen.findByText(/You can take it back in one step/)).textContent;
  };

  it('says before it is published that it withdraws all that is in', async () => {
    const difference = { added: 11, corrected: 0, withdrawn: 67, records: [] };
    expect(await toSay({ difference })).toContain(
      '11 rows are published, and all 67 that are in are withdrawn.',
    );
  });

  it('says before it is published that it withdraws some of what is in', async () => {
    const difference = { added: 2, corrected: 1, withdrawn: 1, records: [] };
    expect(await toSay({ difference })).toContain(
      '11 rows are published, and 1 record that is in is withdrawn.',
    );
  });

  it('says of a partial return that it changes what is in', async () => {
    const partial = { isPartial: true, passCount: 1 };
    const difference = { added: 0, corrected: 1, withdrawn: 0, records: [] };
    expect(await toSay({ ...partial, difference })).toContain(
      'It changes 1 record that is in, and withdraws nothing.',
    );
  });

  it('says of a nil return what it withdrew, and takes it back', async () => {
    const difference = { added: 0, corrected: 0, withdrawn: 14, records: [] };
    const nil = { state: 'PUBLISHED', canChange: false, submissionId: 'sub', passCount: 0 };
    const sent = open(aStaged({ ...nil, difference }), {
      changes: { added: 14, corrected: 0, withdrawn: 0 },
    });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Nothing to report is published' }),
    ).toBeVisible();
    expect(
      screen.getByText(/“Nothing to report” is published: 14 records that were in are/),
    ).toBeVisible();
    await userEvent.dblClick(screen.getByRole('button', { name: 'Take it back' }));
    expect(
      await screen.findByText(/^Taking it back brings back 14 records that it withdrew\./),
    ).toBeVisible();
    // A quick second press may ask again what that changes, and takes nothing back.
    const takenBack = { submission: 'sub', isOnlyShown: false };
    expect(sent).not.toContainEqual(takenBack);
    await answer('Take it back now');
    expect(await screen.findByText(/The return was taken back/)).toBeVisible();
    expect(sent.slice(-1)).toEqual([takenBack]);
  });

  it('asks before one record replaces an existing one, and shows what changes', async () => {
    const question = 'D-1 has already been sent. Publishing replaces it.';
    const record = { key: 'D-1', change: 'CORRECTED', columns: ['arrests'] };
    const values = [{ column: 'arrests', before: '1', after: '2' }];
    const difference = {
      ...{ added: 0, corrected: 1, withdrawn: 0 },
      records: [{ ...record, values }],
    };
    const changed = { dataset: 'DISRUPTIONS', isPartial: true, question, difference, passCount: 1 };
    const sent = open(aStaged(changed));
    expect(await screen.findByText('arrests: 1, now 2')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Publish 1 row' }));
    expect(screen.getByText(`${question} Do you want that?`)).toBeVisible();
    await answer('Yes, replace the published return');
    expect(sent).toEqual([{ id: 's1', version: 3, isMeant: true }]);
  });

  it('offers to discard other files of the same return, and no others', async () => {
    const other = { ...aStaged(), id: 's2', version: 7, fileName: 'Old.xlsx', period: null };
    const others = [
      other,
      { ...other, id: 's3', dataset: 'REPORTS' },
      { ...other, id: 's4', state: 'PUBLISHED' },
      { ...other, id: 's5', isPartial: true },
      { ...other, id: 's6', period: { id: '2026-27-Q1' } },
      aStaged(),
    ];
    const sent = open(aStaged(), {}, { others });
    expect(await screen.findByText(/^Not published: Old\.xlsx, sent on 24 November/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Discard the other file' }));
    await waitFor(() => expect(sent).toEqual([{ id: 's2', version: 7 }]));
  });

  it('offers that only once their corrections are made', async () => {
    const again = { correctionsBefore: [{ row: 6, column: 'area', sent: 'B', value: 'Reading' }] };
    open(aStaged(again), {}, { others: [{ ...aStaged(), id: 's2' }] });
    expect(await screen.findByRole('heading', { name: 'Corrected before' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Discard the other/ })).toBeNull();
  });

  it('says at its side what publishing does, and leads to the figures that are unusual', async () => {
    const effect = [
      { name: 'Vacancy rate', before: null, after: '16%', usual: '5% to 8%', isUnusual: true },
      { name: 'Abstraction rate', before: null, after: '4%', usual: '3% to 6%', isUnusual: false },
    ];
    const record = { key: 'Reading', change: 'ADDED', columns: [], values: [] };
    const difference = { added: 1, corrected: 0, withdrawn: 0, records: [record] };
    const returns = ['RBC', 'TVP', 'OCC'].map((id) => ({
      ...{ id: `r ${id}`, agency: { id }, dataset: 'RESOURCES', isOwed: true },
      state: id === 'RBC' ? 'MISSING' : 'RECEIVED',
    }));
    const force = { id: 'E23000029', kind: 'FORCE' };
    const boards = [
      { quarter: '2026-27-Q2', area: { id: 'E06000038', kind: 'DISTRICT' }, state: 'DRAFT' },
      { quarter: '2026-27-Q1', area: force, state: 'DRAFT' },
      { quarter: '2026-27-Q2', area: force, state: 'SUPERSEDED' },
      { quarter: '2026-27-Q2', area: force, state: 'IN_REVIEW' },
    ].map(({ quarter, ...each }, at) => ({
      ...{ ...each, id: `p${at}`, number: at, signOffDueOn: at === 3 ? '2026-12-03' : null },
      quarter: { id: quarter, key: quarter, label: `Q${quarter.slice(-1)} 2026/27` },
    }));
    open(aStaged({ effect, difference }), {}, { returns, boards });
    const side = within(await screen.findByRole('region', { name: 'When you publish' }));
    expect(await side.findByText('Resources: 3 of 3 returns in')).toBeVisible();
    expect(side.getByText('You would be the last')).toBeVisible();
    expect(side.getByText('1 of 2 headline figures is unusual')).toBeVisible();
    expect(side.getByText('The Q2 2026/27 pack will use your figures')).toBeVisible();
    expect(
      side.getByText('With the chair, to be read, to be signed off by 3 December 2026'),
    ).toBeVisible();
    await userEvent.click(side.getByRole('link', { name: 'See them with their usual range' }));
    expect(screen.getByRole('heading', { name: /^With this return Vacancy rate/ })).toHaveFocus();
    await userEvent.click(screen.getByRole('link', { name: 'look at the records that change' }));
    expect(screen.getByText('Show them record by record')).toHaveFocus();
    expect(screen.getByRole('table', { name: /^Records that change/ })).toBeVisible();
    expect(screen.getByRole('link', { name: 'This quarter' })).toHaveAttribute(
      'href',
      '/returns?quarter=2026-27-Q2',
    );
  });

  it('says once it is published what was corrected on the way', async () => {
    const by = { by: 'Data manager', at: '2026-11-24T09:00:00Z' };
    const [, , ...known] = someWords.words;
    open(
      aStaged({
        ...{ state: 'PUBLISHED', canChange: false, submissionId: 'sub', warningCount: 2 },
        corrections: [{ row: 6, column: 'area', sent: 'Berks', value: 'Reading', ...by }],
        leftOut: [{ row: 44, cells: ['Total', '40'], by: 'Data manager' }],
        wordColumns: [{ ...someWords, words: known }],
      }),
    );
    const part = within(
      await screen.findByRole('region', {
        name: 'Corrected on the way: 1 cell corrected, 1 word read as your agency said, 1 row left out and 2 warnings acknowledged',
      }),
    );
    expect(part.getByText('As your agency said, “M” as Male (2 rows).')).toBeVisible();
    expect(part.getByRole('row', { name: /6 LA Berks Reading/ })).toBeVisible();
    expect(part.getByRole('row', { name: /44 Total, 40/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Put row .* back/ })).toBeNull();
  });

  it('is taken back after showing what that changes', async () => {
    const published = aStaged({ state: 'PUBLISHED', canChange: false, submissionId: 'sub' });
    const sent = open(published, { changes: { added: 0, corrected: 2, withdrawn: 9 } });
    await userEvent.click(await screen.findByRole('button', { name: 'Take it back' }));
    expect(
      await screen.findByText(
        /^Taking it back removes 9 records that it added and puts 2 records back to what they said/,
      ),
    ).toBeVisible();
    await answer('Take it back now');
    expect(await screen.findByText(/The return was taken back/)).toBeVisible();
    expect(sent).toEqual([
      { submission: 'sub', isOnlyShown: true },
      { submission: 'sub', isOnlyShown: false },
    ]);
  });

  it('that cannot be taken back says why, and does not offer it again', async () => {
    const why = 'Moderators have decided about it since.';
    open(aStaged({ state: 'PUBLISHED', canChange: false, submissionId: 'sub' }), {
      problems: [{ message: why, field: 'submission' }],
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Take it back' }));
    expect(await screen.findByText(why)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Take it back/ })).toBeNull();
  });

  it('that was taken back before is not offered to be taken back again', async () => {
    open(aStaged({ state: 'PUBLISHED', canChange: false, submissionId: 's', isTakenBack: true }));
    expect(
      await screen.findByRole('heading', { level: 1, name: /published and taken back/ }),
    ).toBeVisible();
    expect(screen.getByText('Published and taken back')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Take it back' })).toBeNull();
  });

  it('that is not open says only that it exists', async () => {
    open(aStaged({ isOpen: false, canChange: false, columns: [] }));
    expect(
      await screen.findByRole('heading', { level: 1, name: /is not published yet/ }),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: /as CSV/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /Publish/ })).toBeNull();
  });

  it('that is gone says so, and where to go', async () => {
    open(null);
    expect(await screen.findByRole('heading', { name: /no longer here/ })).toBeVisible();
  });
});

describe('what was corrected in a staged return', () => {
  const corrected = (row: number, sent: string) => ({
    ...{ row, sent, column: 'area', value: 'Reading', by: 'Manager' },
  });

  it('is taken back line by line', async () => {
    const corrections = [corrected(6, 'Rdg'), corrected(8, 'RDNG'), corrected(9, 'RDNG')];
    const sent = open(aStaged({ corrections }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo in row 6, LA' }));
    const asked = { ...{ id: 's1', version: 3, column: 'area' }, value: null };
    expect(sent).toEqual([{ ...asked, row: 6, isForAlike: false }]);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo in 2 rows, LA' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toEqual({ ...asked, row: 8, isForAlike: true });
  });

  it('is not taken back by people who may not change it', async () => {
    open(aStaged({ corrections: [corrected(6, 'Rdg')], canChange: false }));
    expect(await screen.findByRole('table', { name: /corrected here/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
  });

  it('moves another line beneath the pointer, which ignores the second press of a double click', async () => {
    const second = { ...finding, id: 'f2', row: 7, value: 'Berks East' };
    const [before, after] = [
      aStaged({ findings: [finding, second], failCount: 2, failureCount: 2, findingLineCount: 2 }),
      aStaged({ findings: [second], failCount: 1, failureCount: 1, findingLineCount: 1 }),
    ];
    let shown = before;
    const sent: unknown[] = [];
    renderApp('/returns/send/s1', {
      others: {
        stagedReturn: () => shown,
        stagedReturns: () => [],
        returns: () => [],
        correctCell: ({ input }: { readonly input: unknown }) => {
          sent.push(input);
          shown = after;
          return { staged: null, version: 5, problems: [] };
        },
      },
    });
    const rowOf = (value: RegExp) => within(screen.getByRole('row', { name: value }));
    await screen.findByRole('row', { name: /Berks West/ });
    await userEvent.click(rowOf(/Berks West/).getByRole('button', { name: 'Correct it' }));
    await waitFor(() => expect(screen.queryByRole('row', { name: /Berks West/ })).toBeNull());
    const next = rowOf(/Berks East/).getByRole('button', { name: 'Correct it' });
    expect(next).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(next);
    await userEvent.click(rowOf(/Berks East/).getByRole('button', { name: 'Leave row 7 out' }));
    expect(sent).toHaveLength(1);
    await waitFor(() => expect(next).not.toHaveAttribute('aria-disabled'), { timeout: 5_000 });
    await userEvent.click(next);
    await waitFor(() => expect(sent).toHaveLength(2));
  });
});

describe('the rows of a staged return', () => {
  const aRow = (row: number, changed: Readonly<Record<string, unknown>> = {}) => ({
    ...{ row, cells: ['Reading'], isLeftOut: false, findings: [] },
    ...changed,
  });
  const wrong = { level: 'FAIL', column: 'area', message: 'It holds several districts.' };
  const aPage = (...rows: readonly unknown[]) => ({
    ...{ version: 3, columns: ['area'], hasAllFindings: true, rows },
  });
  const counted = { passCount: 60, failCount: 1, failureCount: 1, findingLineCount: 1 };

  it('are all shown on request, page by page, with what is wrong in each', async () => {
    const staged = aStaged({
      ...{ ...counted, findings: [finding] },
      corrections: [{ row: 8, column: 'area', sent: 'Rdg', value: 'Reading', by: 'Manager' }],
      leftOut: [{ row: 9, cells: ['Total'], by: 'Manager' }],
    });
    const pages = [
      aPage(
        aRow(6, { cells: ['Berks West'], findings: [wrong] }),
        ...[aRow(7), aRow(8), aRow(9, { cells: ['Total'], isLeftOut: true })],
      ),
      aPage(aRow(62)),
    ];
    open(staged, {}, { rowPages: pages });
    await userEvent.type(await screen.findByRole('textbox', { name: 'Row 6, LA' }), ' East');
    await userEvent.click(screen.getByRole('radio', { name: 'All 62 rows' }));
    const table = await screen.findByRole('table', {
      name: 'Rows 1 to 4 of 62, with your corrections',
    });
    expect(screen.queryByRole('textbox', { name: 'Row 6, LA' })).toBeNull();
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    expect(row(/^Row 6 Fail LA: It holds several districts\. Fail ?Berks West$/)).toBeVisible();
    expect(row(/^Row 7 Pass.* Reading$/)).toBeVisible();
    expect(row(/^Row 8 Pass.* Reading ?corrected$/)).toBeVisible();
    expect(row(/^Row 9 Left out.* Total$/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next rows' }));
    expect(await screen.findByRole('row', { name: /^Row 62 Pass/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Next rows' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Rows before' }));
    expect(await screen.findByRole('row', { name: /^Row 7 Pass/ })).toBeVisible();
    // What was typed is still there.
    await userEvent.click(screen.getByRole('radio', { name: 'What is wrong' }));
    expect(screen.getByRole('textbox', { name: 'Row 6, LA' })).toHaveValue('Berks West East');
  });

  it('are not said to pass if there are more findings than are kept', async () => {
    open(
      aStaged({ ...counted, findings: [finding] }),
      {},
      {
        rowPages: [{ ...aPage(aRow(7)), hasAllFindings: false }],
      },
    );
    await userEvent.click(await screen.findByRole('radio', { name: 'All 61 rows' }));
    expect(await screen.findByText(/^There are more findings than are kept\./)).toBeVisible();
    expect(screen.queryByText('Pass')).toBeNull();
  });

  it.each([
    {
      counts: { failCount: 0, warnCount: 1, warningCount: 1 },
      said: '1 row has a warning, 11 pass',
    },
    { counts: { failCount: 2, failureCount: 2 }, said: '2 rows fail, 11 pass' },
    {
      counts: { failCount: 1, failureCount: 1, warnCount: 2, warningCount: 2 },
      said: '1 row fails, 2 have a warning, 11 pass',
    },
    { counts: { passCount: 0, failCount: 2, failureCount: 2 }, said: '2 rows fail' },
    { counts: {}, said: 'Every row passed: 11 rows' },
  ])('are counted in the heading by their results: $said', async ({ counts, said }) => {
    open(aStaged(counts));
    expect(await screen.findByRole('heading', { level: 2, name: said })).toBeVisible();
  });
});
