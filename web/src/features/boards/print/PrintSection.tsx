import { BLOCK } from '#blocks/block-fragment.js';
import { BlockGrid } from '#blocks/BlockGrid.js';
import { fitsHalf, isWide } from '#blocks/is-wide.js';
import { Block } from '#blocks/page/Block.js';
import { kindWords } from '#features/boards/pack-words.js';
import { unmask } from '#graphql/unmask.js';
import { noKindsAsked } from '#lib/scope/kind-scope.js';
import { Markdown } from '#ui/Markdown.js';

import styles from './Print.module.css';
import type { PrintedSection } from './print-document.js';
import { PrintScorecard } from './PrintScorecard.js';

interface PrintSectionProps {
  readonly section: PrintedSection;
  /** The period of the figures, as a heading: `Q1 2026/27`. */
  readonly quarter: string;
  readonly marking: string;
}

/** A section on paper: its figures, and its texts below them. */
export function PrintSection({
  section: { key, number, heading, notes, blocks, texts },
  quarter,
  marking,
}: PrintSectionProps) {
  const context = { ...still, marking };
  const whole = blocks.map((block) => ({ ...block, ...unmask(BLOCK, block) }));
  const tiled = whole.filter(({ view, tiles }) => view === 'TILES' && tiles.length > 0);
  const others = blocks.filter(({ id }) => !tiled.some((block) => block.id === id));
  return (
    <section className={styles.section} aria-labelledby={key}>
      <h2 id={key} className={styles.heading}>
        <span>{number}</span> <bdi>{heading}</bdi>
      </h2>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {blocks.length === 0 && notes.length === 0 && texts.every(({ body }) => body === '') ? (
        <p className={styles.note}>There is nothing to show here.</p>
      ) : null}
      {tiled.length === 0 ? null : <PrintScorecard blocks={tiled} quarter={quarter} />}
      <BlockGrid
        blocks={others.map((block) => {
          const content = unmask(BLOCK, block);
          return {
            key: block.id,
            isWide: isWide(content),
            fitsHalf: fitsHalf(content),
            show: (isHalfOnPaper: boolean) => (
              <Block
                block={block}
                context={{ ...context, isHalfOnPaper }}
                isWide={isWide(content)}
              />
            ),
          };
        })}
      />
      <Texts texts={texts} />
    </section>
  );
}

/** On paper there are no links and no filters. */
const still = {
  asked: noKindsAsked,
  isFixed: true,
  isFrozen: true,
  isPaper: true,
  headingLevel: 3,
  toAddress: () => '#',
  toTime: () => ({}),
  onChoose: () => undefined,
} as const;

/**
 * Texts longer than this, in characters, are one below the other, because a column must not be
 * longer than a sheet.
 */
const maxInColumn = 900;

function Texts({ texts }: Pick<PrintedSection, 'texts'>) {
  const written = texts.filter(({ body }) => body !== '');
  if (written.length === 0) return null;
  return (
    <div
      className={styles.texts}
      data-texts={written.length}
      data-long={written.some(({ body }) => body.length > maxInColumn)}
    >
      {written.map(({ id, kind, body, post, owner }) => (
        <div key={id}>
          {kind === 'STATEMENT' ? null : <h3>{kindWords[kind]}</h3>}
          <Markdown text={body} />
          {post === '' && owner === null ? null : (
            <p className={styles.by}>
              {[post, owner?.name ?? ''].filter((part) => part !== '').join(', ')}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
