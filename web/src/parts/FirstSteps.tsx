import { useQuery } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';

import { SHELL, SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { unmask } from '#graphql/unmask.js';

import styles from './FirstSteps.module.css';

/** Fetched where there is nothing yet: every other page begins without it. */
const FirstCommands = lazy(async () => ({
  default: (await import('./FirstCommands.js')).FirstCommands,
}));

/**
 * What to do with an installation that has no figures yet. The person who runs it is told how: to
 * others its commands are no use.
 */
export function FirstSteps() {
  // The bar above has asked it already.
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
        To send returns from your agency, <Link to="/account">make a token</Link>. What is counted,
        and from which return, is in <Link to="/measures">the list of measures</Link>.
      </p>
    </section>
  );
}
