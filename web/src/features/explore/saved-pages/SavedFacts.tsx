import { lazy, Suspense, useState } from 'react';

import { findLocalStorage } from '#lib/browser-storage.js';
import { formatInstant } from '#lib/format.js';

import { findLastRun } from './find-last-run.js';
import type { SavedWhole } from './saved-pages-documents.js';
import { describeOwner, describeSharing } from './saved-words.js';
import styles from './SavedPages.module.css';

/** Loaded after the page is drawn. */
const CostToday = lazy(async () => ({ default: (await import('./CostToday.js')).CostToday }));

interface SavedFactsProps {
  readonly saved: SavedWhole;
  /** The id of the person whose history on this computer is used. */
  readonly viewer: string;
  /** Today's values of the question's variables, by name. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A question's owner, who can see it, its version, its last run and its cost, in one line. */
export function SavedFacts({ saved, viewer, values }: SavedFactsProps) {
  const { text, latestVersion, savedAt, owner, agency } = saved;
  const [lastRun] = useState(() =>
    findLastRun(findLocalStorage(), { text, viewer, now: Date.now() }),
  );
  const facts = [
    {
      name: 'Owner',
      fact: saved.hasOwnerLeft ? 'Owner has left' : describeOwner(saved),
      detail: `kept by ${agency?.name ?? owner.agency?.name ?? 'several agencies'}`,
    },
    { name: 'Who may see it', fact: describeSharing(saved), detail: 'each with their own access' },
    { name: 'Version', fact: String(latestVersion), detail: formatInstant(savedAt) },
    {
      name: 'Last run',
      fact: lastRun === null ? 'Not yet' : formatInstant(lastRun.at),
      detail: lastRun === null ? 'by you on this computer' : lastRun.outcome,
    },
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, fact, detail }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
          <dd className={styles.small}>{detail}</dd>
        </div>
      ))}
      {saved.isRunnable ? (
        <Suspense fallback={null}>
          <CostToday text={text} variables={values} />
        </Suspense>
      ) : null}
    </dl>
  );
}
