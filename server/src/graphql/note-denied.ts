import { actingIn } from '#domain/audit/actor.js';
import { concerningNoRecords } from '#domain/audit/entry.js';

import type { Context } from './context.js';

/** Tells the log of a change that somebody may not make, as of every refusal. @param what in a sentence */
export function noteDenied(what: string, { refusals, visit, clock }: Pick<Context, 'refusals' | 'visit' | 'clock'>): Promise<void> {
  const entry = { ...concerningNoRecords, at: clock.now(), action: 'REFUSAL', ...actingIn(visit), what } as const;
  return refusals.note({ door: 'API', isByToken: visit.isByToken, entry });
}
