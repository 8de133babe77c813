import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import { SaveFields } from './SaveFields.js';

const saving = {
  draft: { name: 'Disruptions', description: '', sharing: 'PRIVATE', moving: [] },
  write: () => undefined,
  problems: [],
  isSending: false,
} as const;

it('offers only a copy of a question that the viewer may not change', async () => {
  const save = vi.fn(async () => undefined);
  const saveCopy = vi.fn(async () => undefined);
  const saved = { id: 'q', version: 3, text: '{ a }', variables: {}, isOfOthers: true } as const;
  render(
    <SaveFields
      open={{ id: 'tab', name: 'Disruptions', text: '{ a }', variables: {}, saved }}
      variables={[]}
      onClose={() => undefined}
      saving={{ ...saving, save, saveCopy }}
    />,
  );
  expect(screen.getByText(/^Only its owner and their colleagues can change/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Save a copy' }));
  expect(saveCopy).toHaveBeenCalledOnce();
  expect(save).not.toHaveBeenCalled();
});
