import { type Ref, useCallback, useId } from 'react';
import { Link, useNavigate } from 'react-router';

import blockStyles from '#blocks/Block.module.css';
import { BLOCK } from '#blocks/block-fragment.js';
import { BlockMessage } from '#blocks/BlockMessage.js';
import { LoadingBlock } from '#blocks/LoadingBlock.js';
import { Block } from '#blocks/page/Block.js';
import { TileCard } from '#blocks/tiles/TileCard.js';
import type { Problem } from '#graphql/problem.js';
import { unmask } from '#graphql/unmask.js';
import { Button } from '#ui/Button.js';
import { MoreActionsContext } from '#ui/figure-block/more-actions.js';

import type { Pin, PinnedBlockAnswer } from './my-page-documents.js';
import styles from './MyPage.module.css';
import { type Around, toPinAddress } from './pin-address.js';
import { toPinContext } from './pin-context.js';

interface PinnedBlockProps {
  /** Set for the first block of a batch, which loads once that block is near the screen. */
  readonly ref?: Ref<HTMLDivElement>;
  readonly pin: Pin;
  readonly around: Around;
  /** The block with its figures; null while it is loading. */
  readonly answer: PinnedBlockAnswer | null;
  readonly isWaiting: boolean;
  /** Whether the block still shows another quarter or area while the new figures load. */
  readonly isStale: boolean;
  /** Why the block could not be loaded; null if it could. */
  readonly problem: Problem | null;
  readonly marking: string;
  readonly onNarrow: (change: {
    readonly quarter?: string | null;
    readonly area?: string | null;
  }) => void;
  readonly onUnpin: (pin: Pin) => Promise<void>;
  readonly onRetry: () => void;
}

/** A pinned block in each of its states, with its origin below it. */
export function PinnedBlock(props: PinnedBlockProps) {
  const { ref, pin, around, answer, isStale, onUnpin } = props;
  const block = answer?.block ?? null;
  const address = toPinAddress(pin, around);
  const toActions = useCallback(
    () => [
      {
        id: 'unpin',
        label: 'Remove from My page',
        run: async () => {
          await onUnpin(pin);
          return '';
        },
      },
    ],
    [pin, onUnpin],
  );
  return (
    <div
      ref={ref}
      className={styles.place}
      data-columns={pin.columns}
      data-height={pin.height}
      data-stale={isStale}
      aria-busy={isStale}
    >
      <MoreActionsContext value={toActions}>
        {block === null ? <NoBlock {...props} /> : <Shown {...props} block={block} />}
      </MoreActionsContext>
      {block === null || address === null ? null : (
        <p className={styles.foot}>
          <span>{pin.name}</span>
          <Link to={address}>{pin.savedQuery === null ? 'Open page' : 'Open in Explore'}</Link>
        </p>
      )}
    </div>
  );
}

function Shown({
  pin,
  around,
  block,
  marking,
  onNarrow,
  onRetry,
}: PinnedBlockProps & { readonly block: NonNullable<PinnedBlockAnswer['block']> }) {
  const navigate = useNavigate();
  const context = {
    ...toPinContext(pin, around, { onNarrow, onOpen: (address) => void navigate(address) }),
    marking,
    onRetry,
  };
  if (block.tiles.length === 0)
    return <Block block={block} context={context} isWide={pin.columns === 12} />;
  const { question } = unmask(BLOCK, block);
  return (
    <div className={styles.tiles} data-tiles={Math.min(block.tiles.length, 4)}>
      {block.tiles.map((tile) => (
        <TileCard
          key={tile.kpi.id}
          tile={tile}
          block={{ question }}
          asked={context.asked}
          marking={marking}
          heading="h2"
        />
      ))}
    </div>
  );
}

/** Replaces a block that is loading, gone, not allowed, or failed. */
function NoBlock({ pin, answer, isWaiting, problem, onUnpin, onRetry }: PinnedBlockProps) {
  const headingId = useId();
  const told = pin.isGone ? (answer?.problem ?? goneSentence(pin)) : (answer?.problem ?? null);
  if (told === null && problem === null && isWaiting) return <LoadingBlock size="small" />;
  const sentence =
    told ?? problem?.sentence ?? 'The rest of the page is fine. It is our fault, not yours.';
  return (
    <section className={blockStyles.block} aria-labelledby={headingId} data-size="small">
      <BlockMessage
        headingId={headingId}
        heading={pin.name}
        about={null}
        title={
          told === null
            ? problem?.kind === 'refused'
              ? 'You may not see this'
              : 'This block did not load'
            : 'This cannot be shown'
        }
        sentence={sentence}
        {...(told === null && problem?.kind !== 'refused' ? { onRetry } : {})}
      >
        <Button label={`Remove ${pin.name} from My page`} onPress={() => void onUnpin(pin)}>
          Remove it
        </Button>
      </BlockMessage>
    </section>
  );
}

function goneSentence({ page }: Pin): string {
  return page === null
    ? 'This question has been deleted, or is no longer shared with you. Remove it, or ask the person who shared it.'
    : 'This block is no longer on its page.';
}
