import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { answerShown, aStaged, openStaged } from '#features/returns/staged/testing/open-staged.js';

describe('publishing a staged return', () => {
  it('asks before most of a quarter is withdrawn, and publishes on a second press', async () => {
    const question = '67 of 67 records for Q2 2026/27 will be withdrawn, because of this.';
    const difference = { added: 11, corrected: 0, withdrawn: 67, records: [] };
    const sent = openStaged(aStaged({ question, difference }));
    await userEvent.click(await screen.findByRole('button', { name: 'Publish 11 rows' }));
    expect(screen.getByText(`${question} Do you want that?`)).toBeVisible();
    await answerShown('No, leave it as it is');
    expect(screen.queryByText(/Do you want that/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Publish 11 rows' }));
    expect(sent).toEqual([]);
    await answerShown('Yes, publish and withdraw 67 records');
    expect(sent).toEqual([{ id: 's1', version: 3, isMeant: true }]);
  });

  it('ignores answers in the moment after the question, and offers first what changes nothing', async () => {
    const question = '67 of 67 records for Q2 2026/27 will be withdrawn, because of this.';
    const difference = { added: 11, corrected: 0, withdrawn: 67, records: [] };
    const sent = openStaged(aStaged({ question, difference }));
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

  it('names a discarded file on the page for sending, and focuses that message', async () => {
    const sent = openStaged(aStaged());
    await userEvent.click(await screen.findByRole('button', { name: 'Discard it' }));
    await answerShown('Discard it now');
    expect(
      await screen.findByText('q2.xlsx has been discarded. Nothing that is published has changed.'),
    ).toHaveAttribute('role', 'status');
    expect(sent).toEqual([{ id: 's1', version: 3 }]);
    expect(window.location.pathname).toBe('/returns/send');
    expect(screen.getByRole('main')).toHaveFocus();
  });

  const toSay = async (changed: Readonly<Record<string, unknown>>) => {
    openStaged(aStaged(changed));
    return (await screen.findByText(/You can take it back in one step/)).textContent;
  };

  it('says before publishing that the return withdraws everything published so far', async () => {
    const difference = { added: 11, corrected: 0, withdrawn: 67, records: [] };
    expect(await toSay({ difference })).toContain(
      '11 rows will be published, and all 67 existing records will be withdrawn.',
    );
  });

  it('says before publishing that the return withdraws some of the existing records', async () => {
    const difference = { added: 2, corrected: 1, withdrawn: 1, records: [] };
    expect(await toSay({ difference })).toContain(
      '11 rows will be published, and 1 existing record will be withdrawn.',
    );
  });

  it('says of a partial return that it changes existing records', async () => {
    const partial = { isPartial: true, passCount: 1 };
    const difference = { added: 0, corrected: 1, withdrawn: 0, records: [] };
    expect(await toSay({ ...partial, difference })).toContain(
      'It changes 1 existing record, and withdraws none.',
    );
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
    const sent = openStaged(aStaged(changed));
    expect(await screen.findByText('arrests: 1, now 2')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Publish 1 row' }));
    expect(screen.getByText(`${question} Do you want that?`)).toBeVisible();
    await answerShown('Yes, replace the published return');
    expect(sent).toEqual([{ id: 's1', version: 3, isMeant: true }]);
  });
});
