import type { Policy } from '#domain/disclosure/disclose.js';

const mayRead: Readonly<Record<Policy['kind'], boolean>> = { CLEARED: true };

/** Whether a viewer may read the log of everybody. */
export function mayReadLog({ kind }: Policy): boolean {
  return mayRead[kind];
}

/** Whether a viewer may read who looked at the records of one agency. */
export function mayReadOurData(policy: Policy, _agencyId: number): boolean {
  return mayReadLog(policy);
}
