import { actingIn } from '#domain/access/acting.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';

import type { Context } from './context.js';

/** Logs a change that the caller may not make like any refusal, with a sentence and the request. */
export function logDenied(
  denied: Pick<Entry, 'what' | 'filter'>,
  { refusals, identity, clock }: Pick<Context, 'refusals' | 'identity' | 'clock'>,
): Promise<void> {
  const entry = {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'REFUSAL',
    ...actingIn(identity),
    ...denied,
  } as const;
  return refusals.note({ door: 'API', isByToken: identity.isByToken, entry });
}
