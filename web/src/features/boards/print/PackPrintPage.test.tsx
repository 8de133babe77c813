import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { aBlock, aCell, aColumn, aQuestion, aRow } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';

// Without this, boundaries fetched by another test would already be there.
vi.resetModules();
const { renderApp } = await import('#testing/render-app.js');

const outlines = path.resolve(import.meta.dirname, '../../../charts/boundaries/districts.json');
const scale = (to: number) => ({ from: 0, to, ticks: [{ value: 0, text: '0' }] });
const table = {
  rowHeading: 'District',
  columns: [
    aColumn('Per 1,000 people', { scale: scale(2) }),
    aColumn('People', { scale: scale(600_000) }),
  ],
  rows: [
    aRow(
      ['E07000178', 'Oxford'],
      [aCell('1.30', { value: 1.3, mark: 'ABOVE_OTHERS' }), aCell('165,184', { value: 165_184 })],
    ),
    aRow(
      ['E06000038', 'Reading'],
      [aCell('1.00', { value: 1 }), aCell('178,196', { value: 178_196 })],
    ),
  ],
};
const question = aQuestion({ by: ['AREA'], measures: ['disruptionsPer1000'] });
const limits = [150_000, 600_000].map((base) => ({
  base,
  lower: 0.8,
  upper: 1.2,
  innerLower: 0.9,
  innerUpper: 1.1,
}));
const funnel = {
  ...{ id: 'funnel', view: 'FUNNEL', question, table },
  funnel: { centre: 1.03, centreText: 'all 1.03', limits },
};
const map = { id: 'map', view: 'MAP', question, table };

const aPack = (blocks: readonly unknown[]) => ({
  ...{
    id: 'P',
    number: 1,
    state: 'SIGNED_OFF',
    reason: '',
    marking: 'OFFICIAL',
    edition: 'PARTNERS',
    meetsOn: null,
  },
  ...{
    quarter: aPeriod('2026-27-Q2'),
    area: { id: 'E23000029', code: 'E23000029', name: 'Thames Valley', __typename: 'Area' },
  },
  ...{ signatures: [], missingTexts: [], proof: null, actions: [], __typename: 'BoardPack' },
  contents: {
    ...{
      title: '',
      dataVersion: 1,
      areaName: 'Thames Valley',
      quarterName: 'Q2 2026/27',
      definitions: [],
      __typename: 'PackContents',
    },
    sections: [
      {
        key: 'reports',
        number: 1,
        heading: 'Reports',
        notes: [],
        texts: [],
        blocks,
        __typename: 'PackSection',
      },
    ],
  },
});

let send: () => void;
beforeEach(() => {
  // On paper nothing scrolls into view, and fonts count as loaded.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync() {}
    },
  );
  Object.assign(document, { adoptedStyleSheets: [], fonts: { ready: Promise.resolve() } });
  const sent = new Promise<void>((resolve) => (send = resolve));
  vi.stubGlobal('fetch', async () => {
    await sent;
    return new Response(await readFile(outlines));
  });
});
afterEach(() => {
  // A sheet removes its rules when it is unmounted.
  cleanup();
  vi.unstubAllGlobals();
  for (const name of ['adoptedStyleSheets', 'fonts']) Reflect.deleteProperty(document, name);
});

const print = (...blocks: readonly unknown[]) =>
  renderApp('/boards/2026-27-Q2/E23000029/print', { others: { board: () => aPack(blocks) } });

it('waits until a map whose boundaries load late is drawn', async () => {
  print(aBlock(map));
  expect(await screen.findByRole('heading', { name: '1 Reports' })).toBeVisible();
  const sheets = screen.getByRole('main');
  await waitFor(() => expect(sheets.querySelector('[data-size] [aria-busy]')).not.toBeNull());
  expect(sheets).toHaveAttribute('data-pack-sheets', 'waiting');
  send();
  await waitFor(() => expect(sheets).toHaveAttribute('data-pack-sheets', 'drawn'));
  expect(sheets.querySelectorAll('path[data-fill]').length).toBe(2);
  // On paper the map is one picture with its text, without links.
  expect(sheets.querySelector('[role="img"][aria-label] path[data-fill]')).not.toBeNull();
  expect(sheets.querySelector('section svg a')).toBeNull();
});

it('waits until a funnel is drawn, even if nobody scrolls to it', async () => {
  print(aBlock(funnel));
  await waitFor(() =>
    expect(screen.getByRole('main')).toHaveAttribute('data-pack-sheets', 'drawn'),
  );
  expect(screen.getByRole('slider').querySelectorAll('circle').length).toBe(2);
});
