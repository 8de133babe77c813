import { setTimeout as wait } from 'node:timers/promises';

import pg from 'pg';
import sql, { raw, type Sql } from 'sql-template-tag';

import type { Head } from '#domain/audit/chain.js';
import type { Entry } from '#domain/audit/entry.js';
import type { OpenScope } from '#domain/records/access.js';
import { isLostConnection } from '@stronghold/prisma/connect';
import { AUDITOR_ROLE, ENGINE_ROLE } from '@stronghold/prisma/roles';

import { appendAfter, appendEntries, isAppended } from './append-entries.js';
import { EntryQueue } from './entry-queue.js';
import { type DatabaseLimits, openPools, type Pools } from './pools.js';
import { isSharded, MAX_READINGS, waitForWorkers } from './shards.js';
import { type Standby, StandbyCannotAnswer } from './standbys/standby.js';
import type { Answering, StandbyReport } from './standbys/standbys.js';
import { type Query, takeTurns } from './take-turns.js';
import {
  agenciesSetting,
  type Beginning,
  toRead,
  toReadScope,
  toWrite,
} from './transaction-settings.js';

/**
 * The statement timeout in milliseconds. It is short for reading, because a person is waiting.
 * Writing may publish returns of up to a million rows.
 */
const READ_TIMEOUT_MS = 20_000;
const WRITE_TIMEOUT_MS = 15 * 60_000;

/** How long to ask whether a change was committed, and how often, in milliseconds. */
const OUTCOME_WITHIN_MS = 30_000;
const OUTCOME_EVERY_MS = 250;

/**
 * A change that may or may not have been committed: its connection broke, and the database did not
 * answer.
 */
export class OutcomeUnknown extends Error {}

/** Runs statements in a transaction under one role. */
export interface Transaction {
  readonly query: Query;
  /** The client for COPY, which takes no parameters. */
  readonly client: pg.ClientBase;
}

/** A transaction that changes rows and logs the change. */
export interface WritingTransaction extends Transaction {
  /**
   * Logs an entry if and only if the transaction is committed. All entries are written as the last
   * step before the commit, in order, so that nobody waits for the rest of the work.
   */
  readonly log: (entry: Entry) => void;
}

type Work<Result, Handed extends Transaction = Transaction> = (
  transaction: Handed,
) => Promise<Result>;

export type WorkKind = 'figures' | 'records' | 'changes' | 'log';

/** Observes the work of a database. */
export interface WorkObserver {
  /** Called for each read of figures that a standby may answer. */
  readonly onRouted: (answering: Answering) => void;
  /** @param seconds the time from the request for a connection to the commit */
  readonly onDone: (kind: WorkKind, seconds: number) => void;
  readonly onFailed: (kind: WorkKind) => void;
  /** Called with entries of the log once they are committed. */
  readonly onLogged: (entries: readonly Entry[]) => void;
}

/**
 * The version of all data that some work reads. The work finds the same figures in two snapshots
 * with the same version (docs/decisions/0071).
 */
export interface VersionToRead {
  /** Reads the current version on the primary. */
  readonly readLatest: () => Promise<string>;
  /** Reads the version of a snapshot. */
  readonly readOf: (transaction: Transaction) => Promise<string>;
  /** Whether a statement reads records, which may be on different machines from the version. */
  readonly doesReadRecords: (statement: string) => boolean;
  /** Cancels the running statement if the caller has left. */
  readonly signal?: AbortSignal | undefined;
}

/** The database as the login role sees it; each operation chooses its role for one transaction. */
export class Database {
  private readonly pools: Pools;
  private readonly readTimeoutMs: number;
  /** Whether records are on several machines (docs/decisions/0074); null before the first check. */
  private sharded: boolean | null = null;
  private observer: WorkObserver | null = null;
  /** Where the log ended when this process last added to it; null if it is not known. */
  private knownHead: Head | null = null;
  private readonly queue = new EntryQueue((entries) => this.writeEntries(entries));

  /**
   * @param ownerUrl the address for migrating. Work uses the login role instead, which owns nothing
   */
  constructor(ownerUrl: string, limits: DatabaseLimits = {}) {
    this.readTimeoutMs = limits.readTimeoutMs ?? READ_TIMEOUT_MS;
    this.pools = openPools(ownerUrl, this.readTimeoutMs, limits);
  }

  /** The connections for what is neither a transaction nor a single statement here. */
  get pool(): pg.Pool {
    return this.pools.ofWork;
  }

  /** The standbys in their last known state, without addresses that lead to the primary. */
  get knownStandbys(): readonly Pick<Standby, 'name' | 'isUp' | 'lagSeconds'>[] {
    return this.pools.standbys?.all.filter(({ isPrimary }) => !isPrimary) ?? [];
  }

  /** Reports from now on which standbys are not asked, for the log. */
  reportStandbys(report: StandbyReport): void {
    this.pools.standbys?.reportTo(report);
  }

  /** Reports all further work to an observer. */
  observe(observer: WorkObserver): void {
    this.observer = observer;
  }

  /**
   * Reads figures, with one snapshot for all of `work`. The role of `work` cannot read references
   * and free text of records.
   */
  read<Result>(work: Work<Result>, { signal }: Pick<ReadLimits, 'signal'> = {}): Promise<Result> {
    return this.timed('figures', () => this.transactFigures(work, { signal }));
  }

  /**
   * Reads figures like `read`, on a standby that shows the primary's current version, or else on
   * the primary. If the standby fails, `work` begins again on the primary. Nothing else is read on
   * standbys (docs/decisions/0071).
   */
  readAtVersion<Result>(work: Work<Result>, version: VersionToRead): Promise<Result> {
    return this.route(work, version);
  }

  /**
   * Reads figures by one statement, which is prepared once and takes one round trip: BEGIN, SET
   * ROLE and COMMIT would take longer than a short statement itself.
   */
  readStatement<Row extends pg.QueryResultRow>(
    name: string,
    { text, values }: Sql,
  ): Promise<readonly Row[]> {
    return this.timed('figures', async () => {
      const { rows } = await this.pools.ofStatements.query<Row>({ name, text, values });
      return rows;
    });
  }

  /**
   * Reads figures for background work.
   *
   * @param version as in `readAtVersion`; by default the primary is read
   */
  readAside<Result>(work: Work<Result>, version?: VersionToRead): Promise<Result> {
    if (version) return this.route(work, version);
    return this.timed('figures', () => this.transactFigures(work));
  }

  /**
   * Reads records for a person, from one snapshot. The database returns only records of the
   * agencies in `scope` (docs/decisions/0017). No other method reads records for people.
   */
  async readRecords<Result>(
    scope: OpenScope,
    work: Work<Result>,
    { timeoutMs = this.readTimeoutMs, signal, leaving }: RecordLimits = {},
  ): Promise<Result> {
    const begin = toReadScope(scope, timeoutMs);
    return this.timed('records', () =>
      signal
        ? this.transactUntil(signal, begin, work)
        : this.transact(begin, work, { signal: leaving }),
    );
  }

  /**
   * Changes records. Commits all that `work` writes together with its log entries, or nothing.
   * `work` may read all records, and change records of the agency last set by `actFor`.
   */
  async write<Result>(work: Work<Result, WritingTransaction>): Promise<Result> {
    const entries: Entry[] = [];
    const begin = toWrite(WRITE_TIMEOUT_MS);
    const result = await this.timed('changes', async () => {
      const ready: { written: { readonly done: Result; readonly last: Head | null } | null } = {
        written: null,
      };
      try {
        return await this.transact(begin, async (transaction) => {
          const done = await work({ ...transaction, log: (entry) => void entries.push(entry) });
          ready.written = { done, last: await appendEntries(transaction.client, entries) };
          return done;
        });
      } catch (error) {
        // Throw at once if nothing can have been written, or if no log entry can show whether it
        // was.
        const { written } = ready;
        if (!written?.last || !isLostConnection(error)) throw error;
        if (await this.findOutcome(written.last, error)) return written.done;
        throw error;
      }
    });
    this.observer?.onLogged(entries);
    return result;
  }

  /**
   * Logs an action without changes, such as reading records. The entry is committed when this
   * returns.
   */
  record(entry: Entry): Promise<void> {
    return this.queue.add(entry);
  }

  /** Reads the log and the questions that were asked, with one snapshot for all of `work`. */
  readLog<Result>(
    work: Work<Result>,
    { timeoutMs = this.readTimeoutMs, signal }: ReadLimits = {},
  ): Promise<Result> {
    const begin = toRead(AUDITOR_ROLE, timeoutMs);
    return this.timed('log', () =>
      signal ? this.transactUntil(signal, begin, work) : this.transact(begin, work),
    );
  }

  async close(): Promise<void> {
    await this.pools.close();
  }

  /** Reads on a standby that shows the version, or else on the primary. */
  private route<Result>(work: Work<Result>, version: VersionToRead): Promise<Result> {
    const { standbys } = this.pools;
    const { readLatest, readOf, signal } = version;
    return this.timed('figures', async () => {
      this.sharded ??= await isSharded({
        query: (statement) => this.pools.ofStatements.query(statement),
      });
      if (this.sharded) return this.readShards(work, version);
      if (standbys === null) return this.transactFigures(work, { signal });
      const latest = standbys.hasUsable ? await readLatest() : null;
      return standbys.route(latest, {
        onPrimary: () => this.transactFigures(work, { signal }),
        onStandby: (pool, onBegun) =>
          this.transactFigures(
            async (transaction) => {
              onBegun();
              if ((await readOf(transaction)) !== latest) throw new StandbyCannotAnswer('behind');
              return work(transaction);
            },
            { signal, pool },
          ),
        onRouted: (answering) => this.observer?.onRouted(answering),
        signal,
      });
    });
  }

  /**
   * Whether a transaction was committed although its connection broke during the commit. Asks
   * repeatedly, because the database may be unavailable at that moment, for example during a failover.
   *
   * @param last the last entry of the log that the transaction wrote
   * @throws OutcomeUnknown if the database does not answer within `OUTCOME_WITHIN_MS`
   */
  private async findOutcome(last: Head, cause: unknown): Promise<boolean> {
    const until = performance.now() + OUTCOME_WITHIN_MS;
    while (performance.now() < until) {
      try {
        const begin = toWrite(this.readTimeoutMs);
        return await this.transact(begin, ({ client }) => isAppended(client, last));
      } catch {
        // The database does not answer yet.
        await wait(OUTCOME_EVERY_MS);
      }
    }
    throw new OutcomeUnknown('Nobody could be asked whether a change was committed', { cause });
  }

  /**
   * Reads figures where records are on several machines. No snapshot spans machines, so work that
   * reads records first waits until the workers have committed the publications that its snapshot
   * shows, and begins again if the version has changed since (docs/decisions/0074).
   */
  private async readShards<Result>(
    work: Work<Result>,
    { readOf, doesReadRecords, signal }: VersionToRead,
  ): Promise<Result> {
    for (let reading = 0; reading < MAX_READINGS; reading += 1) {
      const shards: { settling?: Promise<string> } = {};
      const result = await this.transactFigures(
        (transaction) => {
          const settle = async () => {
            const version = await readOf(transaction);
            await waitForWorkers(this.pools.ofStatements, signal);
            return version;
          };
          return work({
            ...transaction,
            query: async (statement) => {
              if (doesReadRecords(statement.text)) await (shards.settling ??= settle());
              return transaction.query(statement);
            },
          });
        },
        { signal },
      );
      const version = await shards.settling;
      if (version === undefined || version === (await this.transactFigures(readOf, { signal })))
        return result;
    }
    throw new Error('Others kept publishing while figures were being read. Ask again.');
  }

  private transactFigures<Result>(work: Work<Result>, where?: Transacting): Promise<Result> {
    const begin = toRead(ENGINE_ROLE, this.readTimeoutMs);
    return this.transact(begin, work, where);
  }

  private async writeEntries(entries: readonly Entry[]): Promise<void> {
    await this.timed('log', async () => {
      const known = this.knownHead;
      // After a failure nobody knows where the log ends.
      this.knownHead = null;
      this.knownHead =
        (known && (await appendAfter(this.pools.ofEntries, known, entries))) ??
        (await this.appendLocked(entries));
    });
    this.observer?.onLogged(entries);
  }

  private appendLocked(entries: readonly Entry[]): Promise<Head | null> {
    const begin = toWrite(this.readTimeoutMs);
    const append = ({ client }: Transaction) => appendEntries(client, entries);
    return this.transact(begin, append, { pool: this.pools.ofEntries });
  }

  /** Tells the observer how long work took, or that it failed. */
  private async timed<Result>(kind: WorkKind, run: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    try {
      const result = await run();
      this.observer?.onDone(kind, (performance.now() - start) / 1000);
      return result;
    } catch (error) {
      this.observer?.onFailed(kind);
      throw error;
    }
  }

  /**
   * Like `transact`, for work that streams rows. After a failure, or once the signal aborts, the
   * connection is closed, because it may still run a statement whose rows nobody reads.
   */
  private async transactUntil<Result>(
    signal: AbortSignal,
    begin: Beginning,
    work: Work<Result>,
  ): Promise<Result> {
    const client = await this.pools.ofFiles.connect();
    const turns = takeTurns(client);
    let isBroken = true;
    let process: number | undefined;
    const cancel = () => {
      // Ignore a failure, because the connection may have ended. If the database is gone, the query
      // fails with a message.
      this.pool.query('SELECT pg_cancel_backend($1::int)', [process]).catch(() => undefined);
    };
    try {
      process = (await client.query<{ id: number }>('SELECT pg_backend_pid() AS id')).rows[0]?.id;
      signal.addEventListener('abort', cancel);
      signal.throwIfAborted();
      await client.query(begin.text);
      const result = await work({ client, query: turns.query });
      await turns.finish();
      await client.query('COMMIT');
      isBroken = false;
      return result;
    } finally {
      turns.stop();
      signal.removeEventListener('abort', cancel);
      // Close the connection, because a cancelled statement may stop late.
      client.release(isBroken || signal.aborted);
    }
  }

  private async transact<Result>(
    begin: Beginning,
    work: Work<Result>,
    { signal, pool = this.pool }: Transacting = {},
  ): Promise<Result> {
    signal?.throwIfAborted();
    const client = await pool.connect();
    const turns = takeTurns(client);
    let isBroken = true;
    let committing: Promise<unknown> = Promise.resolve();
    const cancel = () => {
      // Ignore a failure, because the connection may have ended. If the database is gone, the query
      // fails with a message. Use the same pool, because the process belongs to the server of the
      // connection.
      pool.query('SELECT pg_cancel_backend($1::int)', [processOf(client)]).catch(() => undefined);
    };
    signal?.addEventListener('abort', cancel);
    try {
      signal?.throwIfAborted();
      await client.query(begin.text);
      const result = await work({ client, query: turns.query });
      await turns.finish();
      committing = client.query('COMMIT');
      // What was read is already known, so that nobody needs to wait.
      if (!begin.isReadOnly) await committing;
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
      // Close the connection after cancelling, because a cancelled statement may stop late.
      void committing.then(
        () => client.release(isBroken || signal?.aborted),
        () => client.release(true),
      );
    }
  }
}

interface Transacting {
  /** Cancels the running statement and closes the connection. */
  readonly signal?: AbortSignal | undefined;
  /** The connections of the server; by default those of the primary. */
  readonly pool?: pg.Pool;
}

/** The database process of a connection, as reported when it was made. */
function processOf(client: pg.ClientBase): unknown {
  return Reflect.get(client, 'processID');
}

export interface ReadLimits {
  /** The statement timeout, in milliseconds. */
  readonly timeoutMs?: number;
  /**
   * Cancels the running statement and closes the connection: `work` may still be streaming rows.
   */
  readonly signal?: AbortSignal;
}

interface RecordLimits extends ReadLimits {
  /** Cancels the running statement if the caller has left. For work that does not stream. */
  readonly leaving?: AbortSignal;
}

/**
 * Lets the writer change only records of this agency, until the next such call or the end of the
 * transaction.
 */
export async function actFor({ query }: Transaction, agencyId: number): Promise<void> {
  await query(sql`${raw(agenciesSetting([agencyId]))}`);
}

/** PostgreSQL’s code for a cancelled statement, here because of the timeout. */
const CANCELLED = '57014';

/** Whether an error means that a statement timed out. */
export function isTooLong(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === CANCELLED;
}
