import type { Policy } from '#domain/disclosure/disclose.js';

const mayOpen: Readonly<Record<Policy['kind'], boolean>> = { CLEARED: true };

/** Whether a viewer may open records, as against seeing figures of them: the cleared may, of every agency. */
export function mayOpenRecords({ kind }: Policy): boolean {
  return mayOpen[kind];
}
