import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';

import { buildApp } from '#app.js';
import { startTrialProvider, type TrialAccount, type TrialProvider } from '#cli/trial-provider.js';
import type { Grant } from '#domain/access/grant.js';
import { insertGrant, insertIdentity, insertPerson } from '#features/people/person.store.js';
import { createClock } from '#platform/clock.js';

import { Browser, signInAt } from './browser.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** The address of the server for browsers. */
export const publicUrl = 'http://127.0.0.1:4600';
/** The address to which the provider sends a browser back. */
export const callback = `${publicUrl}/sign-in/callback`;
/** The client that the trial provider knows. */
export const client = { clientId: 'stronghold', clientSecret: 'secret' };
const [TVP, RBC, FRIMLEY] = [1, 11, 41];

const accounts: readonly TrialAccount[] = [
  { subject: 'analyst', claims: { name: 'Analyst' } },
  { subject: 'council', claims: { name: 'Safeguarding lead' } },
  { subject: 'stranger', claims: { name: 'Stranger' } },
  {
    subject: 'invited',
    claims: { name: 'Invited', email: 'Invited@Example.org', email_verified: true },
  },
  {
    subject: 'impostor',
    claims: { name: 'Impostor', email: 'waiting@example.org', email_verified: false },
  },
  { subject: 'of-a-group', claims: { name: 'Fire officer', groups: ['fire', 'others'] } },
  { subject: 'of-two', claims: { name: 'Two hats', groups: ['fire', 'charity'] } },
  { subject: 'of-an-ended-one', claims: { name: 'Nurse', groups: ['frimley'] } },
  { subject: 'of-the-panel', claims: { name: 'Panel officer', groups: ['panel'] } },
  { subject: 'of-everybody', claims: { name: 'Detective', groups: ['everybody', 'police'] } },
  { subject: 'deactivated', claims: { name: 'Former' } },
  { subject: '"><script>alert(1)</script>', claims: { name: 'Script' } },
];

/** A server with a trial provider, at which people sign in. */
export interface SignInTrial {
  readonly test: TestDatabase;
  readonly provider: TrialProvider;
  /** The parts of the server, to build another one from. */
  readonly parts: Parameters<typeof buildApp>[0];
  readonly app: FastifyInstance;
  /**
   * Adds a person, whom the provider knows by this subject, with a grant. Resolves to the person's
   * id.
   */
  readonly addKnown: (subject: string, grant: Grant) => Promise<string>;
  /** Makes a browser return from the provider to this address. */
  readonly comeBack: (
    login: string,
    to?: string,
    at?: FastifyInstance,
  ) => Promise<{ readonly browser: Browser; readonly back: string }>;
  /** Signs in, and returns the browser with the page after its return from the provider. */
  readonly signIn: (
    login: string,
    to?: string,
  ) => Promise<{
    readonly browser: Browser;
    readonly back: string;
    readonly seen: Awaited<ReturnType<Browser['get']>>;
  }>;
  /** Does some work, and returns the log entries that it made. */
  readonly since: (
    work: () => Promise<unknown>,
  ) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

/** Starts a server with a trial provider on its own database, with people and claim rules. */
export async function startSignInTrial(): Promise<SignInTrial> {
  const test = await createTestDatabase();
  await test.asOwner('INSERT INTO installation_salt (salt) VALUES (1)');
  const provider = await startTrialProvider({ port: 0, publicUrl, ...client, accounts });
  const parts: SignInTrial['parts'] = {
    database: test.database,
    clock: createClock('2026-11-24'),
    logger: pino({ level: 'silent' }),
    webFolder: null,
    signInMode: 'PROVIDER',
    publicUrl,
    provider: { issuer: provider.issuer, ...client, publicUrl },
  };
  const app = await buildApp(parts);
  const addKnown = (subject: string, grant: Grant): Promise<string> =>
    test.database.write(async (transaction) => {
      const personId = await insertPerson(transaction, {
        name: subject,
        agencyId: grant.agencyIds[0] ?? 0,
        email: null,
      });
      await insertIdentity(transaction, personId, { issuer: provider.issuer, subject });
      await insertGrant(transaction, { ...grant, personId, grantedBy: null, claimRuleId: null });
      return personId;
    });
  await addKnown('analyst', {
    role: 'ANALYST',
    agencyIds: [TVP],
    areaCodes: [],
    marking: 'OFFICIAL_SENSITIVE',
  });
  await addKnown('council', {
    role: 'CONTRIBUTOR',
    agencyIds: [RBC],
    areaCodes: [],
    marking: 'OFFICIAL_SENSITIVE',
  });
  const former = await addKnown('deactivated', {
    role: 'ANALYST',
    agencyIds: [TVP],
    areaCodes: [],
    marking: 'OFFICIAL',
  });
  await test.asOwner('UPDATE person SET is_active = false WHERE id = $1', [former]);
  await test.asOwner(`INSERT INTO claim_rule (id, claim, value, role, agency_ids, area_codes, marking, created_at) VALUES
    (gen_random_uuid(), 'groups', 'fire', 'CONTRIBUTOR', '{23}', '{}', 'OFFICIAL', '2026-02-01'),
    (gen_random_uuid(), 'groups', 'charity', 'ANALYST', '{38}', '{}', 'OFFICIAL', '2026-03-01'),
    (gen_random_uuid(), 'groups', 'frimley', 'ANALYST', '{${FRIMLEY}}', '{}', 'OFFICIAL', '2026-01-01')`);
  const comeBack: SignInTrial['comeBack'] = async (login, to = '/', at = app) => {
    const browser = new Browser(at, publicUrl);
    const begun = await browser.get(`/sign-in?to=${encodeURIComponent(to)}`);
    return {
      browser,
      back: (await signInAt(begun.to ?? '', login, callback)).slice(publicUrl.length),
    };
  };
  return {
    test,
    provider,
    parts,
    app,
    addKnown,
    comeBack,
    signIn: async (login, to) => {
      const { browser, back } = await comeBack(login, to);
      return { browser, back, seen: await browser.get(back) };
    },
    since: async (work) => {
      const [{ head } = { head: 0 }] = await test.asOwner<{ head: number }>(
        'SELECT coalesce(max(number), 0)::int AS head FROM audit_entry',
      );
      await work();
      return test.asOwner(
        'SELECT action, person_name, agency_id, what FROM audit_entry WHERE number > $1 ORDER BY number',
        [head],
      );
    },
    close: async () => {
      await app.close();
      await provider.stop();
      await test.close();
    },
  };
}
