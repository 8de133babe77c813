import { describe, expect, it } from 'vitest';

import { toOwnAddress, toSignInAddress } from './own-address.js';

describe('toOwnAddress', () => {
  it.each([
    ['/safeguarding?area=E06000038#nrm', '/safeguarding?area=E06000038#nrm'],
    [null, '/'],
    ['', '/'],
    ['https://elsewhere.example', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?to=/sign-in', '/'],
  ])('turns %j into %s', (asked, address) => {
    expect(toOwnAddress(asked)).toBe(address);
  });
});

describe('toSignInAddress', () => {
  it('leads back to the page with its filters, but does not name the first page or sign-in', () => {
    expect(toSignInAddress({ pathname: '/measures/reports', search: '?area=E06000038' })).toBe(
      '/sign-in?to=%2Fmeasures%2Freports%3Farea%3DE06000038',
    );
    expect(toSignInAddress({ pathname: '/', search: '' })).toBe('/sign-in');
    expect(toSignInAddress({ pathname: '/sign-in', search: '?to=%2F' })).toBe('/sign-in');
  });
});
