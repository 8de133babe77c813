import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Grant, Role } from '#domain/access/grant.js';
import type { Viewer } from '#domain/access/viewer.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import {
  aStoredDisruption,
  aStoredGroup,
  aStoredLine,
  aStoredReferral,
  aStoredReport,
  insertRows,
  type StoredRow,
} from '#testing/records.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { WatchedDatabase } from '#testing/watched-database.js';
import { runs } from '@stronghold/prisma/testing/depth';

const WHY = 'Review of the quarter';
const [tvp, nca, hmrc] = [1, 3, 5];
const agencies = [tvp, nca, hmrc];
const codes: Readonly<Record<number, string>> = { [tvp]: 'TVP', [nca]: 'NCA', [hmrc]: 'HMRC' };
const aGrant = (
  role: Role,
  agencyIds: readonly number[],
  marking: Grant['marking'] = 'OFFICIAL',
): Grant => ({
  role,
  agencyIds,
  areaCodes: [],
  marking,
});

let test: TestDatabase;
let database: WatchedDatabase;
/** The grants of the next caller. */
let grants: readonly Grant[] = [];
const viewer: Viewer = {
  personId: null,
  name: 'Somebody',
  get grants() {
    return grants;
  },
};
let api: ApiClient;
let reports: readonly StoredRow[];
beforeAll(async () => {
  test = await createTestDatabase();
  database = new WatchedDatabase(test.ownerUrl, { maxConnections: 2 });
  api = await createClientOf(viewer, { database }, '2026-11-24');
  reports = agencies.flatMap((agency_id) =>
    Array.from({ length: 12 }, (_, index) =>
      aStoredReport({
        agency_id,
        reference: `R${index}`,
        received_on: `2025-0${1 + (index % 4)}-0${1 + (index % 5)}`,
        area_code: index % 3 === 0 ? 'E07000178' : 'E06000038',
        // The links: to another agency’s disruption, to one of its own, and to one that nobody
        // sent.
        disruption_reference: ['TVP:D1', 'D1', 'HMRC:D9', null][index % 4] ?? null,
        disruption_agency_id: [tvp, agency_id, hmrc, null][index % 4] ?? null,
        disruption_own_reference: ['D1', 'D1', 'D9', null][index % 4] ?? null,
      }),
    ),
  );
  await insertRows(test, 'report', reports);
  for (const agency_id of agencies) {
    await insertRows(test, 'disruption', [
      aStoredDisruption({ agency_id, reference: 'D1', rationale: `Words of ${codes[agency_id]}` }),
    ]);
    await insertRows(test, 'referral', [aStoredReferral({ agency_id, reference: 'F1' })]);
    await insertRows(test, 'resource_line', [aStoredLine({ agency_id })]);
    await insertRows(test, 'organised_crime_group', [aStoredGroup({ agency_id, reference: 'G1' })]);
  }
});
afterAll(async () => {
  await api.close();
  await database.close();
  await test.close();
});

async function ask(as: readonly Grant[], question: string): Promise<Json> {
  grants = as;
  const { data, errors } = await api.ask(`{ ${question} }`);
  expect(errors).toEqual([]);
  return data;
}

const senders = ({ edges }: Json): readonly string[] =>
  [...new Set<string>(edges.map(({ node }: Json) => node.agency.code))].sort();
const lists = ['reports', 'disruptions', 'referrals', 'resourceLines', 'organisedCrimeGroups'];

describe('a list of records', () => {
  it.each([
    { grant: aGrant('CONTRIBUTOR', [nca]), sees: ['NCA'], because: 'an agency sees its own' },
    { grant: aGrant('ANALYST', [nca, hmrc]), sees: ['HMRC', 'NCA'], because: 'both are own' },
    {
      grant: aGrant('ANALYST', [tvp]),
      sees: ['TVP'],
      because: 'police who are not cleared see their own',
    },
    {
      grant: aGrant('MODERATOR', [tvp], 'OFFICIAL_SENSITIVE'),
      sees: ['HMRC', 'NCA', 'TVP'],
      because: 'cleared people see all',
    },
    {
      grant: aGrant('MODERATOR', [nca], 'OFFICIAL_SENSITIVE'),
      sees: ['NCA'],
      because: 'the marking alone clears nobody',
    },
    { grant: aGrant('ANALYST', [40]), sees: [], because: 'an agency without records has none' },
  ])('shows $sees to $grant.role of $grant.agencyIds: $because', async ({ grant, sees }) => {
    for (const list of lists) {
      const found = await ask(
        [grant],
        `${list}(reason: "${WHY}", first: 100) { totalCount edges { node { id agency { code } } } pageInfo { hasNextPage hasPreviousPage } }`,
      );
      expect({ list, senders: senders(found[list]) }).toEqual({ list, senders: sees });
      expect(found[list].totalCount).toBe(found[list].edges.length);
      expect(found[list].pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false });
    }
  });

  it.each([
    { role: 'SENIOR_LEADER', marking: 'OFFICIAL_SENSITIVE' },
    { role: 'BOARD_MEMBER', marking: 'OFFICIAL_SENSITIVE' },
    { role: 'AUDITOR', marking: 'OFFICIAL' },
    { role: 'ADMINISTRATOR', marking: 'OFFICIAL_SENSITIVE' },
  ] as const)(
    'is refused to $role before anything is read, naming the access that it needs',
    async ({ role, marking }) => {
      grants = [aGrant(role, [tvp], marking)];
      database.statements.splice(0);
      for (const list of lists) {
        const { data, errors } = await api.ask(
          `{ ${list}(reason: "${WHY}", first: 1) { totalCount edges { node { id } } } }`,
        );
        expect(data).toBeNull();
        expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
        expect(errors[0]?.message).toContain(
          'You may not open records here: it needs the role of analyst, contributor or moderator at the agency',
        );
      }
      expect(database.statements).toEqual([]);
    },
  );

  it('is empty, without an error, for another agency’s records, in whatever way they are asked for', async () => {
    const own = [aGrant('ANALYST', [nca])];
    for (const where of [
      '{ agency: { in: ["TVP"] } }',
      '{ reference: { in: ["TVP:R1"] } }',
      '{ agencyKind: { in: [POLICE] } }',
      '{ or: [{ agency: { in: ["HMRC"] } }, { agency: { in: ["TVP"] } }] }',
      '{ not: { agency: { in: ["NCA"] } } }',
    ]) {
      const { reports: found } = await ask(
        own,
        `reports(reason: "${WHY}", where: ${where}, first: 10) { totalCount edges { node { id } } pageInfo { hasNextPage startCursor } }`,
      );
      expect({ where, found }).toEqual({
        where,
        found: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, startCursor: null } },
      });
    }
    const { reports: every } = await ask(
      own,
      `reports(reason: "${WHY}", where: { agency: { notIn: ["TVP"] } }, first: 100) { edges { node { agency { code } } } }`,
    );
    expect(senders(every)).toEqual(['NCA']);
  });

  it('names a linked record of another agency, but shows nothing about it', async () => {
    const page = `reports(reason: "${WHY}", where: { reference: { in: ["R0", "R1", "R2"] } }, orderBy: [{ field: REFERENCE }], first: 100) { edges { node { id disruptionReference disruption { id rationale } } } }`;
    const shown = ({ reports: found }: Json) =>
      found.edges.map(({ node }: Json) => [
        node.id,
        node.disruptionReference,
        node.disruption?.rationale ?? null,
      ]);
    expect(shown(await ask([aGrant('ANALYST', [nca])], page))).toEqual([
      ['NCA:R0', 'TVP:D1', null],
      ['NCA:R1', 'D1', 'Words of NCA'],
      ['NCA:R2', 'HMRC:D9', null],
    ]);
    const both = shown(await ask([aGrant('ANALYST', [nca, tvp])], page));
    expect(both).toContainEqual(['NCA:R0', 'TVP:D1', 'Words of TVP']);
  });
});

describe('the statements that read a list', () => {
  const tables = ['report', 'disruption', 'referral', 'resource_line', 'organised_crime_group'];
  beforeAll(async () => {
    for (const table of tables)
      await test.asOwner(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
  });
  afterAll(async () => {
    for (const table of tables)
      await test.asOwner(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  });

  it('keep to the scope by themselves, even if a policy is missing', async () => {
    const { reports: all } = await ask(
      [aGrant('ANALYST', [tvp], 'OFFICIAL_SENSITIVE')],
      `reports(reason: "${WHY}", first: 1) { pageInfo { endCursor } }`,
    );
    for (const ids of [[nca], [nca, hmrc]]) {
      for (const list of lists) {
        const after = list === 'reports' ? `, after: "${all.pageInfo.endCursor}"` : '';
        const found = await ask(
          [aGrant('ANALYST', ids)],
          `${list}(reason: "${WHY}", first: 100${after}) { totalCount edges { node { id agency { code } ${list === 'reports' ? 'disruption { agency { code } }' : ''} } } pageInfo { hasPreviousPage } }`,
        );
        const allowed = ids.map((id) => codes[id]).sort();
        expect(senders(found[list])).toEqual(allowed);
        const ofEach = list === 'reports' ? 12 : 1;
        expect(found[list].totalCount).toBe(ofEach * ids.length);
        expect(found[list].pageInfo.hasPreviousPage).toBe(false);
        const named = found[list].edges.flatMap(
          ({ node }: Json) => node.disruption?.agency.code ?? [],
        );
        expect([...new Set(named)].filter((code) => !allowed.includes(String(code)))).toEqual([]);
      }
    }
  });
});

describe('somebody else’s cursor', () => {
  const page = (window: string) =>
    `reports(reason: "${WHY}", ${window}) { totalCount edges { cursor node { id agency { code } } } pageInfo { hasNextPage hasPreviousPage } }`;

  it('shows its user only their own records, and does not count or read others', async () => {
    const cleared = [aGrant('ANALYST', [tvp], 'OFFICIAL_SENSITIVE')];
    const { reports: all } = await ask(cleared, page('first: 100'));
    const own = [aGrant('ANALYST', [hmrc])];
    const ids: readonly string[] = all.edges.map(({ node }: Json) => node.id);
    const cursors: readonly string[] = all.edges.map((edge: Json) => edge.cursor);
    for (const [index, cursor] of cursors.entries()) {
      const after = ids.slice(index + 1).filter((id) => id.startsWith('HMRC:'));
      const { reports: next } = await ask(own, page(`first: 5, after: "${cursor}"`));
      expect(next.edges.map(({ node }: Json) => node.id)).toEqual(after.slice(0, 5));
      expect(next.pageInfo).toEqual({
        hasNextPage: after.length > 5,
        hasPreviousPage: after.length < 12,
      });
      expect(next.totalCount).toBe(12);
      const before = ids.slice(0, index).filter((id) => id.startsWith('HMRC:'));
      const { reports: former } = await ask(own, page(`last: 5, before: "${cursor}"`));
      expect(former.edges.map(({ node }: Json) => node.id)).toEqual(before.slice(-5));
      expect(former.pageInfo).toEqual({
        hasNextPage: before.length < 12,
        hasPreviousPage: before.length > 5,
      });
    }
  });
});

it('finds what an independent filter finds, for any scope, filter, order and page', async () => {
  const subset = fc.uniqueArray(fc.constantFrom(...agencies), { minLength: 1, maxLength: 3 });
  const asked = fc.record({
    scope: subset,
    isCleared: fc.boolean(),
    agencies: fc.option(subset),
    area: fc.option(fc.constantFrom('E07000178', 'E06000038')),
    from: fc.option(fc.constantFrom('2025-01-02', '2025-02-01', '2025-03-03')),
    isNegated: fc.boolean(),
    size: fc.integer({ min: 1, max: 40 }),
    isForward: fc.boolean(),
  });
  const property = fc.asyncProperty(
    asked,
    async ({ scope, isCleared, agencies: wanted, area, from, isNegated, size, isForward }) => {
      const parts = [
        wanted ? `agency: { in: [${wanted.map((id) => `"${codes[id]}"`).join()}] }` : '',
        area ? `area: { in: ["${area}"] }` : '',
        from ? `receivedOn: { from: "${from}" }` : '',
      ];
      const where = `{ ${parts.join(' ')} }`;
      const as = [
        aGrant(
          'ANALYST',
          isCleared ? [...scope, tvp] : scope,
          isCleared ? 'OFFICIAL_SENSITIVE' : 'OFFICIAL',
        ),
      ];
      const { reports: found } = await ask(
        as,
        `reports(reason: "${WHY}", where: ${isNegated ? `{ not: ${where} }` : where}, orderBy: [{ field: REFERENCE }, { field: AGENCY }], ${isForward ? 'first' : 'last'}: ${size})
       { totalCount edges { node { id } } pageInfo { hasNextPage hasPreviousPage } }`,
      );
      const expected = reports
        .filter(({ agency_id }) => isCleared || scope.includes(Number(agency_id)))
        .filter((row) => {
          const holds =
            (!wanted || wanted.includes(Number(row.agency_id))) &&
            (!area || row.area_code === area) &&
            (!from || String(row.received_on) >= from);
          return isNegated ? !holds : holds;
        })
        .map((row) => `${codes[Number(row.agency_id)]}:${String(row.reference)}`)
        .sort((a, b) => (turned(a) < turned(b) ? -1 : 1));
      const shown = isForward ? expected.slice(0, size) : expected.slice(-size);
      expect(found).toEqual({
        totalCount: expected.length,
        edges: shown.map((id) => ({ node: { id } })),
        pageInfo: {
          hasNextPage: isForward && expected.length > size,
          hasPreviousPage: !isForward && expected.length > size,
        },
      });
    },
  );
  await fc.assert(property, { numRuns: runs({ sample: 40, deep: 150 }) });

  function turned(id: string): string {
    const [code, reference] = id.split(':');
    return `${reference} ${code}`;
  }
});

describe('the source code', () => {
  it('uses the engine’s role only in these files, for figures and returns, and reads records only in these', async () => {
    const room = fileURLToPath(new URL('../..', import.meta.url));
    const files = (await readdir(room, { recursive: true })).filter(
      (file) => file.endsWith('.ts') && !/\.test\.ts$|^testing\//.test(file),
    );
    const texts = new Map(
      await Promise.all(
        files.map(async (file) => [file, await readFile(path.join(room, file), 'utf8')] as const),
      ),
    );
    const using = (pattern: RegExp) =>
      [...texts]
        .filter(([, text]) => pattern.test(text))
        .map(([file]) => file)
        .sort();
    expect(files.length).toBeGreaterThan(200);
    expect(using(/\bdatabase\s*\.\s*read\(/)).toEqual([
      'cli/demonstration/demonstration-correction.ts',
      'features/agency-register/agency-register.resolver.ts',
      'features/alerts/seen-for.reader.ts',
      'features/events/event.loader.ts',
      'features/my-page/my-page.resolver.ts',
      'features/packs/document-facts.ts',
      'features/packs/revisions/revision.resolver.ts',
      'features/packs/sections/section-blocks.ts',
      'features/packs/steps/pack.resolver.ts',
      'features/periods/period.reader.ts',
      'features/periods/returned.loader.ts',
      'features/published-returns/return-status.resolver.ts',
      'features/quality/quality.reader.ts',
      'features/return-calendar/obligations.resolver.ts',
      'features/return-calendar/period-settings.resolver.ts',
      'features/return-requests/late-return-contacts.ts',
      'features/returns/retention/retain-daily.ts',
      'features/returns/retention/retention.resolver.ts',
      'features/scorecard/standard-quarter.loader.ts',
      'features/targets/targets.resolver.ts',
    ]);
    // On standbys only figures are read (docs/decisions/0071).
    expect(using(/\.readAtVersion\(/)).toEqual(['features/figures/figures.reader.ts']);
    expect(using(/\.readAside\(/)).toEqual([
      'features/figures/held-rollups.reader.ts',
      'features/pages/ready-pages.ts',
    ]);
    expect(using(/\.readStatement</)).toEqual(['features/figures/cache-version.reader.ts']);
    expect(using(/\.readRecords\(/)).toEqual([
      'features/moderation/unnotified-steps.store.ts',
      'features/published-returns/published-return.reader.ts',
      'features/published-returns/return-finding.reader.ts',
      'features/published-returns/return-request.reader.ts',
      'features/quality/acknowledged-warning.reader.ts',
      'features/records/record-export.reader.ts',
      'features/records/record-page.reader.ts',
      'features/returns/moderation/case.reader.ts',
      'features/returns/retention/retention.resolver.ts',
      'features/returns/staging/staged-return.reader.ts',
      'features/returns/staging/word-columns.ts',
    ]);
    expect(using(/\bdatabase\s*\.\s*write\(/)).toEqual([
      'background-work.ts',
      'cli/demonstration/complete-demonstration.ts',
      'cli/demonstration/demonstration-correction.ts',
      'cli/demonstration/demonstration-question.ts',
      'cli/demonstration/demonstration-staged.ts',
      'cli/demonstration/demonstration.ts',
      'cli/demonstration/large-partnership.ts',
      'cli/erasures.ts',
      'cli/people.ts',
      'cli/rollups.ts',
      'cli/submissions.ts',
      'cli/token.ts',
      'features/agency-register/agency-register.resolver.ts',
      'features/alerts/watch-alerts.ts',
      'features/audit/question-keeper.ts',
      'features/contacts/contact.resolver.ts',
      'features/events/event.resolver.ts',
      'features/inbox/inbox.resolver.ts',
      'features/moderation/notify-of-moderation.ts',
      'features/my-page/change-my-page.ts',
      'features/packs/actions/note-action.ts',
      'features/packs/actions/record-action.ts',
      'features/packs/files/pack-files.ts',
      'features/packs/round/notify-of-actions.ts',
      'features/packs/round/notify-of-round.ts',
      'features/packs/sections/change-template.ts',
      'features/packs/steps/change-pack.ts',
      'features/packs/steps/change-text.ts',
      'features/packs/steps/sign-pack.ts',
      'features/packs/take-step.ts',
      'features/packs/writing/log-writing.ts',
      'features/people/addresses/change-address.ts',
      'features/people/change-access.ts',
      'features/people/change-claim-rule.ts',
      'features/people/sign-in/sign-in-routes.ts',
      'features/people/tokens/change-tokens.ts',
      'features/quality/quality.reader.ts',
      'features/return-calendar/obligations.resolver.ts',
      'features/return-calendar/period-settings.resolver.ts',
      'features/return-requests/return-request.resolver.ts',
      'features/returns/erase-record.ts',
      'features/returns/import-returns.ts',
      'features/returns/moderation/moderate.ts',
      'features/returns/retention/retain.ts',
      'features/returns/retention/retention.resolver.ts',
      'features/returns/sending/read-sent-request.ts',
      'features/returns/staging/change-staged.ts',
      'features/returns/staging/choose-table.ts',
      'features/returns/staging/declare-nil.ts',
      'features/returns/staging/finding-references.ts',
      'features/returns/staging/findings-file.ts',
      'features/returns/staging/keep-change.ts',
      'features/returns/staging/remove-expired.ts',
      'features/returns/staging/row-page.ts',
      'features/returns/staging/screen-staged.ts',
      'features/returns/staging/stage-file.ts',
      'features/returns/undo-return.ts',
      'features/schedules/change-schedule.ts',
      'features/schedules/run-schedules.ts',
      'features/targets/target.resolver.ts',
      'features/targets/targets.resolver.ts',
      'graphql/change-owned.ts',
      'platform/mail/send-due-mails.ts',
    ]);
    // Other uses of the pool: the health check, counts of connections, cancelling, sessions and
    // tokens, saved questions, packs, messages and addresses, jobs, Prisma for the lists, standbys,
    // whether there are several machines, and which transactions these have not ended.
    expect(using(/\bpool\b/)).toEqual([
      'app.ts',
      'features/contacts/contact.reader.ts',
      'features/packs/pack.reader.ts',
      'features/people/colleagues.reader.ts',
      'features/people/mail-address.reader.ts',
      'features/people/session.reader.ts',
      'features/people/token.reader.ts',
      'features/saved-queries/saved-query.reader.ts',
      'platform/database.ts',
      'platform/jobs/job-runner.ts',
      'platform/metrics.ts',
      'platform/pools.ts',
      'platform/prisma.ts',
      'platform/shards.ts',
      'platform/standbys/standby.ts',
      'platform/standbys/standbys.ts',
    ]);
    // Only these set a role or the agencies of a transaction. The first sets only the roles that it
    // needs to look an entry up in the log.
    expect(using(/SET (LOCAL )?(SESSION )?(ROLE|AUTHORIZATION)|app\.agencies/)).toEqual([
      'platform/append-entries.ts',
      'platform/transaction-settings.ts',
    ]);
  });
});
