import { memo, useDeferredValue } from 'react';

import type { BlockContext } from '#blocks/block.type.js';
import { SparklineKey } from '#charts/SparklineKey.js';
import { explainFigures, isProtected } from '#lib/figure.js';
import { formatInstant, formatMarking, formatNumber } from '#lib/format.js';
import { FirstSteps } from '#parts/FirstSteps.js';
import { MethodLink } from '#parts/MethodLink.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { OnPaper } from '#ui/OnPaper.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { Switch } from '#ui/Switch.js';

import { GroupTitle } from './GroupTitle.js';
import { nameOpenQuarters } from './open-quarters.js';
import { orderTiles } from './order-tiles.js';
import { PrintNotes } from './PrintNotes.js';
import { Tally } from './Tally.js';
import type { TilesPage } from './tile-fragment.js';
import styles from './TilePage.module.css';
import { TilePanel } from './TilePanel.js';
import { TileRows } from './TileRows.js';
import { TileSkeleton } from './TileSkeleton.js';
import { TileTable } from './TileTable.js';
import { useLookParams } from './use-look-params.js';

interface TilePageProps {
  readonly page: TilesPage;
  /** The page's name in the menu. */
  readonly name: string;
  readonly context: Omit<BlockContext, 'marking'>;
  /** Whether new figures are loading: until they arrive, the earlier figures stay, dimmed. */
  readonly isWaiting: boolean;
}

/** A page of tiles: its message and its tally, then its figures as tiles or as one table. */
export function TilePage({ page, name, context, isWaiting }: TilePageProps) {
  // The message is painted before the tiles, and a pressed filter responds before the tiles are
  // drawn again.
  const areTilesDue = useDeferredValue(true, false);
  const { title, detail, subtitle, notes, marking, dataVersion, asOf, period, blocks } = page;
  const foot = (
    <PageFoot
      facts={[`Data version ${formatNumber(dataVersion)}`, formatInstant(asOf)]}
      marking={formatMarking(marking)}
    >
      <MethodLink />
    </PageFoot>
  );

  if (dataVersion === 0) {
    return (
      <>
        <PageTitle name={name} message="Nothing has been published yet">
          The page fills up as agencies publish their returns: the first figures appear with the
          first return.
        </PageTitle>
        <FirstSteps />
        {foot}
      </>
    );
  }

  return (
    <>
      <div
        className={isWaiting ? `${styles.page} ${styles.isWaiting}` : styles.page}
        aria-busy={isWaiting}
      >
        <div className={styles.head}>
          <div className={styles.lead}>
            <title>{`${name}: ${title} - Stronghold`}</title>
            <h1>{title}</h1>
            {detail === '' ? null : <p className={styles.detail}>{detail}</p>}
            {[subtitle, ...notes].map((note) => (
              <p key={note} className={styles.about}>
                {note}
              </p>
            ))}
          </div>
          <Tally tiles={blocks.flatMap(({ tiles }) => tiles)} isOpen={period.status === 'OPEN'} />
        </div>
        {areTilesDue ? <Figures page={page} context={context} /> : <TileSkeleton />}
      </div>
      {areTilesDue ? foot : null}
    </>
  );
}

const orders = [
  { code: 'attention', name: 'Attention first' },
  { code: 'usual', name: 'Usual order' },
] as const;

const views = [
  { code: 'tiles', name: 'Tiles' },
  { code: 'table', name: 'Table' },
] as const;

/**
 * All figures of the page: figures of a list first, then figures of measures, and beside them
 * everything that is not a tile.
 */
const Figures = memo(function Figures({
  page,
  context: given,
}: Pick<TilePageProps, 'page' | 'context'>) {
  const [{ order, view }, onLook] = useLookParams();

  const { blocks, period, marking } = page;
  const context = { ...given, marking };
  const tiled = blocks.filter(({ tiles }) => tiles.length > 0);
  const isOfParts = ({ question: { by } }: (typeof blocks)[number]) => by.length > 1;
  const first = tiled.filter(isOfParts);
  const others = orderTiles(
    tiled.filter((block) => !isOfParts(block)),
    order,
  );
  const panels = blocks.filter(({ tiles }) => tiles.length === 0);
  const kpis = tiled.flatMap(({ tiles }) => tiles.map(({ kpi }) => kpi));
  const flags = explainFigures(
    kpis.map(({ figure }) => ({
      ...figure,
      flags: figure.flags.filter((flag) => flag !== 'PROVISIONAL'),
    })),
    [],
  );
  const isTable = view === 'table';
  const orderSwitch = (
    <Switch
      key="order"
      label="Order"
      options={orders}
      chosen={order}
      onChoose={(code) => onLook({ order: code })}
    />
  );

  return (
    <div className={styles.figures}>
      <GroupTitle
        name={isTable ? 'All headlines' : first.map(({ about }) => about).join(', ')}
        note={<SparklineKey open={nameOpenQuarters(kpis)} />}
      >
        {isTable ? orderSwitch : null}
        <Switch
          key="view"
          label="View"
          options={views}
          chosen={view}
          onChoose={(code) => onLook({ view: code })}
        />
      </GroupTitle>
      {isTable ? null : <TileRows {...{ first, others, panels, context, orderSwitch }} />}
      <OnPaper isShown={isTable}>
        <TileTable
          quarter={period.key}
          caption={`Headlines of ${period.longLabel}`}
          blocks={[...first, ...others]}
          asked={context.asked}
          marking={marking}
          isHidden={!isTable}
        />
      </OnPaper>
      {isTable ? (
        <div className={styles.panels}>
          {panels.map((block) => (
            <section key={block.id}>
              <TilePanel block={block} context={context} />
            </section>
          ))}
        </div>
      ) : null}
      {flags.length === 0 ? null : (
        <p className={styles.flags}>
          {flags.join(' ')}{' '}
          {kpis.some(({ figure }) => isProtected(figure)) ? <ProtectionLink /> : null}
        </p>
      )}
      <OnPaper>
        <PrintNotes panels={panels} order={order} flags={flags} />
      </OnPaper>
    </div>
  );
});
