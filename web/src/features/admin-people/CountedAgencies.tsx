import { joinWords } from '#lib/format.js';

import styles from './CountedAgencies.module.css';

interface CountedAgenciesProps {
  /** What is granted, in a sentence that may count its agencies. */
  readonly sentence: string;
  readonly agencies: readonly { readonly name: string }[];
}

/** The agencies of a grant by their names, where its sentence only counts them. */
export function CountedAgencies({ sentence, agencies }: CountedAgenciesProps) {
  if (agencies.every(({ name }) => sentence.includes(name))) return null;
  return (
    <details className={styles.agencies}>
      <summary>Which agencies</summary>
      {joinWords(agencies.map(({ name }) => name))}
    </details>
  );
}
