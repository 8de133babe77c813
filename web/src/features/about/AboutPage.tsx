import { Link } from 'react-router';

import { ProtectionLink } from '#parts/ProtectionLink.js';
import { PageBody } from '#ui/PageBody.js';
import { PageTitle } from '#ui/PageTitle.js';

import { crimeTypes, objectives, scale, signs, waysToReport } from './about-words.js';
import styles from './AboutPage.module.css';

/**
 * What Stronghold is, and how anybody can help. It makes no requests, so people who have not signed
 * in can read it too.
 */
export function AboutPage() {
  return (
    <PageBody>
      <PageTitle
        name="About"
        message="Stronghold brings serious and organised crime down by working together"
      >
        A commitment by Thames Valley Police, councils, social services, the fire, ambulance and
        health services, probation and charities: to share what they know, to put people where they
        are needed, to disrupt organised crime and to protect those caught up in it.
      </PageTitle>
      <div className={styles.sections}>
        <section className={styles.report} aria-labelledby="report">
          <h2 id="report">Tell somebody</h2>
          <p>
            People know their own street best. What looks like a small thing may be the piece that
            was missing.
          </p>
          <dl>
            {waysToReport.map(({ when, how, number }) => (
              <div key={when}>
                <dt>{when}</dt>
                <dd>
                  {number === null ? how : <a href={`tel:${number.replaceAll(' ', '')}`}>{how}</a>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="signs">
          <h2 id="signs">What it can look like</h2>
          <dl className={styles.signs}>
            {signs.map(({ name, sign }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{sign}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="objectives">
          <h2 id="objectives">Four objectives</h2>
          <p>
            They come from the national strategy against serious and organised crime. Each
            disruption counts under one of them.
          </p>
          <ul className={styles.objectives}>
            {objectives.map(({ code, name, aim }) => (
              <li key={code} className={styles[code.toLowerCase()]}>
                <Link to={`/disruptions?objective=${code}`}>{name}</Link>
                <span>{aim}</span>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="crimes">
          <h2 id="crimes">Nine crime types</h2>
          <ul className={styles.crimes}>
            {crimeTypes.map(({ code, name }) => (
              <li key={code}>
                <Link to={`/reports?crimeType=${code}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="serious">
          <h2 id="serious">When a crime is serious</h2>
          <p>Section 93(4) of the Police Act 1997 calls a crime serious if one of these is true:</p>
          <ul>
            <li>
              it involves violence, brings a large financial gain, or is carried out by many people
              with a common purpose;
            </li>
            <li>
              somebody aged 21 or over, convicted for the first time, could expect three years in
              prison or more.
            </li>
          </ul>
        </section>
        <section aria-labelledby="protected">
          <h2 id="protected">Nobody can be identified</h2>
          <p>
            The figures are about people, some of them in danger. What partners record about
            safeguarding is shown so that no small number can identify one of them.{' '}
            <ProtectionLink />
          </p>
        </section>
        <section aria-labelledby="scale">
          <h2 id="scale">Across the country</h2>
          <dl className={styles.scale}>
            {scale.map(({ figure, of }) => (
              <div key={of}>
                <dt>{of}</dt>
                <dd>{figure}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.source}>
            Source: Thames Valley Police, the public page on Stronghold.
          </p>
        </section>
      </div>
    </PageBody>
  );
}
