import { skipToken, useQuery } from '@apollo/client/react';

import type { SavedWatchedQuery } from '#graphql/operations.js';

import { SAVED_WATCHED } from './saved-pages-documents.js';

type ScheduleOf = SavedWatchedQuery['schedules']['edges'][number]['node'];
type AlertOf = SavedWatchedQuery['alerts']['edges'][number]['node'];

/** The schedules and alerts of a saved question. */
export interface Watched {
  readonly schedules: readonly ScheduleOf[];
  readonly alerts: readonly AlertOf[];
}

/**
 * The schedules and alerts of some saved questions, by id; null until loaded, and if they cannot be
 * loaded.
 */
export function useWatched(ids: readonly string[]): (id: string) => Watched | null {
  const asked =
    ids.length === 0
      ? skipToken
      : { variables: { ids: [...ids] }, fetchPolicy: 'cache-and-network' as const };
  const { data } = useQuery(SAVED_WATCHED, asked);
  return (id) => {
    if (data === undefined) return null;
    const isOf = ({
      subject,
    }: {
      readonly subject: { readonly savedQuery: { readonly id: string } | null };
    }) => subject.savedQuery?.id === id;
    return {
      schedules: data.schedules.edges.map(({ node }) => node).filter(isOf),
      alerts: data.alerts.edges.map(({ node }) => node).filter(isOf),
    };
  };
}
