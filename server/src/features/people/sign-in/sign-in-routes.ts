import { randomUUID } from 'node:crypto';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { toSharedAddress } from '#domain/access/caller.js';
import type { Origin } from '#domain/access/request-identity.js';
import { sessionLimits } from '#domain/access/session-limits.js';
import type { SignInMode } from '#domain/access/sign-in-mode.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { admit } from '#features/people/admit.js';
import { findDemonstrationPost, findPerson } from '#features/people/person.store.js';
import { hashSessionId } from '#features/people/session.reader.js';
import { type EndedSession, endOwnSession, insertSession } from '#features/people/session.store.js';
import type { RefusalLog } from '#platform/audit/refusal-log.js';
import type { Clock } from '#platform/clock.js';
import type { Database, WritingTransaction } from '#platform/database.js';
import { findOutage } from '#platform/database-away.js';
import { HourlyAllowance } from '#platform/fair-share/hourly-allowances.js';
import { type GateLimits, WorkGate } from '#platform/fair-share/work-gate.js';
import { toHtmlPage } from '#platform/http/html-page.js';
import type { OwnCookies } from '#platform/http/own-cookies.js';
import { isSameOrigin } from '#platform/http/own-origin.js';
import { watchResponse } from '#platform/http/response-closed.js';

import { type Flow, readFlow, toOwnAddress, writeFlow } from './flow.js';
import type { IdTokenSeal } from './id-token-seal.js';
import type { IdentityProvider } from './identity-provider.js';
import { logAdmission, logRefusedSignIn, logSignIn } from './log-sign-in.js';
import { SignInRefusal } from './provider-fault.js';

export interface SignInParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly readReferenceData: () => Promise<ReferenceData>;
  readonly cookies: OwnCookies;
  readonly signInMode: SignInMode;
  /** The identity provider; null if nobody signs in. */
  readonly provider: IdentityProvider | null;
  /** Seals the ID tokens of sessions; null if nobody signs in. */
  readonly seal: IdTokenSeal | null;
  readonly publicUrl: string | null;
  readonly refusals: Pick<RefusalLog, 'note'>;
}

/** The purposes of cookies. */
export const SESSION = 'session';
const FLOW = 'sign-in';

/** How long a sign-in may take at the provider, in seconds. */
const MAX_FLOW_SECONDS = 600;

const SESSION_SECONDS = sessionLimits.absoluteHours * 3600;

/**
 * How many sign-ins from one address may fail at the provider within an hour, because each makes
 * the provider work.
 */
export const FAILURES_OF_ADDRESS = 100;

/**
 * How many sign-ins the provider checks at a time. Hundreds of people in one office may come from
 * one address at nine o’clock: they wait for each other, and addresses take turns.
 */
const ASKED_AT_ONCE: GateLimits = { most: 120, ofOneCaller: 60, waitingOfOneCaller: 1_000 };

const chosen = z.object({ person: z.string(), to: z.string().optional() });

/**
 * Serves signing in and out, and continuing as a post of the demonstration. Errors are sentences,
 * as a page or as JSON.
 */
export async function serveSignIn(app: FastifyInstance, parts: SignInParts): Promise<void> {
  const failures = new HourlyAllowance(FAILURES_OF_ADDRESS);
  const gate = new WorkGate(ASKED_AT_ONCE);
  await app.register((scoped, _options, done) => {
    scoped.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request: FastifyRequest, body: string) =>
        Promise.resolve(Object.fromEntries(new URLSearchParams(body))),
    );
    scoped.addHook('onRequest', (_request, reply, next) => {
      void reply.header('cache-control', 'no-store');
      next();
    });
    scoped.setErrorHandler((error, request, reply) => answerFault(error, { request, reply }));
    scoped.get('/sign-in', (request, reply) => beginSignIn(parts, request, reply));
    scoped.get('/sign-in/callback', (request, reply) =>
      finishSignIn({ ...parts, failures, gate }, request, reply),
    );
    scoped.post('/sign-out', (request, reply) => signOut(parts, request, reply));
    scoped.post('/continue-as', (request, reply) => continueAs(parts, request, reply));
    done();
  });
}

async function beginSignIn(
  { provider, cookies }: SignInParts,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  // Without a provider the application shows the choices.
  if (provider === null) return leaveToPages(reply);
  const params = paramsOf(request);
  const { address, flow } = await provider.begin(toOwnAddress(params.get('to')), {
    isAnother: params.get('as') === 'another',
    isAgain: params.get('again') === 'yes',
  });
  cookies.set(reply, FLOW, { value: writeFlow(flow), seconds: MAX_FLOW_SECONDS });
  return reply.redirect(address, 303);
}

interface FinishingParts extends SignInParts {
  readonly failures: HourlyAllowance;
  readonly gate: WorkGate;
}

async function finishSignIn(parts: FinishingParts, request: FastifyRequest, reply: FastifyReply) {
  const { provider, seal, cookies, database, clock, readReferenceData, refusals } = parts;
  if (provider === null) return leaveToPages(reply);
  const flow = readFlow(cookies.read(request, FLOW));
  // The cookie works only once, whatever the result.
  cookies.clear(reply, FLOW);
  const { signedIn, to } = await verifyCallback({ ...parts, provider }, flow, reply).catch(
    (error: unknown) => noteRefusal(error, request, parts),
  );
  const referenceData = await readReferenceData();
  const outcome = await database.write(async (transaction) => {
    const admission = await admit(transaction, signedIn, referenceData);
    const begun = admission.ok
      ? await insertSession(transaction, {
          personId: admission.person.id,
          idToken: seal?.seal(signedIn.idToken, admission.person.id) ?? null,
          authenticatedAt: signedIn.authenticatedAt,
          former: cookies.read(request, SESSION),
        })
      : null;
    // A refusal that changes nothing can be repeated at will, and is logged like all others.
    const isLoggedHere = admission.ok || admission.granted.length + admission.ended.length > 0;
    const entries = logAdmission(admission, signedIn, {
      referenceData,
      at: clock.now(),
      origin: originOf(request, begun?.id ?? null),
    });
    if (isLoggedHere) for (const entry of entries) transaction.log(entry);
    return admission.ok
      ? begun
      : { sentence: admission.sentence, entries: isLoggedHere ? [] : entries };
  });
  if (outcome === null) throw new Error('Somebody was admitted, but no session began');
  if ('sentence' in outcome) {
    for (const entry of outcome.entries)
      await refusals.note({ door: 'SIGN_IN', isByToken: false, entry });
    throw new SignInRefusal(outcome.sentence, 403);
  }
  cookies.set(reply, SESSION, { value: outcome.secret, seconds: SESSION_SECONDS });
  return reply.redirect(to, 303);
}

type Vouching = Pick<FinishingParts, 'failures' | 'gate'> & { readonly provider: IdentityProvider };

/**
 * The person confirmed by the provider, and where they wanted to go.
 *
 * @throws SignInRefusal if nobody is confirmed
 */
async function verifyCallback(
  { provider, failures, gate }: Vouching,
  flow: Flow | null,
  reply: FastifyReply,
) {
  const { request } = reply;
  refuseStrange(flow, paramsOf(request).get('state'));
  const address = toSharedAddress(request.ip);
  const entered = await gate.enter(address, watchResponse(reply).signal).catch((error: unknown) => {
    throw new SignInRefusal('The person who was signing in left before their turn.', 400, {
      cause: error,
    });
  });
  if (entered === null)
    throw new SignInRefusal(
      'Too many people are signing in from your address at the moment. Try again in a minute.',
      503,
    );
  try {
    // Checked only now, because earlier sign-ins may have failed meanwhile. Sign-ins still under
    // way do not count.
    const seconds = await failures.secondsWithout(address);
    if (seconds !== null) throw new SignInRefusal(describeManyFailures(seconds), 429);
    return {
      signedIn: await provider.finish(searchOf(request), flow).catch(countFailure),
      to: flow.to,
    };
  } finally {
    entered.leave();
  }

  async function countFailure(error: unknown): Promise<never> {
    if (error instanceof SignInRefusal && error.isOfCaller) await failures.spend(address, 1);
    throw error;
  }
}

function describeManyFailures(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `${FAILURES_OF_ADDRESS} sign-ins from your address have failed within an hour. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
}

async function noteRefusal(
  error: unknown,
  request: FastifyRequest,
  { refusals, clock }: SignInParts,
): Promise<never> {
  if (error instanceof SignInRefusal) {
    const entry = logRefusedSignIn(error.message, {
      at: clock.now(),
      origin: originOf(request, null),
    });
    await refusals.note({ door: 'SIGN_IN', isByToken: false, entry });
  }
  throw error;
}

function originOf({ ip }: FastifyRequest, sessionId: string | null): Origin {
  return { address: ip, session: sessionId === null ? null : hashSessionId(sessionId) };
}

interface Leaving {
  readonly request: FastifyRequest;
  /** The browser’s session id. */
  readonly secret: string;
  readonly at: Date;
}

async function endSession(
  transaction: WritingTransaction,
  { request, secret, at }: Leaving,
): Promise<EndedSession | null> {
  const ended = await endOwnSession(transaction, secret);
  const person = ended && (await findPerson(transaction, ended.personId));
  if (person)
    transaction.log(logSignIn(person, 'Signed out.', { at, origin: originOf(request, ended.id) }));
  return ended;
}

function leaveToPages(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}

function refuseStrange(flow: Flow | null, state: string | null): asserts flow is Flow {
  if (flow?.state === state) return;
  throw new SignInRefusal(
    'This sign-in did not begin in this browser, was already finished, or took longer than ten minutes. Sign in again.',
    400,
  );
}

async function signOut(
  { provider, seal, cookies, database, clock, signInMode, publicUrl }: SignInParts,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  refuseCrossOrigin(request, publicUrl);
  const secret = cookies.read(request, SESSION);
  const ended =
    secret === null
      ? null
      : await database.write((transaction) =>
          endSession(transaction, { request, secret, at: clock.now() }),
        );
  cookies.clear(reply, SESSION);
  // The session here has ended, whether or not the provider can be reached.
  const idToken = ended?.idToken ? (seal?.open(ended.idToken, ended.personId) ?? null) : null;
  const there =
    provider && ended ? await provider.findSignOutAddress(idToken).catch(warnOf(request)) : null;
  return sendOn(request, reply, there ?? (signInMode === 'CONTINUE_AS' ? '/sign-in' : '/'));
}

async function continueAs(
  { cookies, database, clock, signInMode, publicUrl }: SignInParts,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (signInMode !== 'CONTINUE_AS') return leaveToPages(reply);
  refuseCrossOrigin(request, publicUrl);
  const { data } = chosen.safeParse(request.body);
  if (!data)
    throw new SignInRefusal(
      'Say which post to continue as: person must be the id of one of demonstrationPeople.',
      400,
    );
  const begun = await database.write(async (transaction) => {
    const post = await findDemonstrationPost(transaction, data.person);
    if (!post) return null;
    const wanted = {
      personId: post.id,
      idToken: null,
      authenticatedAt: null,
      former: cookies.read(request, SESSION),
    };
    const session = await insertSession(transaction, wanted);
    const moment = { at: clock.now(), origin: originOf(request, session.id) };
    transaction.log(logSignIn(post, 'Continued as a post of the demonstration.', moment));
    return session;
  });
  if (begun === null)
    throw new SignInRefusal(
      'There is no such post in this demonstration. Choose one of those on the page.',
      400,
    );
  cookies.set(reply, SESSION, { value: begun.secret, seconds: SESSION_SECONDS });
  return sendOn(request, reply, toOwnAddress(data.to));
}

function refuseCrossOrigin(request: FastifyRequest, publicUrl: string | null): void {
  if (isSameOrigin(request, publicUrl)) return;
  throw new SignInRefusal(
    'This request came from a page on another site, so nothing was done. Use a page of Stronghold itself.',
    403,
  );
}

/** Redirects a form to an address; a script receives the address. */
function sendOn(request: FastifyRequest, reply: FastifyReply, to: string) {
  return isForPage(request) ? reply.redirect(to, 303) : reply.send({ to });
}

interface Answering {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What somebody is told who could not sign in. */
interface Fault {
  readonly sentence: string;
  readonly status: number;
  /** Seconds after which to try again, with the status 503. */
  readonly seconds?: number;
}

/** Seconds after which to try again if the provider cannot be reached. */
const SOON_SECONDS = 5;

function answerFault(error: unknown, { request, reply }: Answering) {
  const { sentence, status, seconds = SOON_SECONDS } = toFault(error, request);
  if (error instanceof SignInRefusal && error.cause !== undefined)
    request.log.warn({ err: error.cause }, 'A sign-in was refused');
  if (status === 503) void reply.header('retry-after', String(seconds));
  if (!isForPage(request)) return reply.code(status).send({ error: sentence });
  // Somebody the provider knows and we refuse would be refused again without being asked.
  const link =
    status === 403
      ? { address: '/sign-in?as=another', words: 'Sign in as somebody else' }
      : { address: '/sign-in', words: 'Start again' };
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(toHtmlPage({ title: 'You are not signed in', sentence, link }));
}

function toFault(error: unknown, request: FastifyRequest): Fault {
  if (error instanceof SignInRefusal) return { sentence: error.message, status: error.status };
  const isTheirs =
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode < 500;
  if (isTheirs) return { sentence: 'The request cannot be read.', status: 400 };
  const outage = findOutage(error);
  if (outage) {
    request.log.warn({ err: error }, `A sign-in failed: ${outage.what}`);
    return { sentence: outage.sentence, status: 503, seconds: outage.seconds };
  }
  const reference = randomUUID().slice(0, 8);
  request.log.error({ reference, err: error }, 'A sign-in failed');
  return {
    sentence: `Something went wrong on our side. Try again; if it happens again, tell the administrator this reference: ${reference}.`,
    status: 500,
  };
}

function warnOf(request: FastifyRequest) {
  return (error: unknown) => {
    request.log.warn({ err: error }, 'Signed out here, but not at the identity provider');
    return null;
  };
}

function isForPage({ headers }: FastifyRequest): boolean {
  return (headers.accept ?? '').includes('text/html');
}

function paramsOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(searchOf(request));
}

function searchOf({ url }: FastifyRequest): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
