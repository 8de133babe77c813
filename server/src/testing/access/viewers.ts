import type { Grant, Role } from '#domain/access/grant.js';
import { nobody, toLocalAdministrator } from '#domain/access/request-identity.js';
import type { Viewer } from '#domain/access/viewer.js';

const [TVP, SEROCU, OPCC, VPP, RBC] = [1, 2, 7, 8, 11];

const a = (role: Grant['role'], agency: number, marking: Grant['marking']): Viewer => ({
  personId: null,
  name: role,
  grants: [{ role, agencyIds: [agency], areaCodes: [], marking }],
});

const everyAgency = Array.from({ length: 42 }, (_, index) => index + 1);

const ofPartnership = (role: Role): Viewer => ({
  ...a(role, TVP, 'OFFICIAL'),
  grants: [
    { role, isForPartnership: true, agencyIds: everyAgency, areaCodes: [], marking: 'OFFICIAL' },
  ],
});

/** The viewers, in the order of the letters in the tables. */
export const viewers = {
  'senior leader of the police': a('SENIOR_LEADER', TVP, 'OFFICIAL_SENSITIVE'),
  'senior leader of a council': a('SENIOR_LEADER', RBC, 'OFFICIAL_SENSITIVE'),
  'board member': a('BOARD_MEMBER', VPP, 'OFFICIAL'),
  'board secretary': ofPartnership('BOARD_SECRETARY'),
  'board chair': ofPartnership('BOARD_CHAIR'),
  'analyst of the police, cleared': a('ANALYST', TVP, 'OFFICIAL_SENSITIVE'),
  'analyst of the police, not cleared': a('ANALYST', TVP, 'OFFICIAL'),
  'analyst of a council': a('ANALYST', RBC, 'OFFICIAL_SENSITIVE'),
  contributor: a('CONTRIBUTOR', RBC, 'OFFICIAL'),
  moderator: a('MODERATOR', SEROCU, 'OFFICIAL_SENSITIVE'),
  auditor: a('AUDITOR', OPCC, 'OFFICIAL'),
  administrator: a('ADMINISTRATOR', TVP, 'OFFICIAL'),
  'administrator of the partnership': ofPartnership('ADMINISTRATOR'),
  'local administrator': toLocalAdministrator(everyAgency),
  nobody,
} satisfies Readonly<Record<string, Viewer>>;
