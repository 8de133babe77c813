import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

const agency = { id: 'RBC', code: 'RBC', name: 'Reading Borough Council' };
const aCase = (changed: Readonly<Record<string, unknown>> = {}) => ({
  ...{ id: 'RBC:D1', version: 1, reference: 'D1', agency, occurredOn: '2026-10-12' },
  ...{ period: { id: '2026-27-Q3', label: 'Q3 2026/27' }, objective: 'PURSUE', crimeType: 'DRUGS' },
  ...{ place: 'Reading', quantity: 1, claimedImpact: 'MAJOR', confirmedImpact: null },
  ...{ status: 'SUBMITTED', submittedOn: '2026-10-14', decidedOn: null, rationale: null },
  ...{ daysWaiting: 41, isOverdue: true, isOwn: false, restsOn: ['3 arrests'], target: null },
  ...{ ocgReference: null, tactic: null, panelOn: null, supportingAgencies: [] },
  ...{ proposal: null, question: null, history: [] },
  ...changed,
});
const second = aCase({ id: 'RBC:D2', reference: 'D2', daysWaiting: 28, isOverdue: false });

interface Sent {
  readonly input: { readonly id: string; readonly version: number; readonly step: unknown };
}

function open(
  cases: readonly ReturnType<typeof aCase>[],
  answers: Readonly<Record<string, unknown>>,
) {
  renderApp('/returns/moderation', {
    viewer: { agencies: [agency] },
    others: {
      moderationQueue: () => ({
        totalCount: cases.length,
        edges: cases.map((node) => ({ cursor: node.id, node })),
      }),
      moderationCase: ({ id }: { readonly id: string }) => cases.find((each) => each.id === id),
      moderationEffect: () => [],
      ...answers,
    },
  });
}

describe('moderation', () => {
  it('decides one disruption and goes on to the next, with the same panel', async () => {
    const sent: unknown[] = [];
    const cases = [aCase(), second];
    const moderateDisruption = ({ input }: Sent) => {
      sent.push(input);
      return { case: { id: input.id, version: 2 }, problems: [] };
    };
    open(cases, { moderateDisruption });
    expect(
      await screen.findByText('2 disruptions are waiting for the panel, 1 for more than 28 days'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'D1' }));
    const heading = await screen.findByRole('heading', { name: 'D1 of Reading Borough Council' });
    expect(heading).toHaveFocus();
    expect(screen.getByRole('radio', { name: 'Major, as claimed' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'Minor' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Rationale' }), 'Soon made good');
    await userEvent.type(screen.getByLabelText('Panel'), '2026-11-24');
    await userEvent.click(screen.getByRole('button', { name: 'Regrade to minor' }));
    expect(
      await screen.findByRole('heading', { name: 'D2 of Reading Borough Council' }),
    ).toHaveFocus();
    expect(screen.getByLabelText('Panel')).toHaveValue('2026-11-24');
    expect(sent).toEqual([
      {
        ...{ id: 'RBC:D1', version: 1 },
        step: {
          ...{ act: 'DECIDE', outcome: 'REGRADE', impact: 'MINOR' },
          ...{ text: 'Soon made good', panelOn: '2026-11-24' },
        },
      },
    ]);
  });

  it('returns to the row of the disruption that is closed', async () => {
    open([aCase(), second], {});
    await userEvent.click(await screen.findByRole('link', { name: 'D2' }));
    await screen.findByRole('heading', { name: 'D2 of Reading Borough Council' });
    await userEvent.click(screen.getByRole('link', { name: 'Back to the queue' }));
    expect(screen.queryByRole('heading', { name: 'D2 of Reading Borough Council' })).toBeNull();
    expect(screen.getByRole('link', { name: 'D2' })).toHaveFocus();
  });

  it('keeps what was typed if somebody else decided first', async () => {
    const moderateDisruption = () => ({
      case: { id: 'RBC:D1', version: 2 },
      problems: [{ field: 'version', message: 'Somebody else moderated it. Your words are kept.' }],
    });
    open([aCase()], { moderateDisruption });
    await userEvent.click(await screen.findByRole('link', { name: 'D1' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Rationale' }), 'My words');
    await userEvent.click(screen.getByRole('button', { name: 'Confirm as major' }));
    expect(await screen.findByText(/Your words are kept/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Rationale' })).toHaveValue('My words');
  });

  it('leaves a disruption of the viewer’s own agency to others until they propose something', async () => {
    open([aCase({ isOwn: true })], {});
    await userEvent.click(await screen.findByRole('link', { name: 'D1' }));
    expect(await screen.findByText(/another agency must propose/)).toBeInTheDocument();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('applies one step to several disruptions', async () => {
    const sent: unknown[] = [];
    const moderateDisruptions = ({ input }: { readonly input: unknown }) => {
      sent.push(input);
      return { cases: [], problems: [] };
    };
    open([aCase(), second], { moderateDisruptions });
    for (const name of ['D1', 'D2'])
      await userEvent.click(
        await screen.findByRole('checkbox', { name: `Choose ${name} of Reading Borough Council` }),
      );
    const panel = within(screen.getByRole('region', { name: '2 disruptions chosen' }));
    await userEvent.type(panel.getByRole('textbox', { name: 'Rationale' }), 'As the panel found');
    await userEvent.type(panel.getByLabelText('Panel'), '2026-11-24');
    await userEvent.click(panel.getByRole('button', { name: 'Decide 2 disruptions' }));
    expect(await screen.findByText('2 disruptions: confirmed as claimed.')).toBeInTheDocument();
    expect(sent).toEqual([
      {
        cases: [
          { id: 'RBC:D1', version: 1 },
          { id: 'RBC:D2', version: 1 },
        ],
        step: {
          ...{ act: 'DECIDE', outcome: 'CONFIRM', text: 'As the panel found' },
          panelOn: '2026-11-24',
        },
      },
    ]);
  });

  it('says that nothing is waiting', async () => {
    open([], {});
    expect(await screen.findByText('No disruption is waiting for the panel')).toBeInTheDocument();
  });
});
