import { expect, it } from 'vitest';

import type { PrintedPack } from '#features/boards/print/print-document.js';

import { fitInto, namePart, nameScreen, shareOut, toScreens } from './screens.js';

const said = (id: string, body: string) => ({ id, heading: id, body });

it('puts texts next to every figure with room for them, otherwise on a screen of their own', () => {
  const [broad, narrow] = [{ isBroad: true }, { isBroad: false }];
  const texts = [said('why', 'Because.')];
  const alone = { figure: null, texts };
  expect(shareOut([narrow, broad], texts)).toEqual([
    { figure: narrow, texts },
    { figure: broad, texts: [] },
  ]);
  expect(shareOut([broad, broad], texts)).toEqual([
    { figure: broad, texts: [] },
    { figure: broad, texts: [] },
    alone,
  ]);
  expect(shareOut([broad], [])).toEqual([{ figure: broad, texts: [] }]);
  expect(shareOut([], texts)).toEqual([alone]);
  expect(shareOut([], [])).toEqual([{ figure: null, texts: [] }]);
});

it('puts long texts on screens of their own, without figures', () => {
  const texts = [said('why', 'word '.repeat(200).trim()), said('next', 'word '.repeat(200).trim())];
  expect(shareOut([{ isBroad: false }], texts)).toEqual([
    { figure: { isBroad: false }, texts: [] },
    { figure: null, texts: texts.slice(0, 1) },
    { figure: null, texts: texts.slice(1) },
  ]);
});

it('names a part of a section by its number', () => {
  expect(namePart({ number: 8, heading: 'Reports' }, { place: 1, of: 3 })).toBe(
    '8 Reports, 1 of 3',
  );
  expect(namePart({ number: 1, heading: 'Chair’s statement' }, { place: 1, of: 1 })).toBe(
    '1 Chair’s statement',
  );
});

const contents = {
  ...{ __typename: 'PackContent', title: '', dataVersion: 1, areaName: '', quarterName: '' },
  definitions: [],
  sections: [],
} satisfies PrintedPack['contents'];

it('has no screen for a pack without sections and actions', () => {
  expect(toScreens({ contents, actions: [] })).toEqual([]);
});

it('shows many actions on several screens, each once', () => {
  const action = {
    __typename: 'BoardAction',
    ...{
      text: 'Agree a form',
      owner: 'Head of analysis',
      dueOn: null,
      notes: '',
      isOverdue: false,
      age: 1,
    },
    state: 'OPEN',
  } as const;
  const actions = Array.from({ length: 8 }, (_, index) => ({ ...action, id: `${index}` }));
  const screens = toScreens({ contents, actions });
  expect(screens.map(nameScreen)).toEqual(['Actions, 1 of 2', 'Actions, 2 of 2']);
  expect(screens.flatMap((screen) => (screen.kind === 'ACTIONS' ? screen.actions : []))).toEqual(
    actions,
  );
});

it('draws figures as large as width and height allow, up to a maximum', () => {
  expect(fitInto({ width: 1000, height: 900 }, { width: 500, height: 300 }, 3)).toBe(2);
  expect(fitInto({ width: 1000, height: 300 }, { width: 500, height: 600 }, 3)).toBe(0.5);
  expect(fitInto({ width: 1000, height: 900 }, { width: 100, height: 90 }, 2)).toBe(2);
  expect(fitInto({ width: 1000, height: 900 }, { width: 100, height: 0 }, 2)).toBe(1);
});
