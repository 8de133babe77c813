import { useApolloClient } from '@apollo/client/react';

/**
 * Forgets the answers to some questions, by name, because something that they depend on has
 * changed; questions in view are asked again.
 */
export function useInvalidate(questions: readonly string[]): () => void {
  const client = useApolloClient();
  return () => {
    const whole = [...client.getObservableQueries('active')].filter(
      ({ options }) => options.fetchPolicy === 'no-cache',
    );
    // A page whose question fails now keeps what it shows, and reports the failure when it asks
    // again.
    void client
      .refetchQueries({
        updateCache: (cache) =>
          questions.forEach((fieldName) => cache.evict({ id: 'ROOT_QUERY', fieldName })),
        include: whole.map(({ query }) => query),
      })
      // Each query that is asked again reports its own failure.
      .catch(() => undefined);
  };
}
