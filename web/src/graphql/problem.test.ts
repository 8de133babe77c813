import { ServerError, ServerParseError } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client';
import { expect, it } from 'vitest';

import { refusal } from '#testing/fake-api.js';

import { toProblem } from './problem.js';

const answer = (status: number) =>
  new ServerError('It failed', { response: new Response('', { status }), bodyText: '' });

it.each([
  {
    of: 'no answer at all',
    error: new TypeError('Failed to fetch'),
    says: /^Stronghold cannot be reached\. Check your connection/,
    isOffline: true,
  },
  {
    of: 'a server fault',
    error: answer(500),
    says: /^Something went wrong in Stronghold; your connection is fine\./,
    isOffline: false,
  },
  {
    of: 'a server that is away',
    error: answer(502),
    says: /^Stronghold is not responding; your connection is fine\./,
    isOffline: true,
  },
  { of: 'too many questions', error: answer(429), says: /Wait a minute/, isOffline: false },
  {
    of: 'a request that was not accepted',
    error: answer(413),
    says: /Reload the page/,
    isOffline: false,
  },
  {
    of: 'an answer that is not one',
    error: new ServerParseError(new SyntaxError('<'), {
      response: new Response('<', { status: 504 }),
      bodyText: '<',
    }),
    says: /^Stronghold is not responding;/,
    isOffline: true,
  },
])('says what happened and what to do: $of', ({ error, says, isOffline }) => {
  const problem = toProblem(error);
  expect(problem).toMatchObject({ kind: 'failed', isOffline });
  expect(problem.sentence).toMatch(says);
  expect(/check your connection/i.test(problem.sentence)).toBe(error instanceof TypeError);
});

it('passes on the server’s sentences', () => {
  const told = refusal('No.', 'FORBIDDEN', { needs: 'A role.', grantedBy: 'An administrator.' });
  const problem = toProblem(new CombinedGraphQLErrors({ data: null, errors: [told.toJSON()] }));
  expect(problem).toEqual({
    kind: 'refused',
    sentence: 'No.',
    needs: 'A role.',
    grantedBy: 'An administrator.',
  });
});
