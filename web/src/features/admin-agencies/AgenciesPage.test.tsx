import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

const agency = (code: string, name: string) => ({
  ...{ __typename: 'Agency', id: code, code, name, kind: 'LOCAL_AUTHORITY_UNITARY' },
});
const registered = (code: string, name: string) => ({
  ...{ __typename: 'RegisteredAgency', id: `register-${code}`, agency: agency(code, name) },
  ...{ validFrom: null, validTo: null, successors: [], version: 3 },
});

function open(problems: readonly unknown[] = [], actions: readonly string[] = ['SET_AGENCIES']) {
  const sent: unknown[] = [];
  const answer = ({ input }: { readonly input: unknown }) => {
    sent.push(input);
    return { registered: { id: 'register-RBC', version: 4 }, problems };
  };
  renderApp('/admin/agencies', {
    viewer: { actions: [...actions] },
    others: {
      agencyRegister: () => [registered('RBC', 'Reading'), registered('WBC', 'West Berkshire')],
      endAgencyEffect: () => ({ sentences: ['It no longer owes.'], problems: [] }),
      endAgency: answer,
      renameAgency: answer,
    },
  });
  return sent;
}

describe('agencies', () => {
  it('end with a successor, after the effects have been shown', async () => {
    const sent = open();
    await userEvent.click(await screen.findByRole('button', { name: 'End Reading' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Last day'), '2027-03-31');
    await userEvent.selectOptions(
      dialog.getByRole('combobox', { name: 'Who takes over' }),
      'West Berkshire',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'See what it changes' }));
    expect(await dialog.findByText('It no longer owes.')).toBeVisible();
    expect(sent).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findAllByText('The last day of Reading has been saved.')).not.toHaveLength(
      0,
    );
    expect(sent).toEqual([
      { agency: 'RBC', lastDay: '2027-03-31', successors: ['WBC'], version: 3 },
    ]);
  });

  it('keep the name that was typed if somebody else changed it first', async () => {
    const sent = open([{ field: 'version', message: 'Somebody else has changed this agency.' }]);
    await userEvent.click(await screen.findByRole('button', { name: 'Rename Reading' }));
    const dialog = within(await screen.findByRole('dialog'));
    const name = dialog.getByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Reading Council');
    await userEvent.click(dialog.getByRole('button', { name: 'Rename' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('Somebody else has changed');
    expect(name).toHaveValue('Reading Council');
    await userEvent.click(dialog.getByRole('button', { name: 'Rename' }));
    expect(sent).toMatchObject([{ version: 3 }, { version: 4 }]);
  });

  it('leave the focus in the field in which a refused last day is corrected', async () => {
    open([{ field: 'version', message: 'Somebody else has changed this agency.' }]);
    await userEvent.click(await screen.findByRole('button', { name: 'End Reading' }));
    const dialog = within(await screen.findByRole('dialog'));
    const day = dialog.getByLabelText('Last day');
    await userEvent.type(day, '2027-03-31');
    await userEvent.click(dialog.getByRole('button', { name: 'See what it changes' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveFocus();
    await userEvent.clear(day);
    await userEvent.type(day, '2027-06-30');
    expect(day).toHaveFocus();
    expect(day).toHaveValue('2027-06-30');
  });

  it('can be searched, and changed only by people with permission', async () => {
    open([], ['SEE_FIGURES']);
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Find an agency' }), 'berk');
    expect(screen.queryByRole('cell', { name: /^Reading/ })).toBeNull();
    expect(screen.getByRole('cell', { name: /^West Berkshire/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^(Add|Rename|End)/ })).toBeNull();
  });
});
