import { useApolloClient } from '@apollo/client/react';

/**
 * Forgets the answers to some questions, by their names, since something that they rest on was
 * changed; those in sight are asked again.
 */
export function useInvalidate(questions: readonly string[]): () => void {
  const client = useApolloClient();
  return () => {
    const whole = [...client.getObservableQueries('active')].filter(
      ({ options }) => options.fetchPolicy === 'no-cache',
    );
    // A page whose question fails now keeps what it shows, and says so itself when it is asked the
    // next time.
    void client
      .refetchQueries({
        updateCache: (cache) =>
          questions.forEach((fieldName) => cache.evict({ id: 'ROOT_QUERY', fieldName })),
        include: whole.map(({ query }) => query),
      })
      // Each query that is asked again says by its own error that it failed.
      .catch(() => undefined);
  };
}
