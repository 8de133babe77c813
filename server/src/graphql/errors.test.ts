import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';

import { OutcomeUnknown } from '#platform/database.js';

import { formatErrors } from './errors.js';

function format(error: unknown) {
  const logged: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
  const formatted = formatErrors(logger)(
    { message: 'This operation was aborted', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    error,
  );
  return { formatted, logged };
}

/** The reason that a signal gives if it is aborted because the caller has left. */
const aborted: unknown = AbortSignal.abort().reason;

describe('formatErrors', () => {
  it.each([
    {
      where: 'in a resolver',
      error: new GraphQLError('aborted', {
        path: ['figures'],
        originalError: aborted instanceof Error ? aborted : null,
      }),
    },
    {
      where: 'before it ran',
      error: new GraphQLError('aborted', {
        originalError: aborted instanceof Error ? aborted : null,
      }),
    },
    { where: 'anywhere else', error: aborted },
  ])('does not report a fault if the caller has left, $where', ({ error }) => {
    const { formatted, logged } = format(error);
    expect(formatted.extensions?.code).toBe('ABANDONED');
    expect(logged).toEqual([]);
  });

  it.each([
    { where: 'in a resolver', wrap: (error: Error) => error },
    {
      where: 'before the operation',
      wrap: (error: Error) =>
        new GraphQLError(`Context creation failed: ${error.message}`, { originalError: error }),
    },
  ])('says that the database is unavailable and when to ask again, $where', ({ wrap }) => {
    const { formatted } = format(wrap(new Error('Connection terminated unexpectedly')));
    expect(formatted.extensions).toEqual({ code: 'DATABASE_AWAY', retryAfter: 5 });
  });

  it.each([
    { what: 'is no longer the primary', code: '25006' },
    { what: 'has no connections left', code: '53300' },
  ])('says so too if the database $what', ({ code }) => {
    const { formatted } = format(Object.assign(new Error('refused'), { code }));
    expect(formatted.extensions).toEqual({ code: 'DATABASE_AWAY', retryAfter: 5 });
  });

  it.each([
    { whose: 'database', code: '53100' },
    { whose: 'server', code: 'ENOSPC' },
    { whose: 'server', code: 'EDQUOT' },
  ])('says that the $whose’s disk is full ($code)', ({ whose, code }) => {
    const { formatted, logged } = format(Object.assign(new Error('No space left'), { code }));
    expect(formatted.message).toContain(`The disk of the ${whose} is full`);
    expect(formatted.extensions).toEqual({ code: 'NO_ROOM', retryAfter: 60 });
    expect(logged).toHaveLength(1);
  });

  it('does not say that nothing was saved if that is not known', () => {
    const { formatted } = format(new OutcomeUnknown('Nobody could be asked'));
    expect(formatted.message).toContain('it is not known whether it was');
    expect(formatted.extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
  });

  it('logs a fault', () => {
    expect(format(new Error('a fault')).logged).toHaveLength(1);
  });
});
