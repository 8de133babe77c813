import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

const aPack = {
  ...{
    id: 'p',
    number: 1,
    state: 'IN_REVIEW',
    version: 4,
    reading: 4,
    reason: '',
    marking: 'OFFICIAL',
    edition: 'PARTNERS',
  },
  quarter: aPeriod('2026-27-Q2'),
  area: { id: 'E23000029', code: 'E23000029', name: 'Thames Valley' },
  ...{
    meetsOn: null,
    signOffDueOn: null,
    textCount: 0,
    agreedCount: 0,
    missingTexts: [],
    signatures: [],
    handedBack: null,
    proof: null,
  },
  ...{
    headings: [],
    contents: { title: '', dataVersion: 3, sections: [], missingReturns: [] },
    revisions: [],
    texts: [],
  },
  ...{
    canMake: false,
    canSign: false,
    canRecord: true,
    actions: [],
    actionsNow: [],
    decisions: [],
    writing: [],
    leftOut: [],
    textsDueOn: null,
  },
};

it('hands a pack back with the text typed before the dialog was closed, says so, and keeps the focus', async () => {
  let board = aPack;
  const sent: unknown[] = [];
  const handBackPack = ({ input }: { readonly input: unknown }) => {
    sent.push(input);
    board = { ...aPack, state: 'DRAFT', canRecord: false };
    return { problems: [] };
  };
  renderApp('/boards/2026-27-Q2/E23000029/edit', {
    periods: [aPeriod('2026-27-Q2')],
    others: { board: () => board, handBackPack },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Hand back for changes' }));
  const findField = async () =>
    within(await screen.findByRole('dialog')).findByLabelText('What needs changing (optional)');
  expect((await findField()).tagName).toBe('TEXTAREA');
  await user.type(await findField(), 'Say what comes next.');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Hand back for changes' }));
  expect(await findField()).toHaveValue('Say what comes next.');
  await user.click(screen.getByRole('button', { name: 'Hand it back' }));
  expect(await screen.findByText('The pack has been handed back for changes.')).toBeInTheDocument();
  expect(sent).toEqual([{ id: 'p', version: 4, reason: 'Say what comes next.' }]);
  await expect
    .poll(() => document.activeElement)
    .toBe(screen.getByRole('heading', { name: 'Sign-off' }));
});
