import styles from './Print.module.css';
import type { PrintedPack } from './print-document.js';

/** The definitions of the pack's measures when it was signed. */
export function PrintDefinitions({ contents: { definitions } }: Pick<PrintedPack, 'contents'>) {
  return (
    <section className={styles.section} aria-labelledby="definitions">
      <h2 id="definitions" className={styles.heading}>
        Definitions
      </h2>
      <dl className={styles.definitions}>
        {definitions.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
