import { skipToken, useQuery } from '@apollo/client/react';
import { useRef } from 'react';

import { Block } from '#blocks/Block.js';
import { BLOCK } from '#blocks/block-fragment.js';
import { BlockGrid } from '#blocks/BlockGrid.js';
import { fitsHalf, isWide } from '#blocks/is-wide.js';
import { LoadingBlock } from '#blocks/LoadingBlock.js';
import { toProblem } from '#graphql/problem.js';
import { unmask } from '#graphql/unmask.js';
import { noKindsAsked } from '#lib/kind-scope.js';
import { Button } from '#ui/Button.js';
import { useIsNear } from '#ui/use-is-near.js';

import { PACK_SECTION, type ReadPack } from './board-documents.js';
import styles from './Boards.module.css';
import { kindWords } from './pack-words.js';

interface PackSectionProps {
  readonly heading: ReadPack['headings'][number];
  readonly asked: { readonly quarter: string; readonly area: string; readonly version: number | null };
  readonly marking: string;
}

/** A section of a pack: its figures, which nothing narrows, and what is said of them. It is asked for once the reader comes near. */
export function PackSection({ heading: { key, number, heading }, asked, marking }: PackSectionProps) {
  const place = useRef<HTMLElement>(null);
  const isNear = useIsNear(place);
  const { data, error, refetch } = useQuery(PACK_SECTION, isNear ? { variables: { ...asked, section: key } } : skipToken);
  const section = data?.board?.contents.sections[0];
  const headingId = `${key}-heading`;
  return (
    <section
      ref={place}
      className={styles.section}
      id={key}
      aria-labelledby={headingId}
      aria-busy={section === undefined && error === undefined}
    >
      <h2 id={headingId}>
        <span className={styles.number}>{number}</span> {heading}
      </h2>
      {section === undefined ? (
        error === undefined ? (
          <LoadingBlock isWide />
        ) : (
          <div role="alert">
            <p>{toProblem(error).sentence}</p>
            <Button onPress={() => void refetch().catch(() => undefined)}>Try again</Button>
          </div>
        )
      ) : (
        <>
          {section.notes.map((note) => (
            <p key={note} className={styles.note}>
              {note}
            </p>
          ))}
          <BlockGrid
            blocks={section.blocks.map((block) => {
              const content = unmask(BLOCK, block);
              const wide = tabular.has(content.view) || isWide(content);
              return {
                key: block.id,
                isWide: wide,
                isLeading: content.view === 'FUNNEL',
                fitsHalf: fitsHalf(content),
                rows: content.view === 'TABLE' ? content.table.rows.filter(({ isFolded }) => isFolded !== true).length : null,
                show: (isHalfOnPaper: boolean) => <Block block={block} context={{ ...still, marking, isHalfOnPaper }} isWide={wide} />,
              };
            })}
          />
          <Texts texts={section.texts} />
        </>
      )}
    </section>
  );
}

/** Views with columns of words, which two thirds of a page are too narrow for beside another. */
const tabular: ReadonlySet<string> = new Set(['TILES', 'TABLE', 'MEASURES', 'LIST']);

/** What a pack shows leads nowhere and is narrowed by nothing. */
const still = {
  asked: noKindsAsked,
  isFixed: true,
  isFrozen: true,
  toAddress: () => '#',
  toTime: () => ({}),
  onChoose: () => undefined,
} as const;

interface Text {
  readonly id: string;
  readonly kind: keyof typeof kindWords;
  readonly body: string;
  readonly post: string;
  readonly owner: { readonly name: string } | null;
}

function Texts({ texts }: { readonly texts: readonly Text[] }) {
  const written = texts.filter(({ body }) => body !== '');
  if (written.length === 0) return null;
  return (
    <div className={styles.texts}>
      {written.map(({ id, kind, body, post, owner }) => (
        <div key={id}>
          <h3>{kindWords[kind]}</h3>
          {body.split(/\n{2,}/).map((paragraph, index) => (
            <p key={index} className={styles.said}>
              {paragraph}
            </p>
          ))}
          {post === '' && owner === null ? null : (
            <p className={styles.note}>{[post, owner?.name ?? ''].filter((part) => part !== '').join(', ')}</p>
          )}
        </div>
      ))}
    </div>
  );
}
