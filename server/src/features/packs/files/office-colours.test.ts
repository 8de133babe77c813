import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { officeColours } from './office-colours.js';

it('office files have the colours of printed pages', () => {
  const tokens = readFileSync(
    new URL('../../../../../web/src/styles/tokens.css', import.meta.url),
    'utf8',
  );
  const onPaper = (name: string) =>
    new RegExp(`--${name}: (?:light-dark\\()?#([0-9a-f]{6})`).exec(tokens)?.[1]?.toUpperCase();
  expect(officeColours).toEqual(
    Object.fromEntries(Object.keys(officeColours).map((name) => [name, onPaper(name)])),
  );
});
