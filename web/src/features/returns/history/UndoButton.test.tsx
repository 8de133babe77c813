import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { answerShown, aStaged, openStaged } from '#features/returns/staged/testing/open-staged.js';

describe('a published return', () => {
  it('that is a nil return says what it withdrew, and is taken back', async () => {
    const difference = { added: 0, corrected: 0, withdrawn: 14, records: [] };
    const nil = { state: 'PUBLISHED', canChange: false, submissionId: 'sub', passCount: 0 };
    const sent = openStaged(aStaged({ ...nil, difference }), {
      changes: { added: 14, corrected: 0, withdrawn: 0 },
    });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Nothing to report is published' }),
    ).toBeVisible();
    expect(
      screen.getByText(/“Nothing to report” has been published: 14 existing records have/),
    ).toBeVisible();
    await userEvent.dblClick(screen.getByRole('button', { name: 'Take it back' }));
    expect(
      await screen.findByText(/^Taking it back brings back 14 records that it withdrew\./),
    ).toBeVisible();
    // A quick second press may ask for the effects again, but takes nothing back.
    const takenBack = { submission: 'sub', isOnlyShown: false };
    expect(sent).not.toContainEqual(takenBack);
    await answerShown('Take it back now');
    expect(await screen.findByText(/The return has been taken back/)).toBeVisible();
    expect(sent.slice(-1)).toEqual([takenBack]);
  });

  it('is taken back after showing what that changes', async () => {
    const published = aStaged({ state: 'PUBLISHED', canChange: false, submissionId: 'sub' });
    const sent = openStaged(published, { changes: { added: 0, corrected: 2, withdrawn: 9 } });
    await userEvent.click(await screen.findByRole('button', { name: 'Take it back' }));
    expect(
      await screen.findByText(
        /^Taking it back removes 9 records that it added and puts 2 records back to what they were/,
      ),
    ).toBeVisible();
    await answerShown('Take it back now');
    expect(await screen.findByText(/The return has been taken back/)).toBeVisible();
    expect(sent).toEqual([
      { submission: 'sub', isOnlyShown: true },
      { submission: 'sub', isOnlyShown: false },
    ]);
  });

  it('that cannot be taken back says why, and has no button for it afterwards', async () => {
    const why = 'Moderators have decided about it since.';
    openStaged(aStaged({ state: 'PUBLISHED', canChange: false, submissionId: 'sub' }), {
      problems: [{ message: why, field: 'submission' }],
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Take it back' }));
    expect(await screen.findByText(why)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Take it back/ })).toBeNull();
  });

  it('that has already been taken back is not offered for taking back again', async () => {
    openStaged(
      aStaged({ state: 'PUBLISHED', canChange: false, submissionId: 's', isTakenBack: true }),
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: /published and taken back/ }),
    ).toBeVisible();
    expect(screen.getByText('Published and taken back')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Take it back' })).toBeNull();
  });
});
