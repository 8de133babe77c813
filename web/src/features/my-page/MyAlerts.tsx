import { useQuery } from '@apollo/client/react';
import { useId } from 'react';
import { Link } from 'react-router';

import { AlertState } from '#parts/watch/AlertState.js';

import { countAlerts, pickOpenAlerts } from './my-alerts.js';
import { MY_ALERTS } from './my-page-documents.js';
import styles from './MyAlerts.module.css';

/** A tile of active alerts; nothing if the viewer receives none. */
export function MyAlerts() {
  const headingId = useId();
  const { data } = useQuery(MY_ALERTS, { fetchPolicy: 'cache-and-network' });
  const told = (data?.alerts.edges ?? [])
    .map(({ node }) => node)
    .filter(({ state }) => state !== null);
  if (told.length === 0) return null;
  const open = pickOpenAlerts(told);
  return (
    <section className={styles.alerts} aria-labelledby={headingId} data-alerts>
      <h2 id={headingId}>Alerts</h2>
      {open.length === 0 ? (
        <p>No alerts are raised.</p>
      ) : (
        <ul>
          {open.map(({ id, title, state, subject: { link } }) => (
            <li key={id}>
              <AlertState state={state} />
              {link === null ? <span>{title}</span> : <Link to={link}>{title}</Link>}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.foot}>
        <span>{countAlerts(told)}</span>
        <Link to="/alerts">All alerts</Link>
      </p>
    </section>
  );
}
