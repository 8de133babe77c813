import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import { anEvent, type FakeEvent, FakeEvents } from '#testing/fake-events.js';
import { renderPart } from '#testing/render-part.js';

import { EventList } from './EventList.js';

const EVENTS: TypedDocumentNode<{ readonly events: readonly FakeEvent[] }> = gql`
  query Events {
    events {
      id
      happenedOn
      title
      measures {
        id
        key
        name
      }
      changesRecording
      version
    }
  }
`;

const events = [
  anEvent(),
  anEvent({ id: 'hub', happenedOn: '2026-05-02', title: 'A hub opened', changesRecording: false }),
];

/** A list on a page that asks for its events, as real pages do. */
function renderList(fake: FakeEvents) {
  const onDone = vi.fn();
  function Page() {
    const { data } = useQuery(EVENTS);
    return data === undefined ? (
      <p>Loading</p>
    ) : (
      <EventList events={data.events} measures={anEvent().measures} onDone={onDone} />
    );
  }
  renderPart(<Page />, {
    others: { events: fake.events, changeEvent: fake.changeEvent, removeEvent: fake.removeEvent },
  });
  return onDone;
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('the list of events', () => {
  it('says when each happened, what it was, and whether it changes recording', async () => {
    renderList(new FakeEvents(events));
    const [first, second] = await screen.findAllByRole('listitem');
    expect(first).toHaveTextContent(
      '1 April 2026A new form Recorded differently from this day on [b].',
    );
    expect(second).toHaveTextContent(/2 May 2026A hub opened\s*Change\s*Remove/);
  });

  it('changes an event in place, starting from its current state, and says what somebody else changed meanwhile', async () => {
    const fake = new FakeEvents(events);
    const onDone = renderList(fake);
    await press('Change A new form');
    const dialog = await screen.findByRole('dialog', { name: 'Change this event' });
    const title = await within(dialog).findByRole('textbox', { name: /^What happened/ });
    expect(title).toHaveValue('A new form');
    await userEvent.clear(title);
    await userEvent.type(title, 'Another form');
    fake.changeElsewhere('form');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save event' }));
    expect(await within(dialog).findByText(/^Somebody else has changed this/)).toBeVisible();
    expect(title).toHaveValue('Another form');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save event' }));
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(
      await screen.findByText('The event “Another form” is on the charts.'),
    ).toBeInTheDocument();
    expect(await screen.findByText('Another form')).toBeVisible();
  });

  it('removes an event after naming the charts that it disappears from, and keeps the focus in the list', async () => {
    const fake = new FakeEvents(events);
    const onDone = renderList(fake);
    await press('Remove A new form');
    const dialog = await screen.findByRole('dialog', { name: 'Remove this event?' });
    await within(dialog).findByRole('button', { name: 'Keep it' });
    expect(dialog).toHaveTextContent(
      'It disappears from the charts of Reports received, for everybody. Control limits there will run through',
    );
    await press('Remove event');
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
    expect(fake.standing.map(({ id }) => id)).toEqual(['hub']);
    expect(onDone).toHaveBeenCalledOnce();
    expect(screen.getByRole('status')).toHaveTextContent(
      'The event “A new form” has been removed.',
    );
    await waitFor(() => expect(screen.getByRole('group', { name: 'Events' })).toHaveFocus());
  });

  it('keeps an event on request, and returns the focus', async () => {
    const fake = new FakeEvents(events);
    renderList(fake);
    await press('Remove A hub opened');
    await press('Keep it');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Remove A hub opened' })).toHaveFocus(),
    );
    expect(fake.standing).toHaveLength(2);
  });

  it('says that an event is gone if somebody removed it first', async () => {
    const fake = new FakeEvents(events);
    renderList(fake);
    await press('Remove A new form');
    fake.standing = events.slice(1);
    await userEvent.click(
      await within(await screen.findByRole('dialog')).findByRole('button', {
        name: 'Remove event',
      }),
    );
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
    expect(screen.getByRole('status')).toHaveTextContent('Somebody has removed this event.');
  });

  it('says that there are none', async () => {
    renderList(new FakeEvents());
    expect(
      await screen.findByText('No event recorded. Add one if you know what changed.'),
    ).toBeVisible();
  });
});
