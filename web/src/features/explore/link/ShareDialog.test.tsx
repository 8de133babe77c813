import { Blob as StreamedBlob } from 'node:buffer';

import { render, screen } from '@testing-library/react';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { ShareDialog } from './ShareDialog.js';

// Unlike a real browser, the simulated browser in these tests cannot stream a blob.
beforeAll(() => vi.stubGlobal('Blob', StreamedBlob));
afterAll(() => vi.unstubAllGlobals());

const close = () => undefined;
const share = (text: string, savedLink: string | null = null) =>
  render(<ShareDialog question={{ text, variables: {} }} savedLink={savedLink} onClose={close} />);
/** Words that do not compress. */
const long = Array.from({ length: 1_000 }, (_, index) => `# ${(index * 7919) ** 2 % 104729}`);

it('gives the address of a question that fits into an address', async () => {
  share('{ figures { groupCount } }');
  expect(await screen.findByText(/\/explore#question=/)).toBeVisible();
});

it('says that a longer question must be saved first, and does not give an address', async () => {
  share(long.join('\n'));
  expect(await screen.findByText(/too long for a link\. Save it first/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Copy link' })).toBeNull();
});

it('gives the short address of a saved question, even if the question is long', async () => {
  share(long.join('\n'), 'https://stronghold.example.org/explore/q');
  expect(await screen.findByText('https://stronghold.example.org/explore/q')).toBeVisible();
});
