import styles from './Print.module.css';
import type { PrintedPack } from './print-document.js';

interface PrintContentsProps {
  readonly pack: PrintedPack;
  /** The page of each part by its key; empty until pages are counted. */
  readonly pages: ReadonlyMap<string, string>;
}

/**
 * The contents of the pack, each part with its page. Page numbers are known only once the sheets
 * are laid out, and CSS cannot insert them: Chromium has no target-counter. So they stay empty
 * until the PDF has been printed once and the pages that its links lead to are counted. Space is
 * reserved for them, so that nothing moves.
 */
export function PrintContents({ pack: { actions, contents, proof }, pages }: PrintContentsProps) {
  const parts = [
    ...contents.sections.map(({ key, number, heading }) => ({
      key,
      number: String(number),
      heading,
    })),
    ...(actions.length === 0 ? [] : [{ key: 'actions', number: '', heading: 'Actions' }]),
    ...(contents.definitions.length === 0
      ? []
      : [{ key: 'definitions', number: '', heading: 'Definitions' }]),
    ...(proof === null ? [] : [{ key: 'proof', number: '', heading: 'Proof' }]),
  ];
  return (
    <nav className={styles.contents} aria-labelledby="contents-heading">
      <h2 id="contents-heading" className={styles.heading}>
        Contents
      </h2>
      <ol>
        {parts.map(({ key, number, heading }) => (
          <li key={key}>
            <span>{number}</span>
            <a href={`#${key}`}>{heading}</a>
            <i aria-hidden="true" />
            <b>{pages.get(key) ?? ''}</b>
          </li>
        ))}
      </ol>
    </nav>
  );
}
