import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { SelectControl } from './SelectControl.js';

interface FormProps {
  readonly onSend: (agency: string) => void;
}

function Form({ onSend }: FormProps) {
  const [draft, setDraft] = useState({ agency: 'TVP', post: '' });
  return (
    <>
      <SelectControl
        label="Agency"
        groups={[
          {
            name: null,
            options: [
              { code: 'TVP', name: 'Police' },
              { code: 'RBC', name: 'Reading' },
            ],
          },
        ]}
        chosen={draft.agency}
        isSet={false}
        onChoose={(agency) => setDraft({ ...draft, agency })}
      />
      <button type="button" onClick={() => setDraft({ ...draft, post: 'Head' })}>
        Write
      </button>
      <button type="button" onClick={() => onSend(draft.agency)}>
        Send
      </button>
    </>
  );
}

/** Opens the list, and returns its entry for Reading. */
async function openList(): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole('button', { name: /Agency/ }));
  return await screen.findByRole('option', { name: 'Reading' });
}

describe('a choice in a form', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each(['Send', 'Write'])('is set before %s can be pressed', async (next) => {
    const onSend = vi.fn<(agency: string) => void>();
    render(<Form onSend={onSend} />);
    const option = await openList();
    // Outside `act`, changes that are not urgent are drawn later, as in a browser.
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
    option.click();
    await Promise.resolve();
    screen.getByText(next).click();
    vi.unstubAllGlobals();
    await act(async () => {
      await new Promise((done) => setTimeout(done, 50));
    });
    screen.getByText('Send').click();
    expect(onSend.mock.calls[0]).toEqual(['RBC']);
  });
});
