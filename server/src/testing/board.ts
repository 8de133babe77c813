import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';

import type { AppParts } from '#app.js';
import type { Grant } from '#domain/access/grant.js';
import { endBefore, quartersBetween, startOf } from '#domain/quarter.js';

import type { Json } from './api-client.js';
import type { Browser } from './browser.js';
import { createPartnership, type PartnershipParts, type TestPartnership } from './partnership.js';
import { sentDisruptions, sentReferrals, sentReports } from './sent-rows.js';
import { addPerson, signedIn, TEST_ORIGIN } from './signed-in.js';
import { buildTestApp } from './test-app.js';

const [TVP, RBC, VPP] = [1, 11, 37];

/** The quarter of the pack that a test board makes. */
export const BOARD_QUARTER = '2026-27-Q2';

/**
 * The records of the board. Each quarter has 13 protected referrals, as cleared people see. In the
 * last quarter, disruptions rise far above the usual range.
 */
const rows = quartersBetween('2023-24-Q1', BOARD_QUARTER).flatMap((quarter, index) => [
  ...sentReports('TVP', [
    { reference: quarter, received_on: startOf(quarter), quantity: 100 + (index % 2) },
  ]),
  ...sentDisruptions('TVP', [
    {
      reference: quarter,
      occurred_on: startOf(quarter),
      objective: 'PURSUE',
      quantity: quarter === BOARD_QUARTER ? 90 : 20 + (index % 3),
    },
  ]),
  ...sentReferrals('RBC', [{ reference: quarter, received_on: startOf(quarter), quantity: 13 }]),
]);

const ofCouncil: Grant = {
  role: 'CONTRIBUTOR',
  agencyIds: [RBC],
  areaCodes: [],
  marking: 'OFFICIAL',
};
const ofPartnership = (role: Grant['role']): Grant => ({
  ...ofCouncil,
  role,
  isForPartnership: true,
  agencyIds: [],
});

const ofPolice: Grant = { ...ofCouncil, agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' };

const asLeader: Grant = { ...ofPolice, role: 'SENIOR_LEADER' };

/**
 * The people of a test board: only `police`, `leader` and `clerk`, who is also a secretary, are
 * cleared. `council` and `police` contribute, `police` and `leader` sign for cleared readers,
 * `member` only reads.
 */
const people = {
  secretary: { name: 'Board secretary', grants: [ofPartnership('BOARD_SECRETARY')] },
  chair: { name: 'Independent chair', grants: [ofPartnership('BOARD_CHAIR')] },
  council: { name: 'Safeguarding lead', grants: [ofCouncil] },
  police: { name: 'Detective superintendent', grants: [ofPolice, asLeader] },
  leader: { name: 'Chief superintendent', grants: [asLeader] },
  clerk: { name: 'Clerk', grants: [ofPartnership('BOARD_SECRETARY'), ofPolice] },
  administrator: { name: 'Administrator', grants: [ofPartnership('ADMINISTRATOR')] },
  member: { name: 'Member', grants: [{ ...ofCouncil, role: 'BOARD_MEMBER', agencyIds: [VPP] }] },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly grants: readonly Grant[] }>
>;

const selections: Readonly<Record<string, string>> = {
  recordAction: 'action { id text owner post dueOn state isOverdue age notes version canChange }',
  changePackTemplate:
    'template { version sections { key heading texts figures { name savedQuery version } } }',
  saveQuery: 'savedQuery { id version }',
  noteAction: 'action { id state notes isReportedDone version canChange canNote }',
  recordDecision: 'decision { id text decidedOn version canChange }',
};

export type Seat = keyof typeof people;

const PACK = 'id number state version reading missingTexts canSign';

/** Sections of a pack with the ids of their blocks and their texts. */
export const PACK_CONTENTS =
  'contents { title dataVersion sections { key heading texts { id kind state version body canWrite suggestion } blocks { id } } }';

/** A pack that is with the chair, as the chair reads it. */
export interface Review {
  readonly id: string;
  readonly version: number;
  readonly reading: number;
  readonly dataVersion: number;
  readonly gapsReason?: string;
}

/**
 * A board with its people, on a separate database. Makes, writes and signs packs through the API.
 */
export class TestBoard {
  constructor(
    readonly partnership: TestPartnership,
    readonly app: FastifyInstance,
    readonly seats: Readonly<Record<Seat, Browser>>,
  ) {}

  /** Deletes all packs, actions, events and log entries. */
  async clear(): Promise<void> {
    await this.partnership.test.asOwner(
      'TRUNCATE pack, pack_template, board_action, event, audit_entry, audit_head CASCADE',
    );
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.partnership.close();
  }

  /** Asks as a person, and returns the answer. Expects no errors. */
  async ask(
    seat: Seat,
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<Json> {
    const { data, errors } = await this.seats[seat].ask(query, variables);
    expect(errors).toEqual([]);
    return data;
  }

  /** Runs a mutation, and returns the result with its problems. */
  async change(seat: Seat, field: string, input: Readonly<Record<string, unknown>>): Promise<Json> {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const standard = field.endsWith('Commentary')
      ? 'text { id version state body }'
      : `pack { ${PACK} }`;
    const selection = selections[field] ?? standard;
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { field message } } }`;
    const data = await this.ask(seat, query, { input });
    return data[field];
  }

  /** Runs a mutation, and returns the result. Expects no problems. */
  async made(seat: Seat, field: string, input: Readonly<Record<string, unknown>>): Promise<Json> {
    const { problems, ...changed } = await this.change(seat, field, input);
    expect(problems).toEqual([]);
    return Object.values(changed)[0];
  }

  /**
   * Reads fields of the pack.
   * @param args further arguments, such as `, version: 1`
   */
  async board(seat: Seat, fields: string, args = ''): Promise<Json> {
    return (await this.ask(seat, `{ board(quarter: "${BOARD_QUARTER}"${args}) { ${fields} } }`))
      .board;
  }

  /** Opens the pack for the quarter. */
  opened(): Promise<Json> {
    return this.made('secretary', 'createPack', { quarter: BOARD_QUARTER });
  }

  /** The texts that a person can read, with their sections. */
  async textsOf(seat: Seat): Promise<readonly Json[]> {
    const { contents } = await this.board(seat, PACK_CONTENTS);
    return contents.sections.flatMap(({ key, texts }: Json) =>
      texts.map((text: Json) => ({ ...text, section: key })),
    );
  }

  /** Writes and agrees all texts that are owed, and hands the pack to the chair. */
  async inReview(
    body = 'As it was expected.',
    sections: readonly string[] = ['statement', 'reports', 'safeguarding'],
  ): Promise<Review> {
    const { id } = await this.opened();
    const { version } = await this.made('secretary', 'arrangeSections', {
      id,
      version: 1,
      sections,
    });
    for (const text of await this.textsOf('secretary')) {
      const written = await this.made('secretary', 'writeCommentary', {
        id: text.id,
        version: 0,
        body,
        isReady: true,
      });
      await this.made('secretary', 'agreeCommentary', { id: text.id, version: written.version });
    }
    return this.submitted({ id, version });
  }

  /** Hands a pack to the chair, and reads it as the chair. */
  async submitted({ id, version }: Pick<Review, 'id' | 'version'>): Promise<Review> {
    const pack = await this.made('secretary', 'submitPack', { id, version });
    const { reading, contents } = await this.board('chair', `reading ${PACK_CONTENTS}`);
    return { id, version: pack.version, reading, dataVersion: contents.dataVersion };
  }

  sign(
    seat: Seat,
    edition: string,
    { id, reading, dataVersion, gapsReason = '' }: Review,
  ): Promise<Json> {
    return this.change(seat, 'signOffPack', { id, edition, reading, dataVersion, gapsReason });
  }

  /** Makes a pack with both signatures. */
  async signed(): Promise<Review> {
    const review = await this.inReview();
    await this.signBoth(review);
    return review;
  }

  async signBoth(review: Review): Promise<void> {
    expect((await this.sign('police', 'CLEARED', review)).problems).toEqual([]);
    expect((await this.sign('chair', 'PARTNERS', review)).pack.state).toBe('SIGNED_OFF');
  }
}

const usualRecords: PartnershipParts = {
  sent: [{ on: endBefore(BOARD_QUARTER), rows }],
  owed: [],
  isShared: true,
};

/**
 * Creates a board, with records in which a quarter’s referrals are protected.
 *
 * @param parts parts of the server that differ from the default
 * @param records returns and obligations that differ from the default
 */
export async function openBoard(
  parts: Partial<AppParts> = {},
  records: PartnershipParts = usualRecords,
): Promise<TestBoard> {
  const partnership = await createPartnership(records);
  const { test } = partnership;
  const app = await buildTestApp(test, {
    signInMode: 'PROVIDER',
    publicUrl: TEST_ORIGIN,
    ...parts,
  });
  const seat = async (of: Seat) => signedIn(app, test, await addPerson(test, people[of]));
  return new TestBoard(partnership, app, {
    secretary: await seat('secretary'),
    chair: await seat('chair'),
    council: await seat('council'),
    police: await seat('police'),
    leader: await seat('leader'),
    clerk: await seat('clerk'),
    administrator: await seat('administrator'),
    member: await seat('member'),
  });
}
