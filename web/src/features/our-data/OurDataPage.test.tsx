import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { renderApp } from '#testing/render-app.js';

const council = {
  id: 'OCC',
  code: 'OCC',
  name: 'Oxfordshire County Council',
  kind: 'LOCAL_AUTHORITY_COUNTY',
  family: 'LOCAL_AUTHORITY',
};
const police = {
  id: 'TVP',
  code: 'TVP',
  name: 'Thames Valley Police',
  kind: 'POLICE',
  family: 'POLICE',
};

const aUse = (part: Readonly<Record<string, unknown>>) => ({
  id: '7',
  at: '2026-11-24T09:14:00Z',
  person: 'Analyst',
  agency: police,
  action: 'CONSULTATION',
  dataset: 'REFERRALS',
  what: 'Opened 4 referrals',
  reason: 'Case conference on Thursday',
  records: 3,
  ...part,
});

const aPage = (uses: readonly unknown[], more: string | null = null) => ({
  totalCount: uses.length,
  pageInfo: {
    endCursor: more,
    hasNextPage: more !== null,
    hasPreviousPage: false,
    startCursor: null,
  },
  edges: uses.map((node) => ({ cursor: 'c', node })),
});

describe('our data', () => {
  it('says who used our records, for whom, when, why and how many, and what the police can see', async () => {
    renderApp('/our-data', {
      viewer: { agencies: [council] },
      others: { ourData: () => aPage([aUse({})]) },
    });

    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'The records of Oxfordshire County Council were opened once',
      }),
    ).toBeVisible();
    const [, row] = within(
      screen.getByRole('table', { name: /^Who opened the records/ }),
    ).getAllByRole('row');
    expect(
      within(row ?? document.body)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '24 November 2026, 09:14',
      'Analyst, Thames Valley Police',
      'Opened 4 referrals',
      'Case conference on Thursday',
      '3',
    ]);
    expect(screen.getByText('The police').nextElementSibling).toHaveTextContent(
      /true counts.*They must say why/s,
    );
  });

  it('continues to earlier entries, in the address', async () => {
    const asked: unknown[] = [];
    const ourData = ({ agency, after }: { readonly agency: string; readonly after?: string }) => {
      asked.push([agency, after ?? null]);
      return after === 'older'
        ? aPage([aUse({ id: '1', what: 'Opened 1 referral' })])
        : aPage([aUse({})], 'older');
    };
    renderApp('/our-data', { viewer: { agencies: [council] }, others: { ourData } });

    await userEvent.click(await screen.findByRole('button', { name: 'Earlier' }));
    expect(await screen.findByText('Opened 1 referral')).toBeVisible();
    expect(window.location.search).toBe('?after=older');
    expect(screen.queryByRole('button', { name: 'Earlier' })).toBeNull();
    expect(asked).toEqual([
      ['OCC', null],
      ['OCC', 'older'],
    ]);
  });

  it('says so if nobody has used our records', async () => {
    renderApp('/our-data', {
      viewer: { agencies: [council] },
      others: { ourData: () => aPage([]) },
    });
    expect(
      await screen.findByText(/^Nobody has opened, exported, shared or published/),
    ).toBeVisible();
  });

  it('passes on the server’s answer about other agencies’ data', async () => {
    const ourData = () => {
      throw refusal('No.', 'FORBIDDEN', {
        needs: 'Any role at the agency it belongs to.',
        grantedBy: 'An administrator.',
      });
    };
    renderApp('/our-data?agency=TVP', { viewer: { agencies: [council] }, others: { ourData } });
    expect(
      await screen.findByText('You asked for the list of who looked at the records of TVP.'),
    ).toBeVisible();
    expect(screen.getByText('Any role at the agency it belongs to.')).toBeVisible();
  });
});
