import type { Reasons } from './reasons.js';

/** Numbers about people, and about what was granted to them. */
export const peopleNumbers: Readonly<Record<string, Reasons>> = {
  Viewer: {
    id: 'PEOPLE',
    name: 'PEOPLE',
    organisation: 'PEOPLE',
    grants: 'PEOPLE',
    viewingAs: 'PEOPLE',
    sessionEnded: 'PEOPLE',
    demonstrationNotice: 'LISTS',
  },
  ViewAsPayload: { viewingAs: 'PEOPLE' },
  DemonstrationPerson: { id: 'PEOPLE', name: 'PEOPLE', role: 'PEOPLE', sees: 'PEOPLE' },
  Person: { id: 'PEOPLE', name: 'PEOPLE' },
  AccessGrant: { id: 'PEOPLE', sentence: 'PEOPLE', grantedAt: 'PEOPLE', grantedBy: 'PEOPLE' },
  ClaimRule: { id: 'PEOPLE', claim: 'SET', value: 'SET', sentence: 'PEOPLE', holders: 'PEOPLE' },
  Session: { id: 'PEOPLE', createdAt: 'PEOPLE', lastSeenAt: 'PEOPLE' },
  EndSessionsPayload: { ended: 'PEOPLE' },
  Token: {
    id: 'PEOPLE',
    name: 'SET',
    createdAt: 'PEOPLE',
    expiresAt: 'PEOPLE',
    lastUsedAt: 'PEOPLE',
  },
  CreateTokenPayload: { secret: 'PEOPLE' },
  RevokeTokenPayload: { revoked: 'PEOPLE' },
  MailAddress: {
    id: 'PEOPLE',
    address: 'PEOPLE',
    verifiedAt: 'PEOPLE',
    wanted: 'PEOPLE',
    wantedUntil: 'PEOPLE',
    version: 'PEOPLE',
    failure: 'PEOPLE',
  },
  DatasetContact: { id: 'LISTS', role: 'SET', address: 'SET', version: 'SET' },
};
