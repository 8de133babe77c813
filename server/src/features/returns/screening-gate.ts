import { slotLimits } from '#platform/slots.js';
import { type GateLimits, WorkGate } from '#platform/work-gate.js';

/**
 * Each holds a connection to the database while it is screened; the others are for pages. Agencies
 * take turns.
 */
export const screeningLimits: GateLimits = {
  most: 3,
  ofOneCaller: 1,
  waitingOfOneCaller: slotLimits.ofAgency,
};

/** What files of returns pass before they are screened or published, by whichever way they came. */
export function createScreeningGate(): WorkGate {
  return new WorkGate(screeningLimits);
}
