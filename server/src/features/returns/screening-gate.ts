import { slotLimits } from '#platform/fair-share/slots.js';
import { type GateLimits, WorkGate } from '#platform/fair-share/work-gate.js';

/**
 * The limits on screening. Each return that is being screened uses a connection to the database,
 * and the other connections are for pages. Agencies take turns.
 */
export const screeningLimits: GateLimits = {
  most: 3,
  ofOneCaller: 1,
  waitingOfOneCaller: slotLimits.ofAgency,
};

/** The gate for return files, however they are sent, before they are screened or published. */
export function createScreeningGate(): WorkGate {
  return new WorkGate(screeningLimits);
}
