import pg from 'pg';
import type { Sql } from 'sql-template-tag';

import { openPool } from '@stronghold/prisma/connect';
import { ENGINE_ROLE, toAppUrl, WRITER_ROLE } from '@stronghold/prisma/roles';

/** Dates stay plain `YYYY-MM-DD` texts: a `date` never passes through a time zone. Sums of integers come as numbers. */
const DATE = 1082;
const INT8 = 20;
const types = new pg.TypeOverrides();
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(INT8, Number);

/** What runs statements: a transaction under one role. */
export interface Transaction {
  readonly query: <Row extends pg.QueryResultRow>(statement: Sql) => Promise<pg.QueryResult<Row>>;
  /** For COPY, which goes round the parameters of a statement. */
  readonly client: pg.ClientBase;
}

/** The database as the login role sees it; every piece of work chooses its role for one transaction. */
export class Database {
  readonly pool: pg.Pool;

  /** @param ownerUrl the address that migrates; work is done under the login role that owns nothing */
  constructor(ownerUrl: string, { maxConnections = 10 }: { readonly maxConnections?: number } = {}) {
    this.pool = openPool({ connectionString: toAppUrl(ownerUrl), max: maxConnections, types });
  }

  /** Reads figures: one snapshot for all that `work` asks. */
  read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.transact(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL ROLE ${ENGINE_ROLE}`, work);
  }

  /** Changes records: all that `work` writes, or nothing. */
  write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.transact(`BEGIN; SET LOCAL ROLE ${WRITER_ROLE}`, work);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async transact<Result>(begin: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    let isBroken = true;
    try {
      await client.query(begin);
      const result = await work({ client, query: (statement) => client.query(statement.text, statement.values) });
      await client.query('COMMIT');
      isBroken = false;
      return result;
    } catch (error) {
      isBroken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      );
      throw error;
    } finally {
      client.release(isBroken);
    }
  }
}
