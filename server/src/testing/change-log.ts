import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { verifyLog } from '#features/audit/verify-log.js';

import type { Json } from './api-client.js';
import type { Browser } from './browser.js';
import { addReferenceData } from './reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from './signed-in.js';
import { buildTestApp } from './test-app.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const RBC = 11;

/** A grant at a council, with some values replaced. */
export const aGrant = (grant: Partial<Grant>): Grant => ({
  ...{ role: 'ANALYST', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' },
  ...grant,
});

export interface LoggedChange {
  /** Makes earlier changes, whose results are the input of this change. */
  readonly before?: () => Promise<unknown>;
  readonly input: (before: Json) => Readonly<Record<string, unknown>>;
  readonly entry: { readonly action: string; readonly what: string | RegExp };
  /** Whether a repeated change has no effect, so that it is not logged. */
  readonly isDoneOnce?: boolean;
  /** Whether only an administrator of the whole partnership may make the change. */
  readonly isOfPartnership?: boolean;
  /** The id of the agency concerned, if any. People of this agency can read the entry. */
  readonly about?: number;
}

/**
 * Fields of Mutation that stage, publish and take back returns. Their log entries are tested in
 * features/returns/staging/staged-returns.test.ts.
 */
export const fieldsOfReturns: readonly string[] = [
  'stageReturn',
  'matchWords',
  'correctCell',
  'leaveOutRows',
  'repeatCorrections',
  'acknowledgeWarnings',
  'publishReturn',
  'discardReturn',
  'undoReturn',
  'declareNil',
];

/** Changes by field of Mutation. */
export type LoggedChanges = Readonly<Record<string, readonly LoggedChange[]>>;

/** Lists the changes as cases for a test table. */
export function toCases(
  changes: LoggedChanges,
): readonly (LoggedChange & { readonly field: string })[] {
  return Object.entries(changes).flatMap(([field, each]) => each.map((one) => ({ field, ...one })));
}

interface Asking {
  readonly selection?: string;
  /** The browser to use; by default that of the council's administrator. */
  readonly by?: Browser;
}

interface Seat {
  readonly id: string;
  readonly browser: Browser;
}

interface Opened {
  readonly test: TestDatabase;
  readonly app: FastifyInstance;
}

/** People who make changes on a separate database, and its log. */
export class ChangeLog {
  #opened: Opened | null = null;
  #seats: Readonly<Record<'administrator' | 'leader' | 'analyst', Seat>> | null = null;

  /** Starts the server. Tests list their changes before that, and make them afterwards. */
  async open(): Promise<void> {
    const test = await createTestDatabase();
    await addReferenceData(test);
    const app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
    this.#opened = { test, app };
  }

  async close(): Promise<void> {
    await this.opened.app.close();
    await this.test.close();
  }

  get test(): TestDatabase {
    return this.opened.test;
  }

  /**
   * Deletes all changes, and signs in new people: an administrator and an analyst of a council, and
   * a leader of the partnership.
   */
  async begin(): Promise<void> {
    await this.test.asOwner(
      'TRUNCATE person, identity, access_grant, claim_rule, session, api_token, target, event, audit_entry, audit_head, saved_query, my_page, dataset_contact, return_request, pack, pack_template, board_action CASCADE',
    );
    const administrator = await this.seat('Council administrator', [
      aGrant({ role: 'ADMINISTRATOR' }),
    ]);
    const analyst = await this.seat('Council analyst', [aGrant({})]);
    const all = (['ADMINISTRATOR', 'BOARD_SECRETARY', 'BOARD_CHAIR'] as const).map((role) =>
      aGrant({ role, isForPartnership: true, agencyIds: [] }),
    );
    const leader = await this.seat('Partnership administrator', [
      ...all,
      aGrant({
        ...{ role: 'MODERATOR', isForPartnership: true, agencyIds: [] },
        marking: 'OFFICIAL_SENSITIVE',
      }),
      aGrant({ role: 'CONTRIBUTOR' }),
    ]);
    this.#seats = { administrator, leader, analyst };
  }

  get administrator(): Seat {
    return this.seats.administrator;
  }

  /** The administrator of the whole partnership, who also makes and signs its packs. */
  get leader(): Seat {
    return this.seats.leader;
  }

  get analyst(): Seat {
    return this.seats.analyst;
  }

  async change(
    field: string,
    input: Readonly<Record<string, unknown>>,
    { selection = '', by = this.administrator.browser }: Asking = {},
  ): Promise<Json> {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { message } } }`;
    const { data, errors } = await by.ask(document, { input });
    expect(errors).toEqual([]);
    return data[field];
  }

  entries() {
    return this.test.asOwner(
      'SELECT action, person_id, person_name, agency_id, what FROM audit_entry ORDER BY number',
    );
  }

  /** Makes a change, and checks that it is logged once, with the expected words and person. */
  async expectLogged(
    field: string,
    { before, input, entry, isDoneOnce = false, isOfPartnership = false, about }: LoggedChange,
  ): Promise<void> {
    const by = isOfPartnership ? this.leader : this.administrator;
    const sent = input(await before?.());
    const earlier = await this.entries();
    expect((await this.change(field, sent, { by: by.browser })).problems).toEqual([]);
    const [told, ...others] = (await this.entries()).slice(earlier.length);
    expect(others).toEqual([]);
    expect(told).toEqual({
      person_id: by.id,
      ...(isOfPartnership
        ? { person_name: 'Partnership administrator', agency_id: about ?? null }
        : { person_name: 'Council administrator', agency_id: RBC }),
      action: entry.action,
      what: typeof entry.what === 'string' ? entry.what : expect.stringMatching(entry.what),
    });
    if (isDoneOnce) await this.change(field, sent, { by: by.browser });
    // The records that a refusal shows are logged as opened, which is not a change.
    const again = (await this.entries()).slice(earlier.length + 1);
    expect(again.filter(({ action }) => action !== 'CONSULTATION')).toEqual([]);
    expect(
      await verifyLog(this.test.database, { expected: null, report: () => undefined }),
    ).toMatchObject({ isWhole: true });
  }

  private get opened() {
    if (this.#opened === null) throw new Error('The server is not started');
    return this.#opened;
  }

  private get seats() {
    if (this.#seats === null) throw new Error('Nobody has been let in');
    return this.#seats;
  }

  private async seat(name: string, grants: readonly Grant[]): Promise<Seat> {
    const id = await addPerson(this.test, { name, grants });
    return { id, browser: await signedIn(this.opened.app, this.test, id) };
  }
}
