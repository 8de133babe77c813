import type pg from 'pg';
import type { Sql } from 'sql-template-tag';

export type Query = <Row extends pg.QueryResultRow>(statement: Sql) => Promise<pg.QueryResult<Row>>;

interface Turns {
  readonly query: Query;
  /** Waits for requested statements, and refuses any later ones. */
  readonly finish: () => Promise<void>;
  /** Refuses queued statements, and any later ones. */
  readonly stop: () => void;
}

/**
 * Runs statements of a transaction in the order requested, and none once the transaction has ended.
 * A late statement would otherwise run outside of it, or in the next transaction.
 */
export function takeTurns(client: pg.ClientBase): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let isOver = false;
  const query = <Row extends pg.QueryResultRow>({ text, values }: Sql) => {
    const run = () => {
      if (isOver) throw new Error('The transaction has ended: no more statements are run in it');
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
      // Ignore the error here, because the caller gets it.
      await last.catch(() => undefined);
    }
    stop();
  };
  return { query, finish, stop };
}
