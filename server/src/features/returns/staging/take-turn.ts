import { can } from '#domain/access/permission.js';
import { screeningLimits } from '#features/returns/screening-gate.js';
import type { Context } from '#graphql/context.js';
import { denied } from '#graphql/errors.js';
import { toWaiting } from '#graphql/operations/charge-operations.js';

/**
 * The number of seconds after which a person should try again if there is no room to wait. By then
 * a large file has been screened.
 */
const RETRY_SECONDS = 15;

/**
 * Screens or publishes for an agency when it is its turn. The limit on how many run at a time
 * counts imports too. The person's access is checked again after the wait.
 *
 * @throws FORBIDDEN if they may not send for the agency any more; TOO_MUCH_AT_ONCE if too many
 * requests of the agency are waiting already
 */
export async function takeTurn<Outcome>(
  context: Context,
  agencyId: number,
  work: (context: Context) => Promise<Outcome>,
): Promise<Outcome> {
  return awaitPlace(context, agencyId, async (now) => {
    requireSending(now, agencyId);
    return work(now);
  });
}

/**
 * Reads files of an agency when it is its turn. After a wait, `work` is called with the person's
 * current access, which it checks.
 *
 * @throws TOO_MUCH_AT_ONCE if too many requests of the agency are waiting already
 */
export async function awaitPlace<Outcome>(
  context: Context,
  agencyId: number,
  work: (context: Context) => Promise<Outcome>,
): Promise<Outcome> {
  const { referenceData, screeningGate } = context;
  const agency = referenceData.agencies.find(({ id }) => id === agencyId);
  if (!agency) throw new Error('There is no such agency');
  const entered = await screeningGate.enter(agency.code, context.work.signal);
  if (entered === null)
    throw toWaiting(
      `${screeningLimits.waitingOfOneCaller} returns from this agency are already waiting to be screened, so nothing was changed. Try again in ${RETRY_SECONDS} seconds.`,
      RETRY_SECONDS,
    );
  try {
    return await work(entered.hasWaited ? await lookAgain(context) : context);
  } finally {
    entered.leave();
  }
}

/**
 * The context of the same request with the person's current access, after a wait in which a grant
 * may have ended.
 *
 * @throws FORBIDDEN if they may not send for the agency any more
 */
export async function lookAgainAtSender(context: Context, agencyId: number): Promise<Context> {
  const now = await lookAgain(context);
  requireSending(now, agencyId);
  return now;
}

async function lookAgain(context: Context): Promise<Context> {
  return { ...context, ...(await context.lookAgain()) };
}

function requireSending({ viewer }: Pick<Context, 'viewer'>, agencyId: number): void {
  const permission = can(viewer, 'SEND_RETURNS', { agencyIds: [agencyId], areas: [] });
  if (!permission.ok) throw denied(permission);
}
