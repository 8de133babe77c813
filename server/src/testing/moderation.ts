import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { findWrongCells } from '#features/returns/verify-rollups.store.js';

import type { Json } from './api-client.js';
import type { Browser } from './browser.js';
import { createPartnership, type TestPartnership } from './partnership.js';
import { publishRows } from './publish-rows.js';
import type { SentRow } from './random-partnership.js';
import { addPerson, signedIn, TEST_ORIGIN } from './signed-in.js';
import { buildTestApp } from './test-app.js';
import type { TestDatabase } from './test-database.js';

/** The day on which moderators decide. */
export const TODAY = '2026-11-24';
/** The day before, on which whole returns were published. */
export const SENT = '2026-11-23';
export const WHY = 'The group can no longer trade';
/** A disruption that waits to be decided. */
export const waiting = { status: 'SUBMITTED', occurred_on: '2026-11-02' };
/** The step with which a panel confirms a disruption today. */
export const confirm = { act: 'DECIDE', outcome: 'CONFIRM', text: WHY, panelOn: TODAY };

const [TVP, SEROCU] = [1, 2];
const FIELDS =
  'id version status claimedImpact confirmedImpact decidedOn rationale daysWaiting isOverdue isOwn proposal { impact text } question { text } panelOn history { number kind post impact text panelOn isTakenBack }';

interface Sent {
  readonly id: string;
  /** The version of the disruption; by default the current one. */
  readonly version?: number;
  /** The moderator; by default the one of another force. */
  readonly by?: Browser;
}

interface Moderators {
  /**
   * A moderator cleared for the partnership, who is not from the force that leads most disruptions.
   */
  readonly moderator: Browser;
  /** A moderator cleared for the partnership, from the force that leads most disruptions. */
  readonly ofTheForce: Browser;
  /** A moderator for the partnership who is not cleared. */
  readonly uncleared: Browser;
}

/** Moderators on a separate server and database, with their questions and steps. */
export class Moderation {
  private constructor(
    private readonly partnership: TestPartnership,
    private readonly app: FastifyInstance,
    private readonly moderators: Moderators,
  ) {}

  static async open(): Promise<Moderation> {
    const at = await createPartnership({ sent: [], today: TODAY });
    const app = await buildTestApp(at.test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
    const letIn = async (
      name: string,
      agency: number,
      marking: Grant['marking'] = 'OFFICIAL_SENSITIVE',
    ) => {
      const grant: Grant = {
        ...{ role: 'MODERATOR', isForPartnership: true, agencyIds: [], areaCodes: [] },
        marking,
      };
      const id = await addPerson(at.test, { name, grants: [grant] });
      await at.test.asOwner('UPDATE person SET agency_id = $2 WHERE id = $1', [id, agency]);
      return signedIn(app, at.test, id);
    };
    return new Moderation(at, app, {
      moderator: await letIn('Moderation panel officer', SEROCU),
      ofTheForce: await letIn('Detective superintendent', TVP),
      uncleared: await letIn('Panel clerk', SEROCU, 'OFFICIAL'),
    });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.partnership.close();
  }

  get test(): TestDatabase {
    return this.partnership.test;
  }

  get moderator(): Browser {
    return this.moderators.moderator;
  }

  get ofTheForce(): Browser {
    return this.moderators.ofTheForce;
  }

  get uncleared(): Browser {
    return this.moderators.uncleared;
  }

  /** Deletes all disruptions, the decisions about them, and the log. */
  async begin(): Promise<void> {
    // In the order in which the server reads the version of its cache, or the two may deadlock.
    await this.test.asOwner(
      'TRUNCATE agency_data_version, submission, erased_record, disruption, disruption_history, disruption_staging, moderation_step, audit_entry, audit_head',
    );
    await this.test.rebuildRollups();
  }

  send(rows: readonly SentRow[]) {
    return publishRows(this.partnership.test, rows, SENT);
  }

  /**
   * The cases of the queue.
   *
   * @param args arguments of the field, such as `(stage: DECIDED)`
   */
  async queue(args = ''): Promise<readonly Json[]> {
    const { data, errors } = await this.moderator.ask(
      `{ moderationQueue${args} { totalCount edges { cursor node { ${FIELDS} } } } }`,
    );
    expect(errors).toEqual([]);
    return data.moderationQueue.edges.map(({ node }: Json) => node);
  }

  async caseOf(id: string): Promise<Json> {
    const { data, errors } = await this.moderator.ask(
      `query ($id: ID!) { moderationCase(id: $id) { ${FIELDS} } }`,
      { id },
    );
    expect(errors).toEqual([]);
    return data.moderationCase;
  }

  /** Takes one step on a disruption, and returns the result. */
  async step({ id, version, by = this.moderator }: Sent, sent: Json): Promise<Json> {
    const seen = version ?? (await this.caseOf(id)).version;
    const { data, errors } = await by.ask(
      `mutation ($input: ModerateDisruptionInput!) { moderateDisruption(input: $input) { case { ${FIELDS} } problems { field message } } }`,
      { input: { id, version: seen, step: sent } },
    );
    expect(errors).toEqual([]);
    return data.moderateDisruption;
  }

  /** Cells of rollups that differ from the records. */
  wrongCells() {
    return this.test.database.write(findWrongCells);
  }

  /** The disruptions with a reference, with their current decisions. */
  standing(reference = 'D1') {
    return this.test.asOwner(
      `SELECT version, status::text, decided_on::text, confirmed_impact::text, rationale, is_moderated_in_28_days AS in_time FROM disruption WHERE reference = $1`,
      [reference],
    );
  }

  /** All rows that a step may change, except the log. */
  async traces() {
    return {
      records: await this.test.asOwner('SELECT * FROM disruption ORDER BY agency_id, reference'),
      history: await this.test.asOwner('SELECT * FROM disruption_history'),
      staged: await this.test.asOwner('SELECT * FROM disruption_staging'),
      submissions: await this.test.asOwner('SELECT * FROM submission ORDER BY agency_id, id'),
      steps: await this.test.asOwner('SELECT * FROM moderation_step'),
      versions: await this.test.asOwner('SELECT * FROM agency_data_version ORDER BY agency_id'),
    };
  }
}
