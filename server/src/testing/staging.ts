import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { importReturns } from '#features/returns/import-returns.js';
import { referralTable } from '#features/returns/record-table.js';
import { openFoundReturn } from '#features/returns/return-file.js';
import { spill } from '#features/returns/staging/spill.js';
import { createClock } from '#platform/clock.js';

import type { Json } from './api-client.js';
import type { Browser } from './browser.js';
import { aReturnText } from './raw-returns.js';
import {
  changeStagedReturn,
  RBC,
  readStagedFields,
  sendReferrals,
  type StagingServer,
  startStagingServer,
} from './staged-returns.js';
import type { TestDatabase } from './test-database.js';

const NCA = 3;

/** A return of one referral that passes. */
export const clear = aReturnText({ reference: 'R1' });
/** A return that passes, but with two unknown headings. */
export const foreign = clear.replace('reference', 'Our ref').replace('area', 'Borough');
/** A return of one referral with a value that fails. */
export const withFault = aReturnText({ reference: 'R1', age_band: 'Grown up' });
/** A return of one referral with a value that gets a warning. */
export const withWarning = aReturnText({ reference: '=R1' });

/** The clock of the server, so that a return that is sent later is also published later. */
const clock = createClock('2026-11-24');

const FIELDS = `id version state canChange unusable notYet passCount warnCount failCount submissionId
  columns { position heading column origin examples }
  findings { id level row column heading value message why acknowledgedBy }
  corrections { row column sent value by } difference { added corrected withdrawn }`;

/** Other people of the sender's agency, and a person of another agency. */
interface Others {
  readonly colleague: Browser;
  readonly administrator: Browser;
  readonly stranger: Browser;
}

/** People who stage, change and publish returns for RBC, on a separate server. */
export class Staging {
  private constructor(
    private readonly server: StagingServer,
    private readonly others: Others,
  ) {}

  static async open(): Promise<Staging> {
    // Do not read rollups, because they do not change when tests delete records.
    const server = await startStagingServer({ doesReadRollups: false, doesKeepAnswers: false });
    return new Staging(server, {
      colleague: await server.join('Colleague', 'CONTRIBUTOR', RBC),
      administrator: await server.join('Administrator', 'ADMINISTRATOR', RBC),
      stranger: await server.join('Stranger', 'CONTRIBUTOR', NCA),
    });
  }

  /** A person who sees and changes the sender's staged returns. */
  get colleague(): Browser {
    return this.others.colleague;
  }

  /** A person who sees the sender's staged returns, but cannot change them. */
  get administrator(): Browser {
    return this.others.administrator;
  }

  /** A person who sends returns for another agency. */
  get stranger(): Browser {
    return this.others.stranger;
  }

  close(): Promise<void> {
    return this.server.close();
  }

  get app(): StagingServer['app'] {
    return this.server.app;
  }

  get test(): TestDatabase {
    return this.server.test;
  }

  get sender(): Browser {
    return this.server.sender;
  }

  /** Deletes every return and the log. */
  async begin(): Promise<void> {
    // In the order in which the server reads the version of its cache, or the two may deadlock.
    await this.test.asOwner(
      'TRUNCATE agency_data_version, submission, staged_return, acknowledged_record, return_mapping, referral, referral_history, referral_staging',
    );
    await this.test.asOwner('TRUNCATE audit_entry, audit_head');
  }

  stage(content: string | Buffer, by = this.sender): Promise<Json> {
    return sendReferrals(by, content);
  }

  read(id: string, by = this.sender): Promise<Json> {
    return readStagedFields(by, id, FIELDS);
  }

  change(field: string, input: Json, by = this.sender): Promise<Json> {
    return changeStagedReturn(by, { field, input, fields: FIELDS });
  }

  /** Assigns some headings to columns. Other headings keep the columns shown. */
  async map(id: string, said: Readonly<Record<string, string | null>>): Promise<Json> {
    const { version, columns } = await this.read(id);
    return this.change('stageReturn', {
      ...{ id, version },
      columns: columns.map(({ position, heading, column }: Json) => ({
        position,
        column: heading in said ? said[heading] : column,
      })),
    });
  }

  /** Imports a text in the same way as the command. */
  async importText(text: string, isToPublish = true) {
    const found = await spill(Buffer.from(text));
    return importReturns(this.test.database, {
      ...{ table: referralTable, actor: commandLine, rights: machineAdministrator, agency: 'RBC' },
      ...{ quarter: null, isPartial: false, isToPublish },
      ...{ today: clock.today(), now: clock.now() },
      report: () => undefined,
      files: [
        {
          name: 'return.csv',
          open: (columns) =>
            openFoundReturn({ ...found, columns, onProgress: () => undefined }, 'return.csv'),
        },
      ],
    });
  }

  /** Runs a mutation that takes a return back or sends a nil return. */
  async publishing(
    field: 'declareNil' | 'undoReturn',
    input: Json,
    by = this.sender,
  ): Promise<Json> {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const { data, errors } = await by.ask(
      `mutation ($input: ${type}!) { ${field}(input: $input) { stagedId changes { added corrected withdrawn } problems { message } } }`,
      { input },
    );
    return errors.length > 0 ? errors[0].extensions.code : data[field];
  }

  /** Sends a nil return of referrals for the first quarter. */
  nil(by = this.sender, isMeant = false): Promise<Json> {
    const input = { agency: 'RBC', dataset: 'REFERRALS', quarter: '2025-26-Q1', isMeant };
    return this.publishing('declareNil', input, by);
  }

  /** The references of the records. */
  records() {
    return this.test.asOwner('SELECT reference FROM referral ORDER BY reference');
  }
}
