import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import {
  aStaged,
  finding,
  openStaged,
  someWords,
} from '#features/returns/staged/testing/open-staged.js';

describe('the table of words that are not in a list', () => {
  it('asks once for all rows what unknown words mean, and sends what is confirmed', async () => {
    const sent = openStaged(aStaged({ failCount: 3, failureCount: 3, wordColumns: [someWords] }));
    expect(
      await screen.findByRole('heading', { name: '2 words are not in a list: what do they mean?' }),
    ).toBeVisible();
    const table = within(screen.getByRole('table', { name: /^Words that are not in a list/ }));
    expect(table.getByRole('row', { name: /Gender F 21 rows .*a guess/ })).toBeVisible();
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
          { column: 'sex', word: 'Xyz', entry: '', isSlip: false },
          { column: 'sex', word: 'F', entry: 'FEMALE', isSlip: false },
        ],
      },
    ]);
  });

  it('confirms words with an obvious meaning together, in one line for each column', async () => {
    const [female, other] = someWords.words;
    const words = [{ ...female, isObvious: true }, other];
    const sent = openStaged(
      aStaged({ failCount: 3, failureCount: 3, wordColumns: [{ ...someWords, words }] }),
    );
    expect(
      await screen.findByRole('heading', { name: '1 word is not in a list: what does it mean?' }),
    ).toBeVisible();
    const table = within(screen.getByRole('table', { name: /^Words that are not in a list/ }));
    expect(table.queryByText('F')).toBeNull();
    const obvious = within(screen.getByRole('list', { name: /^1 more has an obvious meaning/ }));
    expect(obvious.getByRole('listitem')).toHaveTextContent('Gender: F is Female');
    const choice = screen.getByRole('combobox', { name: 'F in Gender is read as', hidden: true });
    expect(choice).not.toBeVisible();
    await userEvent.click(screen.getByText('Change it'));
    await userEvent.selectOptions(choice, 'Male');
    expect(obvious.getByRole('listitem')).toHaveTextContent('Gender: F is Male');
    await userEvent.click(
      screen.getByRole('button', { name: 'Confirm the words and screen again' }),
    );
    expect(sent).toMatchObject([{ words: [{ column: 'sex', word: 'F', entry: 'MALE' }] }]);
  });

  it('asks only for confirmation if every word has an obvious meaning', async () => {
    const [female] = someWords.words;
    const words = [{ ...female, isObvious: true }];
    openStaged(aStaged({ failCount: 3, failureCount: 3, wordColumns: [{ ...someWords, words }] }));
    expect(
      await screen.findByRole('heading', { name: 'Confirm how your own words are read' }),
    ).toBeVisible();
    expect(screen.getByText('Not yet: first say what your own words mean.')).toBeVisible();
    expect(screen.queryByRole('table', { name: /^Words that are not in a list/ })).toBeNull();
  });

  it('folds the findings away while words can be confirmed with one press', async () => {
    openStaged(
      aStaged({
        ...{ failCount: 3, failureCount: 3, findingLineCount: 1, findings: [finding] },
        wordColumns: [someWords],
      }),
    );
    const summary = await screen.findByText(/^First say what the words above mean/);
    const row = screen.getByRole('row', { name: /It holds several districts/, hidden: true });
    expect(row).not.toBeVisible();
    await userEvent.click(summary);
    expect(row).toBeVisible();
  });

  it('does not send a word without a choice, and forgets a word that is to be asked about again', async () => {
    const sent = openStaged(aStaged({ failCount: 3, failureCount: 3, wordColumns: [someWords] }));
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

  it('takes a word as a slip, which is then corrected in its rows and not asked about', async () => {
    const sent = openStaged(aStaged({ failCount: 3, failureCount: 3, wordColumns: [someWords] }));
    const choice = await screen.findByRole('combobox', { name: 'Xyz in Gender is read as' });
    await userEvent.selectOptions(choice, 'a slip: I will correct the rows');
    expect(screen.getByRole('row', { name: /Gender Xyz .*corrected in its rows/ })).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Confirm the words and screen again' }),
    );
    expect(sent).toMatchObject([
      {
        words: [
          { column: 'sex', word: 'Xyz', entry: null, isSlip: true },
          { column: 'sex', word: 'F', entry: 'FEMALE', isSlip: false },
        ],
      },
    ]);
  });

  it('does not ask again if all the remaining words are slips, and reads one as a word again', async () => {
    const [, other] = someWords.words;
    const words = [{ ...other, isSlip: true }];
    const sent = openStaged(
      aStaged({
        ...{ failCount: 1, failureCount: 1, findingLineCount: 1, findings: [finding] },
        ...{ wordColumns: [{ ...someWords, words }], notYet: '1 failure is left.' },
      }),
    );
    expect(
      await screen.findByText('“Xyz” (1 row) is a slip: correct it in the findings below.'),
    ).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: /^1 of 12 rows fails;/ })).toBeVisible();
    expect(screen.getByText('Not yet: 1 failure is left.')).toBeVisible();
    expect(screen.getByText('1 row fails')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Your own words' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Confirm the words/ })).toBeNull();
    await userEvent.click(screen.getByText('Change it'));
    const choice = screen.getByRole('combobox', { name: 'Xyz in Gender is read as' });
    expect(choice).toHaveDisplayValue('a slip: I will correct the rows');
    await userEvent.selectOptions(choice, 'ask again');
    await userEvent.click(screen.getByRole('button', { name: 'Save, and screen again' }));
    expect(sent).toMatchObject([
      { words: [{ column: 'sex', word: 'Xyz', entry: null, isSlip: false }] },
    ]);
  });

  it('says before publishing how words were read', async () => {
    const [, , ...known] = someWords.words;
    openStaged(aStaged({ wordColumns: [{ ...someWords, words: known }] }));
    expect(await screen.findByText('As your agency said, “M” as Male (2 rows).')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Your own words' })).toBeVisible();
  });
});
