import { LateMarkdown } from '#ui/LateMarkdown.js';

import styles from './Boards.module.css';
import { kindWords } from './pack-words.js';

interface Text {
  readonly id: string;
  readonly kind: keyof typeof kindWords;
  readonly body: string;
  readonly post: string;
  readonly owner: { readonly name: string } | null;
}

/** The texts of a section, each with the post and agency that wrote it. */
export function SectionTexts({ texts }: { readonly texts: readonly Text[] }) {
  const written = texts.filter(({ body }) => body !== '');
  if (written.length === 0) return null;
  return (
    <div className={styles.texts} data-texts={written.length}>
      {written.map(({ id, kind, body, post, owner }) => (
        <div key={id}>
          <h3>{kindWords[kind]}</h3>
          <LateMarkdown text={body} />
          {post === '' && owner === null ? null : (
            <p className={styles.note}>
              {[post, owner?.name ?? ''].filter((part) => part !== '').join(', ')}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
