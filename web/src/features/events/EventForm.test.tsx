import { fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { type EventParams, FakeEvents } from '#testing/fake-events.js';
import { renderPart } from '#testing/render-part.js';

import { EventForm } from './EventForm.js';

const measures = [
  { key: 'reports', name: 'Reports received' },
  { key: 'disruptions', name: 'Confirmed disruptions' },
] as const;

function renderForm(addEvent?: (args: { readonly input: EventParams }) => unknown) {
  const [events, onDone] = [new FakeEvents(), vi.fn()];
  renderPart(<EventForm measures={measures} ticked={['disruptions']} onDone={onDone} />, {
    others: { addEvent: addEvent ?? events.addEvent },
  });
  return { events, onDone };
}

const press = async (name: string) => userEvent.click(screen.getByRole('button', { name }));
/** Opens the form by its button, and waits until its fields are loaded. */
async function open() {
  await press('Add event');
  await screen.findByRole('button', { name: 'Cancel' });
}
const day = () => screen.getByLabelText('Date it happened');
const title = () => screen.getByRole('textbox', { name: 'What happened' });
const giveDay = (text: string) => fireEvent.change(day(), { target: { value: text } });
const untilClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

describe('the event form', () => {
  it('adds the event, returns the focus and says what was done', async () => {
    const { events, onDone } = renderForm();
    await open();
    expect(screen.getByRole('dialog', { name: 'Add an event' })).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Confirmed disruptions' })).toBeChecked();
    giveDay('2026-04-01');
    await userEvent.type(title(), 'A new form');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Reports received' }));
    const recording = screen.getByRole('checkbox', {
      name: 'It is recorded differently from this day on.',
    });
    expect(recording).toHaveAccessibleDescription(/control limits start again/);
    await userEvent.click(recording);
    await press('Add event');
    await untilClosed();

    const asked = {
      happenedOn: '2026-04-01',
      title: 'A new form',
      measures: ['reports', 'disruptions'],
      changesRecording: true,
    };
    expect(events.asked).toEqual([asked]);
    expect(onDone).toHaveBeenCalledOnce();
    expect(screen.getByRole('status')).toHaveTextContent(
      'The event “A new form” is on the charts.',
    );
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add event' })).toHaveFocus());
  });

  it('reports every missing field at once, each at its field, and focuses the first', async () => {
    const { events } = renderForm();
    await open();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Confirmed disruptions' }));
    await press('Add event');
    expect(day()).toHaveAccessibleDescription('Give the day in full: day, month and year.');
    expect(title()).toHaveAccessibleDescription(/Say in a few words what happened\.$/);
    expect(screen.getByRole('group', { name: /^Measures it affects/ })).toHaveAccessibleDescription(
      'Tick at least one measure.',
    );
    expect(day()).toHaveFocus();
    expect(events.asked).toEqual([]);
  });

  it('shows the server’s problems at their fields and keeps the typed text', async () => {
    const { events, onDone } = renderForm();
    await open();
    giveDay('1999-12-31');
    await userEvent.type(title(), 'A new form');
    await press('Add event');
    await waitFor(() =>
      expect(day()).toHaveAccessibleDescription('Events happen from 1 January 2000.'),
    );
    await waitFor(() => expect(day()).toHaveFocus());
    expect(title()).toHaveValue('A new form');
    expect(onDone).not.toHaveBeenCalled();
    giveDay('2000-01-01');
    await press('Add event');
    await untilClosed();
    expect(events.standing).toHaveLength(1);
  });

  it('keeps the typed text when the server cannot be reached, and can be sent again', async () => {
    let isBroken = true;
    const events = new FakeEvents();
    renderForm((args) => {
      if (isBroken)
        throw refusal('Something went wrong on our side. Try again.', 'INTERNAL_SERVER_ERROR');
      return events.addEvent(args);
    });
    await open();
    giveDay('2026-04-01');
    await userEvent.type(title(), 'A new form');
    await press('Add event');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Something went wrong on our side. Try again.',
    );
    expect(title()).toHaveValue('A new form');
    isBroken = false;
    await press('Add event');
    await untilClosed();
    expect(events.standing).toHaveLength(1);
  });

  it('closes with Escape and adds nothing', async () => {
    const { events } = renderForm();
    await open();
    await userEvent.keyboard('{Escape}');
    await untilClosed();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add event' })).toHaveFocus());
    expect(events.asked).toEqual([]);
  });
});
