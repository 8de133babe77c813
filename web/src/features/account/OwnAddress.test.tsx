import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aViewer } from '#testing/fake-api.js';
import { renderApp } from '#testing/render-app.js';

const none = {
  ...{
    id: 'p',
    address: null,
    isFromProvider: false,
    verifiedAt: null,
    wanted: null,
    wantedUntil: null,
  },
  ...{ version: 0, delivery: 'SERVER', failure: null },
};
const confirmed = {
  ...none,
  address: 'post@example.org',
  verifiedAt: '2026-11-24T09:14:00Z',
  version: 2,
};
const render = (
  mailAddress: unknown,
  others: Readonly<Record<string, unknown>> = {},
  address = '/account',
) => renderApp(address, { others: { viewer: () => ({ ...aViewer, mailAddress }), ...others } });

describe('the viewer’s own address', () => {
  it('is entered in a dialog, which stays open while there are problems', async () => {
    const asked: unknown[] = [];
    let mailAddress: unknown = none;
    const setMailAddress = ({ input }: { readonly input: { readonly address: string } }) => {
      asked.push(input);
      if (!input.address.includes('@'))
        return {
          mailAddress: null,
          problems: [{ field: 'address', message: 'Write one plain address.' }],
        };
      mailAddress = {
        ...none,
        wanted: input.address,
        wantedUntil: '2026-11-25T09:14:00Z',
        version: 1,
      };
      return { mailAddress: null, problems: [] };
    };
    renderApp('/account', {
      others: { viewer: () => ({ ...aViewer, mailAddress }), setMailAddress },
    });
    expect(
      await screen.findByText('You have no confirmed address, so no email is sent to you.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Add an address' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Address' }), 'post');
    await userEvent.click(dialog.getByRole('button', { name: 'Send the link' }));
    expect(await dialog.findByText('Write one plain address.')).toBeVisible();
    await userEvent.type(dialog.getByRole('textbox', { name: 'Address' }), '@example.org');
    await userEvent.click(dialog.getByRole('button', { name: 'Send the link' }));
    expect(
      await screen.findByText(/^A link has been sent to post@example\.org\. Open it by 25 Nov/),
    ).toBeVisible();
    expect(asked.at(-1)).toEqual({ address: 'post@example.org', version: 0 });
  });

  it('is confirmed by a press, not by following the link', async () => {
    const confirmedBy: unknown[] = [];
    const confirmMailAddress = ({ input }: { readonly input: unknown }) => {
      confirmedBy.push(input);
      return { mailAddress: null, problems: [] };
    };
    render(none, { confirmMailAddress }, '/account?confirm=abc');
    const button = await screen.findByRole('button', { name: 'Confirm address' });
    expect(confirmedBy).toEqual([]);
    await userEvent.click(button);
    expect(await screen.findByText('Your address is confirmed.')).toBeInTheDocument();
    expect(confirmedBy).toEqual([{ secret: 'abc' }]);
    expect(window.location.search).toBe('');
  });

  it('is removed', async () => {
    const removed: unknown[] = [];
    const removeMailAddress = ({ input }: { readonly input: unknown }) => {
      removed.push(input);
      return { mailAddress: null, problems: [] };
    };
    render(confirmed, { removeMailAddress });
    expect(
      await screen.findByText(/^Emails go to post@example\.org, which you confirmed on 24 Nov/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Remove address' }));
    expect(await screen.findByText('Your address has been removed.')).toBeInTheDocument();
    expect(removed).toEqual([{ version: 2 }]);
  });

  it('says where the address comes from, why an email did not arrive, and that emails are saved as files', async () => {
    render({
      ...confirmed,
      isFromProvider: true,
      failure: 'The mail server could not be reached.',
      delivery: 'FILES',
    });
    expect(
      await screen.findByText(/comes from your sign-in account: ask for it to be changed there/),
    ).toBeVisible();
    expect(
      screen.getByText(/could not be delivered\. The mail server could not be reached\./),
    ).toBeVisible();
    expect(screen.getByText(/^No mail server is set up here/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Change address' })).toBeNull();
  });

  it('keeps the link from an email through sign-in', async () => {
    renderApp('/account?confirm=a-b_c', { viewer: { isSignedIn: false } });
    expect(await screen.findByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      '/sign-in?to=%2Faccount%3Fconfirm%3Da-b_c',
    );
  });
});
