import { render, screen } from '@testing-library/react';
import { lazy } from 'react';
import { expect, it, vi } from 'vitest';

import { LazyPart } from './LazyPart.js';

it('says in its place that a part did not come, and leaves the rest', async () => {
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
  expect(await screen.findByRole('alert')).toHaveTextContent(/^This part could not be fetched\./);
  expect(screen.getByText('What somebody wrote')).toBeVisible();
  expect(screen.queryByText('Loading')).toBeNull();
  // React reports what failed.
  expect(complaint).toHaveBeenCalled();
  complaint.mockClear();
});
