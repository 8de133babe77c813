import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { aViewer, refusal } from '#testing/fake-api.js';
import { renderApp } from '#testing/render-app.js';

const contributor = {
  id: 'p-5',
  name: 'Contributor',
  role: 'Contributor',
  sees: 'Opens the records of Oxfordshire County Council.',
  marking: 'OFFICIAL_SENSITIVE',
  agency: {
    id: 'OCC',
    code: 'OCC',
    name: 'Oxfordshire County Council',
    kind: 'LOCAL_AUTHORITY_COUNTY',
    family: 'LOCAL_AUTHORITY',
  },
};
const demonstration = {
  viewer: { signInMode: 'CONTINUE_AS' },
  others: { demonstrationPeople: [contributor] },
};
const nobody = {
  id: 'nobody',
  name: 'Nobody',
  organisation: '',
  isSignedIn: false,
  signInMode: 'PROVIDER',
  marking: 'OFFICIAL',
};

function sent(form: HTMLFormElement) {
  return {
    method: form.method,
    action: form.getAttribute('action'),
    fields: Object.fromEntries(new FormData(form)),
  };
}

function formOf(button: HTMLElement): HTMLFormElement {
  const form = button.closest('form');
  if (form === null) throw new Error('A post is continued as by a form');
  return form;
}

describe('the sign-in page', () => {
  it('offers each post with what it sees, in a form that leads back to the page', async () => {
    renderApp('/sign-in?to=%2Fsafeguarding%3Farea%3DE06000038', demonstration);

    expect(await screen.findByRole('heading', { level: 1, name: 'Switch post' })).toBeVisible();
    expect(screen.getByText('Opens the records of Oxfordshire County Council.')).toBeVisible();
    expect(screen.getByText('Sees up to OFFICIAL-SENSITIVE')).toBeVisible();
    expect(
      sent(
        formOf(
          screen.getByRole('button', {
            name: 'Continue as Contributor, Oxfordshire County Council',
          }),
        ),
      ),
    ).toEqual({
      method: 'post',
      action: '/continue-as',
      fields: { person: 'p-5', to: '/safeguarding?area=E06000038' },
    });
  });

  it('never leads to another site', async () => {
    renderApp('/sign-in?to=https%3A%2F%2Felsewhere.example', demonstration);
    const button = await screen.findByRole('button', { name: /^Continue as/ });
    expect(sent(formOf(button)).fields).toMatchObject({ to: '/' });
    expect(screen.getByRole('link', { name: 'Continue as Local administrator' })).toHaveAttribute(
      'href',
      '/',
    );
  });

  it('links to the identity provider if there is one, and says once that a session has ended', async () => {
    const sessionEnded = 'Your session ended after 12 hours. Sign in again.';
    renderApp('/sign-in?to=%2Fmeasures', {
      viewer: { ...nobody, sessionEnded },
      others: { demonstrationPeople: [] },
    });

    expect(await screen.findAllByText(sessionEnded)).toHaveLength(1);
    const main = within(screen.getByRole('main'));
    expect(main.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      '/sign-in?to=%2Fmeasures',
    );
  });
});

describe('every page', () => {
  it('links to the choice of post, which leads back to the page, and to the account', async () => {
    renderApp('/measures?a=b', demonstration);
    expect(await screen.findByRole('link', { name: 'Switch post' })).toHaveAttribute(
      'href',
      '/sign-in?to=%2Fmeasures%3Fa%3Db',
    );
    expect(screen.getByRole('link', { name: /^Local administrator/ })).toHaveAttribute(
      'href',
      '/account',
    );
  });

  it('says whose view it is and that nothing can be changed, and leads back', async () => {
    let isViewing = true;
    const viewer = () => ({
      ...aViewer,
      viewingAs: isViewing ? 'Contributor, Oxfordshire County Council' : null,
    });
    const viewAs = () => {
      isViewing = false;
      return { viewingAs: null, problems: [] };
    };
    renderApp('/measures', { others: { viewer, viewAs } });

    const strip = await screen.findByRole('complementary', { name: 'View as' });
    expect(strip).toHaveTextContent(
      'You are viewing Stronghold as Contributor, Oxfordshire County Council. Nothing can be changed',
    );
    within(strip).getByRole('button', { name: 'Back to your own view' }).click();
    await expect.poll(() => screen.queryByRole('complementary', { name: 'View as' })).toBeNull();
  });

  it('says on a refusal what was asked for, which access the reader has and needs, who gives it, and that this was logged', async () => {
    const measures = () => {
      throw refusal('All of it.', 'FORBIDDEN', {
        needs: 'Any role.',
        grantedBy: 'An administrator of that agency.',
      });
    };
    renderApp('/measures', {
      viewer: { grants: ['Auditor at the Commissioner, up to OFFICIAL.'] },
      others: { measures },
    });

    expect(
      await screen.findByRole('heading', { level: 1, name: 'This page is not open to you' }),
    ).toBeVisible();
    for (const words of [
      'You asked for the list of measures.',
      'Auditor at the Commissioner, up to OFFICIAL.',
      'Any role.',
      'An administrator of that agency.',
      /^That you asked, on .* Nothing was opened\.$/,
    ])
      expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByRole('link', { name: 'See the figures instead' })).toHaveAttribute(
      'href',
      '/',
    );
  });

  it('asks a person who is not signed in to sign in, and then leads back', async () => {
    const measures = () => {
      throw refusal('Sign in to see figures.', 'FORBIDDEN', {
        needs: 'Signing in.',
        grantedBy: '',
      });
    };
    renderApp('/measures', { viewer: nobody, others: { measures } });

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Sign in to see this page' }),
    ).toBeVisible();
    expect(within(screen.getByRole('main')).getByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      '/sign-in?to=%2Fmeasures',
    );
  });
});
