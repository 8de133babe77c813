import { ApolloClient, CombinedGraphQLErrors, gql, InMemoryCache } from '@apollo/client';
import { BaseHttpLink } from '@apollo/client/link/http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { BusyLink } from './busy-link.js';

const query = gql`
  query Busy {
    scorecard {
      id
    }
  }
`;

const mutation = gql`
  mutation BusyLeave {
    viewAs(input: { person: null }) {
      problems {
        message
      }
    }
  }
`;

const type = { 'content-type': 'application/graphql-response+json' };
const busy = () =>
  Response.json(
    {
      data: null,
      errors: [
        { message: 'Many people are asking.', extensions: { code: 'TOO_BUSY', retryAfter: 2 } },
      ],
    },
    { status: 503, headers: { ...type, 'retry-after': '2' } },
  );
const answered = () =>
  Response.json({ data: { scorecard: { __typename: 'Scorecard', id: '1' } } }, { headers: type });

/** A client of a server that is too busy for the first requests. */
function createAsking(busyTimes: number) {
  const at: number[] = [];
  const fetch = () => {
    at.push(Date.now());
    return Promise.resolve(at.length > busyTimes ? answered() : busy());
  };
  const link = new BusyLink().concat(new BaseHttpLink({ uri: 'http://localhost/graphql', fetch }));
  return { at, client: new ApolloClient({ link, cache: new InMemoryCache() }) };
}

beforeEach(() => {
  vi.useFakeTimers({
    now: 0,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('BusyLink', () => {
  it('asks again after the time that the server named, or half as much again, until it answers', async () => {
    const { at, client } = createAsking(2);
    const asked = client.query({ query });
    await vi.advanceTimersByTimeAsync(1_999);
    expect(at).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(4_001);
    expect((await asked).data).toMatchObject({ scorecard: { id: '1' } });
    expect(at).toHaveLength(3);
  });

  it('gives up after the fourth time, with the sentence of the server', async () => {
    const { at, client } = createAsking(9);
    const asked = client.query({ query }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await asked).toBeInstanceOf(CombinedGraphQLErrors);
    expect(await asked).toHaveProperty('message', 'Many people are asking.');
    expect(at).toHaveLength(5);
  });

  it('never sends a change twice', async () => {
    const { at, client } = createAsking(1);
    await expect(client.mutate({ mutation })).rejects.toBeInstanceOf(CombinedGraphQLErrors);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(at).toHaveLength(1);
  });
});
