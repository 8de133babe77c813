import styles from './MadeUpStrip.module.css';

interface MadeUpStripProps {
  readonly notice: string;
}

/** Says on every page, and on paper, that the figures are a demonstration. */
export function MadeUpStrip({ notice }: MadeUpStripProps) {
  return (
    <aside className={styles.strip} aria-label="Made-up data">
      <p>
        <b>Made-up data.</b> {notice}
      </p>
    </aside>
  );
}
