import styles from './FirstSteps.module.css';

/** What to do with an installation that has no figures yet. */
export function FirstSteps() {
  return (
    <section className={styles.steps}>
      <h2>Two ways on, from the folder of the program</h2>
      <dl>
        <div>
          <dt>Publish a return: one agency, one dataset, one quarter, as CSV or XLSX</dt>
          <dd>
            <code>./stronghold import referrals prisma/seed/returns/*.csv --agency TVP --publish</code>
          </dd>
        </div>
        <div>
          <dt>Begin anew with a made-up partnership, to look around</dt>
          <dd>
            <code>npm start -- --fresh</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}
