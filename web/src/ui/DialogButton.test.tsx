import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { lazy } from 'react';
import { expect, it } from 'vitest';

import { DialogButton } from './DialogButton.js';

it('opens with its content, which accepts typing at once', async () => {
  const load = () => Promise.resolve({ default: () => <input aria-label="Words" /> });
  const Fields = lazy(load);
  render(
    <DialogButton title="A note" prepare={load} content={() => <Fields />}>
      Add note
    </DialogButton>,
  );
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'A note' });
  expect(dialog).toContainElement(screen.getByRole('textbox', { name: 'Words' }));
  await userEvent.keyboard('Said at once');
  expect(screen.getByRole('textbox', { name: 'Words' })).toHaveValue('Said at once');
});
