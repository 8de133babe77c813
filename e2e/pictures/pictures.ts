import type { Locator, Page } from '@playwright/test';

import {
  administrator,
  analyst,
  contributor,
  secretary,
  superintendent,
} from '../fixtures/people.js';

/** A picture for a help page: a part of a page, in both themes. */
export interface HelpPicture {
  /** Name of the file. */
  readonly name: string;
  readonly post: string;
  readonly address: string;
  /** Width of the screen, in pixels. */
  readonly width: number;
  /** The height of the picture, in pixels, if it shows only the top of the part. */
  readonly height?: number;
  readonly find: (page: Page) => Locator;
}

/** A picture for the README: a page from its top, in light. */
export interface ReadmePicture {
  readonly name: string;
  readonly post: string;
  readonly address: string;
  /** The height of the picture, in pixels. */
  readonly height: number;
}

const main = (page: Page) => page.getByRole('main');

export const helpPictures: readonly HelpPicture[] = [
  {
    name: 'tile',
    post: superintendent,
    address: '/?quarter=2026-27-Q2',
    width: 1440,
    find: (page) =>
      page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Protect' }) }),
  },
  {
    name: 'control-chart',
    post: superintendent,
    address: '/measures/disruptions?quarter=2026-27-Q2',
    width: 1440,
    find: (page) => page.locator('#by-quarter'),
  },
  { name: 'boards', post: secretary, address: '/boards', width: 960, height: 620, find: main },
  { name: 'explore', post: analyst, address: '/explore', width: 960, height: 620, find: main },
  {
    name: 'returns',
    post: contributor,
    address: '/returns?quarter=2026-27-Q2',
    width: 960,
    height: 686,
    find: main,
  },
  {
    name: 'our-data',
    post: contributor,
    address: '/our-data',
    width: 960,
    height: 640,
    find: main,
  },
  {
    name: 'people',
    post: administrator,
    address: '/admin/people',
    width: 1000,
    height: 640,
    find: main,
  },
];

export const readmePictures: readonly ReadmePicture[] = [
  { name: 'overview', post: superintendent, address: '/?quarter=2026-27-Q2', height: 1850 },
  {
    name: 'disruptions',
    post: superintendent,
    address: '/disruptions?quarter=2026-27-Q2',
    height: 1260,
  },
  { name: 'areas', post: superintendent, address: '/areas?quarter=2026-27-Q2', height: 1260 },
];
