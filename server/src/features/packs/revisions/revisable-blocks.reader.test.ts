import { expect, it } from 'vitest';

import type { Json } from '#domain/json.js';

import { readRevisableBlocks } from './revisable-blocks.reader.js';

const filters = {
  agency: null,
  agencyKind: null,
  objective: null,
  crimeType: null,
  pathway: null,
  where: null,
};
const question = {
  ...{ by: ['AGENCY'], window: 'QUARTER', area: { code: 'E23000029' } },
  ...{ shownFrom: { key: '2026-27-Q1' }, shownTo: { key: '2026-27-Q1', label: 'Q1 2026/27' } },
  ...filters,
};
const aBlock = (asked: Readonly<Record<string, Json>> = {}) => ({
  ...{ id: 'agencies', about: 'Disruptions by agency', kpi: null, tiles: [] },
  table: { columns: [], rows: [] },
  question: { ...question, ...asked },
});
const narrowedBy = (asked: Parameters<typeof aBlock>[0]) =>
  readRevisableBlocks([aBlock(asked)]).map((block) => block.question.narrowedBy);

it.each([
  ['area', { code: 'E06000038' }],
  ['window', 'ROLLING_YEAR'],
  ['agency', { code: 'TVP' }],
  ['agencyKind', 'COUNCIL'],
  ['objective', 'PURSUE'],
  ['crimeType', 'DRUGS'],
  ['pathway', 'NRM'],
  ['where', [{ dimension: 'AGE', in: ['CHILD'] }]],
] as const)('distinguishes a block narrowed by its %s from the whole', (filter, value) => {
  const asked = { [filter]: value };
  expect(narrowedBy(asked)).toHaveLength(1);
  expect(narrowedBy(asked)).not.toEqual(narrowedBy({}));
});

it('leaves out frozen blocks in a form that it cannot read', () => {
  expect(readRevisableBlocks([{ id: 'agencies' }, aBlock()])).toHaveLength(1);
});
