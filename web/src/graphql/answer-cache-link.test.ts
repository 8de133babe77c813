import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { delay, of, switchMap, throwError, timer } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { AnswerCacheLink, whole } from './answer-cache-link.js';
import { createClient } from './client.js';

const query = gql`
  query Kept($area: ID) {
    scorecard(area: $area) {
      id
    }
  }
`;

const mutation = gql`
  mutation KeptLeave {
    viewAs(input: { person: null }) {
      problems {
        message
      }
    }
  }
`;

/** A client, and the questions that its server received. */
function createAsking(answer: () => ReturnType<ApolloLink.RequestHandler>) {
  const asked: unknown[] = [];
  const server = new ApolloLink(({ variables, operationName }) => {
    asked.push(operationName === 'KeptLeave' ? 'Leave' : variables.area);
    return answer();
  });
  return {
    asked,
    client: new ApolloClient({
      link: new AnswerCacheLink().concat(server),
      cache: new InMemoryCache(),
    }),
  };
}

const answered = () =>
  of({
    data: {
      scorecard: { __typename: 'Scorecard', id: '1' },
      viewAs: { __typename: 'ViewAsPayload', problems: [] },
    },
  });

afterEach(() => {
  vi.useRealTimers();
});

describe('AnswerCacheLink', () => {
  it.each([
    { when: 'there', wait: 0 },
    { when: 'on its way', wait: 20 },
  ])(
    'gives a whole answer that is $when to everybody who asks the same question',
    async ({ wait }) => {
      const { asked, client } = createAsking(() => answered().pipe(delay(wait)));
      const first = client.query({ ...whole, query, variables: { area: 'E06000038' } });
      if (wait === 0) await first;

      const { data } = await client.query({ ...whole, query, variables: { area: 'E06000038' } });
      expect(data).toMatchObject({ scorecard: { id: '1' } });
      await client.query({ ...whole, query, variables: { area: 'E06000038' } });
      expect(asked).toEqual(['E06000038']);
    },
  );

  it('drops an answer once it is read into the cache, and asks again after that', async () => {
    const { asked, client } = createAsking(answered);
    await client.query({ ...whole, query, variables: { area: 'E06000038' } });
    await client.query({ query, variables: { area: 'E06000038' } });
    expect(asked).toEqual(['E06000038']);
    expect(client.readQuery({ query, variables: { area: 'E06000038' } })).toMatchObject({
      scorecard: { id: '1' },
    });

    await client.query({ query, variables: { area: 'E06000038' }, fetchPolicy: 'network-only' });
    expect(asked).toEqual(['E06000038', 'E06000038']);
  });

  it('sends a question once if it is asked twice at once, and again after a change even if the first is on its way', async () => {
    const asked: unknown[] = [];
    // The first answer takes longest: it is from before the change.
    const server = new ApolloLink(({ variables, operationName }) => {
      asked.push(operationName === 'KeptLeave' ? 'Leave' : variables.area);
      return answered().pipe(delay(asked.length === 1 ? 200 : 5));
    });
    const client = createClient(server);
    const ask = () =>
      client.query({ query, variables: { area: 'E06000038' }, fetchPolicy: 'network-only' });
    const before = [ask(), ask()];
    expect(asked).toEqual(['E06000038']);
    await client.mutate({ mutation });
    await ask();
    expect(asked).toEqual(['E06000038', 'Leave', 'E06000038']);
    await Promise.all(before);
    await ask();
    expect(asked).toHaveLength(4);
  });

  it('has no answer for a different question, or for one that was asked only in part', async () => {
    const { asked, client } = createAsking(answered);
    await client.query({ ...whole, query, variables: { area: 'E06000038' } });
    await client.query({ query, variables: { area: 'E07000178' } });
    await client.query({ ...whole, query, variables: { area: 'E07000178' } });
    expect(asked).toEqual(['E06000038', 'E07000178', 'E07000178']);
  });

  it('asks again after ten minutes, and after thirty newer questions', async () => {
    vi.useFakeTimers();
    const { asked, client } = createAsking(answered);
    const ask = (area: string) => client.query({ ...whole, query, variables: { area } });
    await ask('old');
    vi.advanceTimersByTime(599_999);
    await ask('old');
    expect(asked).toEqual(['old']);
    vi.advanceTimersByTime(1);
    await ask('old');
    expect(asked).toEqual(['old', 'old']);

    for (let other = 1; other <= 29; other += 1) await ask(`other ${other}`);
    await ask('old');
    expect(asked).toHaveLength(31);
    await ask('one more');
    await ask('old');
    expect(asked.slice(-2)).toEqual(['one more', 'old']);
  });

  it('discards an answer that was requested before a change ended', async () => {
    const { asked, client } = createAsking(() => answered().pipe(delay(10)));
    await client.query({ ...whole, query, variables: { area: 'before' } });
    const change = client.mutate({ mutation });
    await client.query({ ...whole, query, variables: { area: 'meanwhile' } });
    await change;
    await client.query({ ...whole, query, variables: { area: 'before' } });
    await client.query({ ...whole, query, variables: { area: 'meanwhile' } });
    expect(asked).toEqual(['before', 'Leave', 'meanwhile', 'before', 'meanwhile']);
  });

  it.each([
    { fault: 'no connection', failed: () => throwError(() => new Error('no connection')) },
    { fault: 'too slow', failed: () => of({ data: null, errors: [{ message: 'too slow' }] }) },
  ])(
    'passes a fault ($fault) on to everybody who waits, and asks again after that',
    async ({ fault, failed }) => {
      let isBroken = true;
      const { asked, client } = createAsking(() =>
        isBroken ? timer(10).pipe(switchMap(failed)) : answered(),
      );
      const ask = () => client.query({ ...whole, query, variables: { area: null } });
      const waiting = await Promise.allSettled([ask(), ask()]);
      expect(waiting.map((each) => each.status === 'rejected' && String(each.reason))).toEqual([
        expect.stringContaining(fault),
        expect.stringContaining(fault),
      ]);
      isBroken = false;
      await expect(ask()).resolves.toMatchObject({ data: { scorecard: { id: '1' } } });
      expect(asked).toEqual([null, null]);
    },
  );
});
