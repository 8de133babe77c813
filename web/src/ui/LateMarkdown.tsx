import { lazy, Suspense } from 'react';

import styles from './Markdown.module.css';

const Markdown = lazy(async () => ({ default: (await import('./Markdown.js')).Markdown }));

/**
 * Text that a person wrote, on a page that loads the Markdown code later. Until then the text is
 * shown unformatted.
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
