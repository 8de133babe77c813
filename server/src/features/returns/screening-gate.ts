import { slotLimits } from '#platform/slots.js';
import { type GateLimits, WorkGate } from '#platform/work-gate.js';

/**
 * Each return that is being screened holds a connection to the database; the others are for pages.
 * Agencies take turns.
 */
export const screeningLimits: GateLimits = {
  most: 3,
  ofOneCaller: 1,
  waitingOfOneCaller: slotLimits.ofAgency,
};

/** The gate for files of returns before they are screened or published, whichever way they came. */
export function createScreeningGate(): WorkGate {
  return new WorkGate(screeningLimits);
}
