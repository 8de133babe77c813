import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { SignInAgain } from './SignInAgain.js';

it('leads through sign-in and back to the same page, with its whole address', () => {
  window.history.replaceState(null, '', '/admin/people?name=a%26b&state=ended');
  render(<SignInAgain what="to make changes" />);
  const link = screen.getByRole('link', { name: 'Sign in again to make changes' });
  const address = new URL(link.getAttribute('href') ?? '', 'http://stronghold.test');
  expect(address.pathname).toBe('/sign-in');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    again: 'yes',
    to: '/admin/people?name=a%26b&state=ended',
  });
});
