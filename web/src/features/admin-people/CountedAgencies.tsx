import { joinWords } from '#lib/format.js';

import styles from './CountedAgencies.module.css';

interface CountedAgenciesProps {
  /** A grant in a sentence, which may give only the number of its agencies. */
  readonly sentence: string;
  readonly agencies: readonly { readonly name: string }[];
}

/** The names of a grant's agencies, if its sentence only counts them. */
export function CountedAgencies({ sentence, agencies }: CountedAgenciesProps) {
  if (agencies.every(({ name }) => sentence.includes(name))) return null;
  return (
    <details className={styles.agencies}>
      <summary>Which agencies</summary>
      {joinWords(agencies.map(({ name }) => name))}
    </details>
  );
}
