import { lazy, Suspense } from 'react';

import styles from './Markdown.module.css';

const Markdown = lazy(async () => ({ default: (await import('./Markdown.js')).Markdown }));

/**
 * Words that somebody wrote, on a page that begins without what reads their Markdown: until it is
 * here they stand as they were written.
 */
export function LateMarkdown({ text }: { readonly text: string }) {
  return (
    <Suspense fallback={<AsWritten text={text} />}>
      <Markdown text={text} />
    </Suspense>
  );
}

function AsWritten({ text }: { readonly text: string }) {
  return (
    <div className={styles.text} dir="auto">
      {text.split(/\n{2,}/).map((paragraph, place) => (
        <p key={place}>{paragraph}</p>
      ))}
    </div>
  );
}
