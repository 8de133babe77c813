import { expect, it } from 'vitest';

import type { AgencyRecord } from '#domain/agencies.js';
import { toOpening } from '#domain/records/access.js';

import { localAdministrator } from './local-administrator.js';

const anAgency = (id: number, family: AgencyRecord['family']): AgencyRecord => ({
  id,
  code: `A${id}`,
  name: `Agency ${id}`,
  kind: 'POLICE',
  family,
  validFrom: null,
  validTo: null,
});

it('opens everybody’s records where there is a police force, whose clearance it has', () => {
  const agencies = [anAgency(1, 'FIRE'), anAgency(2, 'POLICE')];
  expect(toOpening(localAdministrator(agencies), agencies, 'reports')).toEqual({ ok: true, scope: { kind: 'ALL' } });
});

it('opens nothing where there is none', () => {
  const agencies = [anAgency(1, 'FIRE')];
  expect(localAdministrator(agencies).grants).toEqual([]);
  expect(toOpening(localAdministrator(agencies), agencies, 'reports')).toMatchObject({ ok: false });
});
