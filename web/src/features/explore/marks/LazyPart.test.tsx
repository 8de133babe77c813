import { render, screen } from '@testing-library/react';
import { lazy } from 'react';
import { expect, it, vi } from 'vitest';

import { LazyPart } from './LazyPart.js';

it('says that a part did not load, and keeps the rest', async () => {
  const complaint = vi.spyOn(console, 'error').mockReturnValue();
  const Missing = lazy(async () => Promise.reject(new Error('no network')));
  render(
    <>
      <p>What somebody wrote</p>
      <LazyPart fallback={<p>Loading</p>}>
        <Missing />
      </LazyPart>
    </>,
  );
  expect(await screen.findByRole('alert')).toHaveTextContent(/^This part could not load\./);
  expect(screen.getByText('What somebody wrote')).toBeVisible();
  expect(screen.queryByText('Loading')).toBeNull();
  // React logs the failure.
  expect(complaint).toHaveBeenCalled();
  complaint.mockClear();
});
