import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { SHELL, SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { unmask } from '#graphql/unmask.js';

import styles from './FirstSteps.module.css';

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
      {isLocalAdministrator ? <Commands /> : null}
      <p>
        To send returns from your agency, <Link to="/account">make a token</Link>. What is counted,
        and from which return, is in <Link to="/measures">the list of measures</Link>.
      </p>
    </section>
  );
}

function Commands() {
  return (
    <>
      <p>You run Stronghold: type one of these in its folder.</p>
      <dl>
        <div>
          <dt>Look around first: start again with a made-up partnership</dt>
          <dd>
            <code>npm start -- --fresh</code>
          </dd>
        </div>
        <div>
          <dt>
            Begin with your own data: publish a return of one agency, one dataset and one quarter,
            as CSV or XLSX
          </dt>
          <dd>
            <code>
              ./stronghold import referrals prisma/seed/returns/*.csv --agency TVP --publish
            </code>
          </dd>
        </div>
      </dl>
    </>
  );
}
