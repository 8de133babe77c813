import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import { parseBoundaries } from './boundaries.js';

// Without this, boundaries fetched by another test would already be there.
vi.resetModules();
const { useBoundaries } = await import('./use-boundaries.js');

const file = path.resolve(import.meta.dirname, 'boundaries/districts.json');

function Boundaries() {
  const outlines = useBoundaries();
  if (outlines.kind === 'failed') return <button onClick={outlines.onRetry}>Try again</button>;
  return (
    <p>
      {outlines.kind === 'ready'
        ? `${outlines.topology.objects.districts.geometries.length} districts`
        : 'Loading'}
    </p>
  );
}

it('fetches the boundaries, says that they could not be fetched, and fetches them again', async () => {
  let isThere = false;
  vi.stubGlobal('fetch', async () =>
    isThere ? new Response(await readFile(file)) : new Response('', { status: 503 }),
  );
  render(<Boundaries />);
  expect(screen.getByText('Loading')).toBeVisible();
  const retry = await screen.findByRole('button', { name: 'Try again' });

  await userEvent.click(retry);
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  isThere = true;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('13 districts')).toBeVisible();
});

it('rejects anything that is not a set of boundaries', () => {
  for (const content of [
    null,
    'a page',
    {},
    { type: 'Topology', objects: {} },
    { type: 'Map', objects: { districts: {} } },
  ]) {
    expect(() => parseBoundaries(content)).toThrow(
      'The district boundaries are not a topology of districts.',
    );
  }
});
