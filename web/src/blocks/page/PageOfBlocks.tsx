import { useCallback, useId, useState } from 'react';

import blockStyles from '#blocks/Block.module.css';
import type { BlockContext } from '#blocks/block.type.js';
import { BLOCK } from '#blocks/block-fragment.js';
import type { BlockSize } from '#blocks/block-size.type.js';
import { BlockGrid } from '#blocks/BlockGrid.js';
import { BlockMessage } from '#blocks/BlockMessage.js';
import { fitsHalf, isWide } from '#blocks/is-wide.js';
import { LoadingBlock } from '#blocks/LoadingBlock.js';
import { PinActions } from '#blocks/pin/PinActions.js';
import { toPinnedScope } from '#blocks/pin/pinned-scope.js';
import type { PageOfBlocksQuery, PageOfBlocksQueryVariables } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-block-errors.js';
import { usePartedQuery } from '#graphql/use-parted-query.js';
import { formatInstant, formatMarking, formatNumber } from '#lib/format.js';
import { FirstSteps } from '#parts/FirstSteps.js';
import { MethodLink } from '#parts/MethodLink.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import { Block } from './Block.js';
import { PAGE_OF_BLOCKS } from './page-query.js';
import styles from './PageOfBlocks.module.css';

interface PageOfBlocksProps extends Omit<BlockContext, 'marking' | 'onRetry'> {
  /** The page's name in the menu. */
  readonly name: string;
  readonly question: PageOfBlocksQueryVariables;
  /** The sizes of the usual blocks: space is reserved for them while they load. */
  readonly room: readonly BlockSize[];
}

interface Shown {
  readonly page: PageOfBlocksQuery['page'];
  readonly context: Omit<BlockContext, 'marking'>;
}

const parts = ['page'] as const;

/**
 * A page of blocks for one set of filters. The blocks of the previous filters stay, dimmed, until
 * the new blocks have loaded.
 */
export function PageOfBlocks({ name, question, room, ...context }: PageOfBlocksProps) {
  const answer = usePartedQuery({
    query: PAGE_OF_BLOCKS,
    parts,
    toPart: () => 'page' as const,
    toVariables: () => question,
  });
  const page = answer.data?.page;
  const [last, setLast] = useState<Shown | null>(null);
  const withRetry = { ...context, onRetry: answer.onRetry };
  if (page !== undefined && page !== last?.page) setLast({ page, context: withRetry });
  const found = page === undefined ? answer.findProblem('page') : null;
  // While offline, loaded content stays, and the page says when it was loaded.
  const offline =
    found?.kind === 'failed' && found.isOffline === true && last !== null ? found : null;
  const isStale = page === undefined && (answer.isWaiting || offline !== null) && last !== null;
  const shown = page === undefined ? (isStale ? last : null) : { page, context: withRetry };
  const problem = shown === null ? found : null;
  const toPinnable = useCallback(
    (block: string) => ({
      page: question.key,
      block,
      measure: question.measure ?? null,
      scope: toPinnedScope(question.scope),
    }),
    [question],
  );

  return (
    <PinActions toPinnable={toPinnable}>
      <div className={styles.page} aria-busy={answer.isWaiting} data-stale={isStale}>
        <HiddenText role="status">{answer.isWaiting ? 'Loading figures' : ''}</HiddenText>
        {offline === null || shown === null ? null : (
          <OfflineStrip asOf={shown.page.asOf} onRetry={offline.onRetry} />
        )}
        {shown === null ? (
          <NoPage name={name} problem={problem} room={room} />
        ) : (
          <PageShown {...shown} />
        )}
      </div>
      <Foot page={shown?.page ?? null} />
    </PinActions>
  );
}

function PageShown({ page, context }: Shown) {
  if (page.dataVersion === 0) {
    return (
      <>
        <PageTitle name={page.name} message="Nothing has been published yet">
          The page fills up as agencies publish their returns: the first figures appear with the
          first return.
        </PageTitle>
        <FirstSteps />
      </>
    );
  }
  return (
    <>
      <div className={styles.title}>
        <PageTitle name={page.name} message={page.title}>
          {page.subtitle}
        </PageTitle>
        {page.protection === null ? null : (
          <p className={styles.note}>
            {page.protection} <ProtectionLink />
          </p>
        )}
        {page.notes.map((note) => (
          <p key={note} className={styles.note}>
            {note}
          </p>
        ))}
      </div>
      <BlockGrid
        blocks={page.blocks.map((block) => {
          const content = unmask(BLOCK, block);
          const wide = isWide(content);
          return {
            key: block.id,
            isWide: wide,
            isLeading: content.view === 'FUNNEL',
            isNarrow: content.view === 'ANSWERS',
            fitsHalf: fitsHalf(content),
            rows:
              content.view === 'TABLE'
                ? content.table.rows.filter(({ isFolded }) => isFolded !== true).length
                : null,
            show: (isHalfOnPaper: boolean) => (
              <Block
                block={block}
                context={{ ...context, marking: page.marking, isHalfOnPaper }}
                isWide={wide}
              />
            ),
          };
        })}
      />
    </>
  );
}

interface OfflineStripProps {
  /** When the page's content was loaded. */
  readonly asOf: string;
  readonly onRetry: () => void;
}

/** Says once for the whole page that the server cannot be reached. */
function OfflineStrip({ asOf, onRetry }: OfflineStripProps) {
  return (
    <div className={styles.offline} role="alert">
      <p>
        <b>Stronghold cannot be reached.</b> You are seeing figures from {formatInstant(asOf)}.
      </p>
      <Button onPress={onRetry}>Try again</Button>
    </div>
  );
}

interface NoPageProps extends Pick<PageOfBlocksProps, 'name' | 'room'> {
  readonly problem: PartProblem | null;
}

/** The page without its blocks: loading, refused or failed. */
function NoPage({ name, problem, room }: NoPageProps) {
  const headingId = useId();
  const title = (
    <div className={styles.title}>
      <PageTitle name={name} message={name}>
        {problem === null || problem.kind === 'loading' ? 'Loading' : ''}
      </PageTitle>
    </div>
  );
  if (problem === null || problem.kind === 'loading') {
    const blocks = room.map((size, place) => ({
      key: String(place),
      isWide: size === 'wide' || size === 'strip',
      isLeading: size === 'leading',
      show: () => <LoadingBlock size={size} />,
    }));
    return (
      <>
        {title}
        <BlockGrid blocks={blocks} />
      </>
    );
  }
  return (
    <>
      {title}
      <section className={blockStyles.block} aria-labelledby={headingId} data-size="small">
        <BlockMessage
          headingId={headingId}
          heading={
            problem.kind === 'refused' ? 'You may not see this page' : 'This page could not load'
          }
          about={null}
          title={null}
          sentence={problem.sentence}
          {...(problem.kind === 'failed' ? { onRetry: problem.onRetry } : {})}
        />
      </section>
    </>
  );
}

function Foot({ page }: { readonly page: PageOfBlocksQuery['page'] | null }) {
  return (
    <PageFoot
      facts={
        page === null
          ? []
          : [`Data version ${formatNumber(page.dataVersion)}`, formatInstant(page.asOf)]
      }
      marking={page === null ? null : formatMarking(page.marking)}
    >
      <MethodLink />
    </PageFoot>
  );
}
