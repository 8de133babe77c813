import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';

import { toProblem } from '#graphql/problem.js';

import { toWatchChoices, type WatchChoices } from './choices.js';
import { WATCH_CHOICES } from './watch-documents.js';

/** Loads the choices, and draws a form once it has them. */
export function WithChoices({ draw }: { readonly draw: (choices: WatchChoices) => ReactNode }) {
  const { data, error } = useQuery(WATCH_CHOICES, { fetchPolicy: 'network-only' });
  if (data !== undefined) return draw(toWatchChoices(data));
  return <p role="status">{error === undefined ? 'Loading' : toProblem(error).sentence}</p>;
}
