import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { delay, of, throwError } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';

import { ahead, AheadLink } from './ahead-link.js';

const query = gql`
  query Ahead($area: ID) {
    scorecard(area: $area) {
      id
    }
  }
`;

/** A client, and how often its server was asked. */
function createAsking(answer: () => ReturnType<ApolloLink.RequestHandler>) {
  const asked: unknown[] = [];
  const server = new ApolloLink(({ variables }) => {
    asked.push(variables.area);
    return answer();
  });
  return { asked, client: new ApolloClient({ link: new AheadLink().concat(server), cache: new InMemoryCache() }) };
}

const answered = () => of({ data: { scorecard: { __typename: 'Scorecard', id: '1' } } });

describe('AheadLink', () => {
  it.each([
    { when: 'there', wait: 0 },
    { when: 'on its way', wait: 20 },
  ])('gives an answer that is $when to who asks the same, once', async ({ wait }) => {
    const { asked, client } = createAsking(() => answered().pipe(delay(wait)));
    const first = client.query({ ...ahead, query, variables: { area: 'E06000038' } });
    if (wait === 0) await first;

    const { data } = await client.query({ query, variables: { area: 'E06000038' } });
    expect(data).toEqual({ scorecard: { __typename: 'Scorecard', id: '1' } });
    expect(asked).toEqual(['E06000038']);
    expect(client.readQuery({ query, variables: { area: 'E06000038' } })).toEqual(data);

    await client.query({ query, variables: { area: 'E06000038' }, fetchPolicy: 'network-only' });
    expect(asked).toEqual(['E06000038', 'E06000038']);
  });

  it('keeps nothing for another question, nor of one that was not asked ahead', async () => {
    const { asked, client } = createAsking(answered);
    await client.query({ ...ahead, query, variables: { area: 'E06000038' } });
    await client.query({ query, variables: { area: 'E07000178' } });
    await client.query({ query, variables: { area: 'E07000178' }, fetchPolicy: 'network-only' });
    expect(asked).toEqual(['E06000038', 'E07000178', 'E07000178']);
  });

  it('keeps no answer that nobody came for', async () => {
    vi.useFakeTimers();
    const { asked, client } = createAsking(answered);
    await client.query({ ...ahead, query, variables: { area: 'E06000038' } });
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    await client.query({ query, variables: { area: 'E06000038' } });
    expect(asked).toEqual(['E06000038', 'E06000038']);
  });

  it('tells who asks next of a fault, and asks anew after that', async () => {
    let isBroken = true;
    const { asked, client } = createAsking(() => (isBroken ? throwError(() => new Error('no connection')) : answered()));
    await expect(client.query({ ...ahead, query, variables: { area: null } })).rejects.toThrow('no connection');
    isBroken = false;
    await expect(client.query({ query, variables: { area: null } })).rejects.toThrow('no connection');
    await expect(client.query({ query, variables: { area: null } })).resolves.toMatchObject({ data: { scorecard: { id: '1' } } });
    expect(asked).toEqual([null, null]);
  });
});
