import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

const police = {
  id: 'TVP',
  code: 'TVP',
  name: 'Thames Valley Police',
  kind: 'POLICE',
  family: 'POLICE',
};
const aRule = {
  id: 'r-1',
  claim: 'groups',
  value: 'analysts',
  role: 'ANALYST',
  marking: 'OFFICIAL',
  agencies: [police],
  areas: [],
  sentence: 'Analyst at Thames Valley Police, up to OFFICIAL.',
  holders: 3,
  canChange: true,
  isForPartnership: false,
};
const written = {
  role: 'ANALYST',
  marking: 'OFFICIAL',
  isForPartnership: false,
  agencies: ['TVP'],
  areas: [],
};
const viewer = { agencies: [police], actions: ['MANAGE_PEOPLE'] };

/** Renders the page with these rules, and answers changes to them. */
function renderRules(claimRules: readonly unknown[], problems: readonly unknown[] = []) {
  const asked: unknown[] = [];
  const setClaimRule = ({ input }: { readonly input: unknown }) => {
    asked.push(input);
    return { claimRules, problems };
  };
  renderApp('/admin/people?view=claims', {
    viewer,
    others: { people: [], claimRules: () => claimRules, setClaimRule },
  });
  return asked;
}

const dialog = async () => within(await screen.findByRole('dialog'));

describe('sign-in rules', () => {
  it('say what each gives and to how many people, and cannot be changed if they exceed the viewer’s access', async () => {
    renderRules([aRule, { ...aRule, id: 'r-2', value: 'board', holders: 0, canChange: false }]);
    expect(await screen.findByRole('heading', { level: 1, name: '2 sign-in rules' })).toBeVisible();
    const [, own, beyond] = screen.getAllByRole('row');
    expect(own).toHaveTextContent(
      'groups is analystsAnalystup to OFFICIALThames Valley Police3ChangeRemove',
    );
    expect(beyond).toHaveTextContent('Beyond your own access');
    expect(within(beyond ?? document.body).queryAllByRole('button')).toEqual([]);
  });

  it('can be added once a claim and a text are entered', async () => {
    const asked = renderRules([]);
    await userEvent.click(await screen.findByRole('button', { name: 'Add a rule' }));
    const form = await dialog();
    await userEvent.click(form.getByRole('button', { name: 'Add the rule' }));
    expect(await form.findByText('Name the claim.')).toBeVisible();
    expect(form.getByRole('textbox', { name: 'Claim' })).toHaveFocus();
    await userEvent.type(form.getByRole('textbox', { name: 'Claim' }), 'groups');
    await userEvent.type(form.getByRole('textbox', { name: 'Equals or contains' }), 'contributors');
    await userEvent.click(form.getByRole('button', { name: 'Add the rule' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    const rule = { ...written, role: 'CONTRIBUTOR', claim: 'groups', value: 'contributors' };
    expect(asked).toEqual([{ replaces: null, rule }]);
  });

  it('are replaced as shown, after the people who lose access are named', async () => {
    const asked = renderRules([aRule]);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Change the rule for groups analysts/ }),
    );
    const form = await dialog();
    expect(
      form.getByText(/^The access it gives now ends at once for the 3 people who have it\./),
    ).toBeVisible();
    await userEvent.selectOptions(
      form.getByRole('combobox', { name: 'Sees up to' }),
      'OFFICIAL-SENSITIVE',
    );
    await userEvent.click(form.getByRole('button', { name: 'Change the rule' }));
    const rule = { ...written, claim: 'groups', value: 'analysts', marking: 'OFFICIAL_SENSITIVE' };
    await expect.poll(() => asked).toEqual([{ replaces: 'r-1', rule }]);
  });

  it('are removed after the people who lose access are named', async () => {
    const asked = renderRules([aRule]);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Remove the rule for groups analysts/ }),
    );
    const form = await dialog();
    expect(form.getByText('3 people lose it at once.')).toBeVisible();
    await userEvent.click(form.getByRole('button', { name: 'Remove the rule' }));
    await expect.poll(() => asked).toEqual([{ replaces: 'r-1', rule: null }]);
  });

  it('show, next to the field at fault, why a rule is invalid', async () => {
    renderRules(
      [aRule],
      [
        { field: 'rule.agencies', message: 'Name an agency that exists today.' },
        {
          field: 'rule',
          message: 'With both rules nobody could tell which agency its people act for.',
        },
      ],
    );
    await userEvent.click(await screen.findByRole('button', { name: /^Change the rule/ }));
    const form = await dialog();
    await userEvent.click(form.getByRole('button', { name: 'Change the rule' }));
    expect(await form.findByRole('alert')).toHaveTextContent(
      'With both rules nobody could tell which agency its people act for.',
    );
    expect(form.getByRole('button', { name: /Agency$/ })).toHaveAccessibleDescription(
      'Name an agency that exists today.',
    );
  });
});
