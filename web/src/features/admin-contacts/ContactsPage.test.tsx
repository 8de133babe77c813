import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

const agencies = [{ id: 'TVP', code: 'TVP', name: 'Thames Valley Police' }];
const aContact = (changed: Readonly<Record<string, unknown>> = {}) => ({
  ...{
    id: 'TVP/REFERRALS',
    dataset: 'REFERRALS',
    role: null,
    address: null,
    version: 0,
    canChange: true,
  },
  ...changed,
});

describe('contacts', () => {
  it('are added in a dialog, and kept as typed if somebody else was first', async () => {
    let contact = aContact();
    const asked: unknown[] = [];
    const setDatasetContact = ({
      input,
    }: {
      readonly input: { readonly role: string; readonly address: string; readonly version: number };
    }) => {
      asked.push(input);
      if (input.version === 0) {
        contact = aContact({ role: 'Other team', address: 'other@example.org', version: 1 });
        return { contact, problems: [{ field: 'version', message: 'Changed.' }] };
      }
      contact = aContact({ role: input.role, address: input.address, version: 2 });
      return { contact, problems: [] };
    };
    renderApp('/admin/contacts', {
      viewer: { agencies },
      others: { datasetContacts: () => [contact], setDatasetContact },
    });
    expect(await screen.findByText('Thames Valley Police has no contacts yet')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Add the contact for referrals' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Role' }), 'Data team');
    await userEvent.type(dialog.getByRole('textbox', { name: 'Address' }), 'data@example.org');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText(/It is now: Other team, other@example\.org\./)).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText('The contact for referrals has been saved.'),
    ).toBeInTheDocument();
    expect(asked.at(-1)).toMatchObject({
      agency: 'TVP',
      dataset: 'REFERRALS',
      role: 'Data team',
      version: 1,
    });
  });

  it('are read-only for people who may not change them', async () => {
    const contact = aContact({
      role: 'Data team',
      address: 'data@example.org',
      version: 1,
      canChange: false,
    });
    renderApp('/admin/contacts', {
      viewer: { agencies },
      others: { datasetContacts: () => [contact] },
    });
    expect(await screen.findByRole('cell', { name: 'data@example.org' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /contact/ })).toBeNull();
  });

  it('start with the viewer’s own agency if the viewer may see several', async () => {
    // Two agencies have the same name: the page starts with the one that the viewer belongs to.
    const several = [{ id: 'OLD', code: 'OLD', name: 'Thames Valley Police' }, ...agencies];
    const viewer = { agencies: several, agency: { id: 'TVP' } };
    renderApp('/admin/contacts', { viewer, others: { datasetContacts: () => [aContact()] } });
    expect(await screen.findByText('Thames Valley Police has no contacts yet')).toBeInTheDocument();
  });
});
