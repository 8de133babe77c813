import { PageBody } from '#ui/PageBody.js';
import { PageTitle } from '#ui/PageTitle.js';
import { ScrollRegion } from '#ui/ScrollRegion.js';

import {
  consequences,
  examples,
  remainingRisks,
  rules,
  safeguards,
  scope,
} from './disclosure-words.js';
import styles from './DisclosurePage.module.css';

/**
 * The one page for a data protection officer: how small numbers are protected. It has no figures
 * and makes no requests.
 */
export function DisclosurePage() {
  return (
    <PageBody>
      <PageTitle name="How people are protected" message="How we protect people in small numbers">
        Councils, health bodies, charities and the police put figures about safeguarding in one
        place. A number as small as two, in one district and one quarter, may be two people somebody
        knows. So your own agency sees its own records exactly, and other agencies’ records pass
        through one rule: on every page, in every file and for every question.
      </PageTitle>
      <div className={styles.sections}>
        <section aria-labelledby="what">
          <h2 id="what">What, and from whom</h2>
          <dl>
            {scope.map(({ what, words }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="seen">
          <h2 id="seen">What somebody sees</h2>
          <ScrollRegion label="How a figure is shown" role="group">
            <table className={styles.table}>
              <caption>How a figure is shown, by others’ number and yours</caption>
              <thead>
                <tr>
                  <th scope="col">Others’</th>
                  <th scope="col">Yours</th>
                  <th scope="col">Shown</th>
                  <th scope="col">In words</th>
                </tr>
              </thead>
              <tbody>
                {examples.map(({ others, own, shown, told }) => (
                  <tr key={`${others}, ${own}`}>
                    <th scope="row">{others}</th>
                    <td>{own}</td>
                    <td>{shown}</td>
                    <td>{told}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <ul>
            {consequences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
        <section className={styles.wide} aria-labelledby="rule">
          <h2 id="rule">The rule for what others recorded</h2>
          <ol className={styles.rules}>
            {rules.map(({ name, words }) => (
              <li key={name}>
                <b>{name}.</b> {words}
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="keeps">
          <h2 id="keeps">Safeguards</h2>
          <ul>
            {safeguards.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="remains">
          <h2 id="remains">Remaining risks</h2>
          <ul>
            {remainingRisks.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      </div>
    </PageBody>
  );
}
