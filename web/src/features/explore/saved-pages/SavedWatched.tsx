import { Link } from 'react-router';

import { formatInstant } from '#lib/format.js';
import { AlertState } from '#parts/watch/AlertState.js';
import { describeCadence, describeScheduleState } from '#parts/watch/watch-words.js';
import { Section } from '#ui/Section.js';

import styles from './SavedPages.module.css';
import type { Watched } from './use-watched.js';

/**
 * The schedules of a saved question and when they run, and the alerts on it, as far as they concern
 * the viewer.
 */
export function SavedWatched({ watched: { schedules, alerts } }: { readonly watched: Watched }) {
  return (
    <>
      {alerts.length === 0 ? null : (
        <Section title="Alerts">
          <ul className={styles.watched}>
            {alerts.map(({ id, title, state, since }) => (
              <li key={id}>
                <span className={styles.question}>
                  <Link to="/alerts">{title}</Link>
                  {since === null ? null : <span>since {formatInstant(since)}</span>}
                </span>
                <AlertState state={state} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {schedules.length === 0 ? null : (
        <Section title="Schedules">
          <ul className={styles.watched}>
            {schedules.map((schedule) => (
              <li key={schedule.id}>
                <span className={styles.question}>
                  <Link to="/schedules">{schedule.title}</Link>
                  <span>{describeCadence(schedule)}</span>
                </span>
                <span>{describeScheduleState(schedule)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
