import type { AuditAction } from '#graphql/operations.js';

/** Names of actions: first those of section 62 of the Data Protection Act 2018, then our own. */
export const actionNames: Readonly<Record<AuditAction, string>> = {
  COLLECTION: 'Collection',
  ALTERATION: 'Alteration',
  CONSULTATION: 'Consultation',
  DISCLOSURE: 'Disclosure',
  COMBINATION: 'Combination',
  ERASURE: 'Erasure',
  SIGN_IN: 'Sign-in',
  EXPORT: 'Export',
  PUBLISH: 'Publication',
  MODERATE: 'Moderation',
  ADMINISTER: 'Administration',
  REFUSAL: 'Refusal',
};
