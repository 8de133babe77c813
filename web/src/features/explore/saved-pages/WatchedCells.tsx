import { type ReactNode } from 'react';

import { AlertState } from '#parts/watch/AlertState.js';
import { describeCadence } from '#parts/watch/watch-words.js';

import styles from './SavedPages.module.css';
import type { Watched } from './use-watched.js';

/** The maximum number of schedules or alerts of one question in a cell. */
const MOST = 2;

/**
 * Says when a saved question is sent automatically, or that this has stopped. Null means not loaded
 * yet.
 */
export function RunsCell({ watched }: { readonly watched: Watched | null }) {
  return (
    watched && (
      <Several of={watched.schedules.map((each) => ({ id: each.id, shown: describeRuns(each) }))} />
    )
  );
}

/** The alerts on a saved question. Null means not loaded yet. */
export function AlertCell({ watched }: { readonly watched: Watched | null }) {
  return (
    watched && (
      <Several
        of={watched.alerts.map(({ id, state }) => ({ id, shown: <AlertState state={state} /> }))}
      />
    )
  );
}

function Several({
  of,
}: {
  readonly of: readonly { readonly id: string; readonly shown: ReactNode }[];
}) {
  if (of.length === 0) return <span className={styles.none}>none</span>;
  return (
    <span className={styles.several}>
      {of.slice(0, MOST).map(({ id, shown }) => (
        <span key={id}>{shown}</span>
      ))}
      {of.length > MOST ? <span className={styles.small}>and {of.length - MOST} more</span> : null}
    </span>
  );
}

const pausedWords = { PAUSED: 'Paused', STOPPED: 'Stopped' } as const;

function describeRuns({ state, ...timing }: Watched['schedules'][number]): string {
  return state === 'ACTIVE' ? describeCadence(timing) : pausedWords[state];
}
