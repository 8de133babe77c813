import pg from 'pg';
import sql, { raw, type Sql } from 'sql-template-tag';

import type { Entry } from '#domain/audit/entry.js';
import type { OpenScope } from '#domain/records/access.js';
import { openPool } from '@stronghold/prisma/connect';
import {
  AUDITOR_ROLE,
  CLEARED_READER_ROLE,
  ENGINE_ROLE,
  READER_ROLE,
  toAppUrl,
  WRITER_ROLE,
} from '@stronghold/prisma/roles';

import { appendEntries } from './append-entries.js';
import { EntryQueue } from './entry-queue.js';
import { slotLimits } from './slots.js';

/**
 * Dates stay plain `YYYY-MM-DD` texts: a `date` never passes through a time zone. Sums, whole or
 * not, come as numbers.
 */
const DATE = 1082;
const INT8 = 20;
const NUMERIC = 1700;
const types = new pg.TypeOverrides();
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(INT8, Number);
types.setTypeParser(NUMERIC, Number);

/**
 * How long one statement may run, in milliseconds. Reading is for somebody who waits; writing
 * copies and publishes whole returns, a million rows at most.
 */
const READ_TIMEOUT_MS = 20_000;
const WRITE_TIMEOUT_MS = 15 * 60_000;

/** How long work waits for a free connection before it fails, in milliseconds. */
const WAIT_TIMEOUT_MS = 30_000;

/** What runs statements: a transaction under one role. */
export interface Transaction {
  readonly query: <Row extends pg.QueryResultRow>(statement: Sql) => Promise<pg.QueryResult<Row>>;
  /** For COPY, which goes round the parameters of a statement. */
  readonly client: pg.ClientBase;
}

/** A transaction that changes something, and says so in the log. */
export interface WritingTransaction extends Transaction {
  /**
   * Puts an entry into the log if the transaction is committed, and only then. All of them are
   * written as the last thing before the commit, in the order in which they were told, so that
   * nobody waits for the rest of the work.
   */
  readonly log: (entry: Entry) => void;
}

type Work<Result, Handed extends Transaction = Transaction> = (
  transaction: Handed,
) => Promise<Result>;

export interface DatabaseLimits {
  readonly maxConnections?: number;
  /** How long one statement that reads may run, in milliseconds. */
  readonly readTimeoutMs?: number;
}

/**
 * The database as the login role sees it; every piece of work chooses its role for one transaction.
 */
export class Database {
  readonly pool: pg.Pool;
  /**
   * For files, which hold one each for as long as somebody takes them: however many those are,
   * `pool` is there for everything else.
   */
  private readonly poolOfFiles: pg.Pool;
  private readonly readTimeoutMs: number;
  private readonly queue = new EntryQueue((entries) => this.writeEntries(entries));

  /**
   * @param ownerUrl the address that migrates; work is done under the login role that owns nothing
   */
  constructor(
    ownerUrl: string,
    { maxConnections = 14, readTimeoutMs = READ_TIMEOUT_MS }: DatabaseLimits = {},
  ) {
    this.readTimeoutMs = readTimeoutMs;
    const config = {
      connectionString: toAppUrl(ownerUrl),
      connectionTimeoutMillis: WAIT_TIMEOUT_MS,
      types,
    };
    this.pool = openPool({ ...config, max: maxConnections });
    this.poolOfFiles = openPool({ ...config, max: slotLimits.most });
  }

  /**
   * Reads figures: one snapshot for all that `work` asks. Neither what records are called nor their
   * words can be read here.
   */
  read<Result>(work: Work<Result>, { signal }: Pick<ReadLimits, 'signal'> = {}): Promise<Result> {
    return this.readFigures(work, signal);
  }

  /** The same for what nobody waits for. */
  readAside<Result>(work: Work<Result>): Promise<Result> {
    return this.readFigures(work);
  }

  /**
   * Reads records for a person, from one snapshot: those of the agencies in `scope` and no others,
   * whatever `work` asks (docs/decisions/0017). Nothing else reads them for people.
   */
  async readRecords<Result>(
    scope: OpenScope,
    work: Work<Result>,
    { timeoutMs = this.readTimeoutMs, signal, leaving }: RecordLimits = {},
  ): Promise<Result> {
    const begin = `${SNAPSHOT}; ${settingsOfScope(scope, timeoutMs)}`;
    return signal ? this.transactUntil(signal, begin, work) : this.transact(begin, work, leaving);
  }

  /**
   * Changes records: all that `work` writes, with what it tells the log, or nothing. It reads all,
   * and changes those of the agency that `actFor` named last.
   */
  write<Result>(work: Work<Result, WritingTransaction>): Promise<Result> {
    return this.transact(
      `BEGIN; ${settingsOf(WRITER_ROLE, WRITE_TIMEOUT_MS)}`,
      async (transaction) => {
        const entries: Entry[] = [];
        const result = await work({ ...transaction, log: (entry) => void entries.push(entry) });
        await appendEntries(transaction.client, entries);
        return result;
      },
    );
  }

  /**
   * Logs what changes nothing, such as reading records: it is in the log for good when this
   * returns.
   */
  record(entry: Entry): Promise<void> {
    return this.queue.add(entry);
  }

  /** Reads the log and the questions that were asked: one snapshot for all that `work` asks. */
  readLog<Result>(
    work: Work<Result>,
    { timeoutMs = this.readTimeoutMs, signal }: ReadLimits = {},
  ): Promise<Result> {
    const begin = `${SNAPSHOT}; ${settingsOf(AUDITOR_ROLE, timeoutMs)}`;
    return signal ? this.transactUntil(signal, begin, work) : this.transact(begin, work);
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.poolOfFiles.end()]);
  }

  private readFigures<Result>(work: Work<Result>, signal?: AbortSignal): Promise<Result> {
    const begin = `${SNAPSHOT}; ${settingsOf(ENGINE_ROLE, this.readTimeoutMs)}`;
    return this.transact(begin, work, signal);
  }

  private writeEntries(entries: readonly Entry[]): Promise<void> {
    return this.transact(`BEGIN; ${settingsOf(WRITER_ROLE, this.readTimeoutMs)}`, ({ client }) =>
      appendEntries(client, entries),
    );
  }

  /**
   * The same as `transact` for work that hands rows on as they come. A failure in it, or the
   * signal, ends the connection: a statement may still be running whose rows nobody takes, and no
   * other would be answered.
   */
  private async transactUntil<Result>(
    signal: AbortSignal,
    begin: string,
    work: Work<Result>,
  ): Promise<Result> {
    const client = await this.poolOfFiles.connect();
    const turns = takeTurns(client);
    let isBroken = true;
    let process: number | undefined;
    const cancel = () => {
      // It may have ended by itself; where the database is gone, its own query says so.
      this.pool.query('SELECT pg_cancel_backend($1)', [process]).catch(() => undefined);
    };
    try {
      process = (await client.query<{ id: number }>('SELECT pg_backend_pid() AS id')).rows[0]?.id;
      signal.addEventListener('abort', cancel);
      signal.throwIfAborted();
      await client.query(begin);
      const result = await work({ client, query: turns.query });
      await turns.finish();
      await client.query('COMMIT');
      isBroken = false;
      return result;
    } finally {
      turns.stop();
      signal.removeEventListener('abort', cancel);
      // A statement that was cancelled may stop late: nobody else may get this connection.
      client.release(isBroken || signal.aborted);
    }
  }

  /** @param signal ends whatever statement runs, and the connection with it */
  private async transact<Result>(
    begin: string,
    work: Work<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    signal?.throwIfAborted();
    const client = await this.pool.connect();
    const turns = takeTurns(client);
    let isBroken = true;
    const cancel = () => {
      // It may have ended by itself; where the database is gone, its own query says so.
      this.pool.query('SELECT pg_cancel_backend($1)', [processOf(client)]).catch(() => undefined);
    };
    signal?.addEventListener('abort', cancel);
    try {
      signal?.throwIfAborted();
      await client.query(begin);
      const result = await work({ client, query: turns.query });
      await turns.finish();
      await client.query('COMMIT');
      isBroken = false;
      return result;
    } catch (error) {
      turns.stop();
      isBroken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      );
      throw signal?.aborted ? signal.reason : error;
    } finally {
      signal?.removeEventListener('abort', cancel);
      // A statement that was cancelled may stop late: nobody else may get this connection.
      client.release(isBroken || signal?.aborted);
    }
  }
}

interface Turns {
  readonly query: Transaction['query'];
  /** Waits for what was asked for, and refuses what is asked for after that. */
  readonly finish: () => Promise<void>;
  /** Refuses what waits, and what is asked for after that. */
  readonly stop: () => void;
}

/**
 * Runs statements of a transaction in the order in which they are asked for, and none once it is
 * over: on the same connection it would run outside of it, or in the next one.
 */
function takeTurns(client: pg.ClientBase): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let isOver = false;
  const query = <Row extends pg.QueryResultRow>({ text, values }: Sql) => {
    const run = () => {
      if (isOver) throw new Error('The transaction is over: no statement is run in it any more');
      return client.query<Row>(text, values);
    };
    const asked = last.then(run, run);
    last = asked;
    return asked;
  };
  const stop = () => {
    isOver = true;
  };
  const finish = async () => {
    let waitedFor: unknown = null;
    while (waitedFor !== last) {
      waitedFor = last;
      // Whoever asked for it is told.
      await last.catch(() => undefined);
    }
    stop();
  };
  return { query, finish, stop };
}

/** The process of the database that serves a connection, as it was told when it was made. */
function processOf(client: pg.ClientBase): unknown {
  return Reflect.get(client, 'processID');
}

export interface ReadLimits {
  /** How long one statement may run, in milliseconds. */
  readonly timeoutMs?: number;
  /**
   * Ends whatever statement runs, and the connection with it: `work` may hand on rows that nobody
   * takes any more.
   */
  readonly signal?: AbortSignal;
}

interface RecordLimits extends ReadLimits {
  /** Ends the statement of somebody who waits for all rows at once, and has left. */
  readonly leaving?: AbortSignal;
}

const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/**
 * From here on to the end of the transaction, or the next such call, the writer changes records of
 * this agency and of no other.
 */
export async function actFor({ query }: Transaction, agencyId: number): Promise<void> {
  await query(sql`${raw(agenciesSetting([agencyId]))}`);
}

function settingsOfScope(scope: OpenScope, timeoutMs: number): string {
  if (scope.kind === 'ALL') return settingsOf(CLEARED_READER_ROLE, timeoutMs);
  return `${settingsOf(READER_ROLE, timeoutMs)}; ${agenciesSetting(scope.agencyIds)}`;
}

/**
 * SET takes no parameters: its text is made from whole numbers.
 *
 * @throws for anything else, and for no agency at all
 */
function agenciesSetting(agencyIds: readonly number[]): string {
  if (agencyIds.length === 0 || !agencyIds.every(Number.isSafeInteger))
    throw new Error('Records are read and written for agencies, by their numbers');
  return `SET LOCAL app.agencies = '${agencyIds.join(',')}'`;
}

/**
 * What holds for one transaction. A setting of the role itself would not: those are taken at login,
 * and nobody logs in as it.
 */
function settingsOf(role: string, timeoutMs: number): string {
  return `SET LOCAL ROLE ${role}; SET LOCAL statement_timeout = ${timeoutMs}`;
}

/** PostgreSQL's code for a statement that was stopped, here because it ran too long. */
const CANCELLED = '57014';

/** Whether an error says that a statement ran longer than it may. */
export function isTooLong(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === CANCELLED;
}
