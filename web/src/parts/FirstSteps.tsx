import { useQuery } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';

import { SHELL, SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { unmask } from '#graphql/unmask.js';

import styles from './FirstSteps.module.css';

/**
 * The commands are fetched only if there are no figures yet: every other page starts without them.
 */
const FirstCommands = lazy(async () => ({
  default: (await import('./FirstCommands.js')).FirstCommands,
}));

/**
 * What to do about an installation without figures. Only the person who runs it gets the commands:
 * others cannot use them.
 */
export function FirstSteps() {
  // The shell around the page has already asked for the viewer.
  const { data } = useQuery(SHELL, { fetchPolicy: 'cache-first' });
  const isLocalAdministrator =
    unmask(SHELL_VIEWER, data?.viewer ?? null)?.isLocalAdministrator === true;
  return (
    <section className={styles.steps}>
      <h2>What to do next</h2>
      {isLocalAdministrator ? (
        <Suspense fallback={null}>
          <FirstCommands />
        </Suspense>
      ) : null}
      <p>
        To send returns from your agency, open <Link to="/returns">Returns</Link>, or{' '}
        <Link to="/account">make a token</Link> for a program.{' '}
        <Link to="/measures">The list of measures</Link> says what is counted, and from which
        returns.
      </p>
    </section>
  );
}
