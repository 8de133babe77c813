import type { Policy } from './disclosure/disclose.js';

/** Each kind of viewer, and whether it changes what the partnership has agreed on. A new kind has to be decided here. */
const administrators: Readonly<Record<Policy['kind'], boolean>> = { CLEARED: true };

/**
 * Whether a viewer may change targets and events. Whoever sees everything may: that is the local administrator, and there is
 * nobody else yet. This is the one place where a rule of access is asked before such a change.
 */
export function mayAdminister({ kind }: Policy): boolean {
  return administrators[kind];
}
