import { Link } from 'react-router';

import styles from './FirstSteps.module.css';

/** What to do with an installation that has no figures yet: for whoever runs it, and for everybody else. */
export function FirstSteps() {
  return (
    <section className={styles.steps}>
      <h2>What to do next</h2>
      <p>If you run Stronghold, type one of these in its folder:</p>
      <dl>
        <div>
          <dt>Look around first: begin anew with a made-up partnership</dt>
          <dd>
            <code>npm start -- --fresh</code>
          </dd>
        </div>
        <div>
          <dt>Begin with your own data: publish a return of one agency, one dataset and one quarter, as CSV or XLSX</dt>
          <dd>
            <code>./stronghold import referrals prisma/seed/returns/*.csv --agency TVP --publish</code>
          </dd>
        </div>
      </dl>
      <p>
        To send returns from your agency, <Link to="/account">make a token</Link>. What is counted, and from which return, is in{' '}
        <Link to="/measures">the list of measures</Link>.
      </p>
    </section>
  );
}
