import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { lazy, type ReactNode, Suspense } from 'react';
import { expect, it } from 'vitest';

import { DialogFrame } from './DialogFrame.js';

const open = (content: ReactNode) => (
  <DialogFrame title="A note" content={() => content} onClose={() => undefined} />
);

it('accepts typing at once', async () => {
  render(
    open(
      <label>
        Words
        <input />
      </label>,
    ),
  );
  await userEvent.keyboard('Said at once');
  expect(screen.getByRole('textbox', { name: 'Words' })).toHaveValue('Said at once');
});

it.each([
  [
    'its first field, not what nobody sees or fills in',
    <>
      <p>Who writes it.</p>
      <button>Explain</button>
      <div aria-hidden>
        <select />
      </div>
      <input type="hidden" />
      <input readOnly />
      <input disabled />
      <textarea aria-label="first" />
      <input />
    </>,
  ],
  [
    'what is chosen already',
    <>
      <input type="radio" name="by" />
      <input type="radio" name="by" aria-label="first" defaultChecked />
    </>,
  ],
  ['a list to choose from', <button aria-haspopup="listbox" aria-label="first" />],
])('starts in %s', (_, content) => {
  render(open(content));
  expect(screen.getByLabelText('first')).toHaveFocus();
});

it('has the focus itself if it has no field', () => {
  render(open(<button>Close</button>));
  expect(screen.getByRole('dialog', { name: 'A note' })).toHaveFocus();
});

it('moves the focus to a field that appears later', async () => {
  let come = () => {};
  const coming = new Promise<{ readonly default: () => ReactNode }>((resolve) => {
    come = () => resolve({ default: () => <input aria-label="later" /> });
  });
  const Later = lazy(() => coming);
  render(
    open(
      <Suspense fallback={null}>
        <Later />
      </Suspense>,
    ),
  );
  expect(screen.getByRole('dialog')).toHaveFocus();
  await act(async () => {
    come();
    await coming;
  });
  expect(await screen.findByLabelText('later')).toHaveFocus();
});

it('moves the focus to a field once its content has loaded, unless somebody moved it first', async () => {
  const close = <button>Close</button>;
  const answered = (
    <>
      {close}
      <input aria-label="later" />
    </>
  );
  const { rerender } = render(open(<>{close}</>));
  rerender(open(answered));
  expect(await screen.findByLabelText('later')).toHaveFocus();

  rerender(open(<>{close}</>));
  await userEvent.tab();
  expect(screen.getByRole('button')).toHaveFocus();
  rerender(open(answered));
  await act(() => Promise.resolve());
  expect(screen.getByRole('button')).toHaveFocus();
});
