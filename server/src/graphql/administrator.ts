import { mayAdminister } from '#domain/access.js';

import type { Context } from './context.js';
import { forbidden } from './errors.js';

/** Asks the rule of access before a change to what the partnership has agreed on. @throws FORBIDDEN for whoever may not */
export function requireAdministrator({ policy }: Pick<Context, 'policy'>): void {
  if (!mayAdminister(policy)) throw forbidden('Only an administrator may change this. Ask one of yours.');
}
