import { skipToken, useQuery } from '@apollo/client/react';

import type { BlockContext } from '#blocks/block.type.js';
import { PinActions } from '#blocks/pin/PinActions.js';
import { toPinnedTile } from '#blocks/pin/pinned-tile.js';
import type { TilesPage } from '#blocks/tiles/tile-fragment.js';
import { TilePage } from '#blocks/tiles/TilePage.js';
import { askAgain } from '#graphql/ask-again.js';
import { toKindSearch } from '#lib/scope/kind-scope.js';
import type { ScopeParams } from '#lib/scope/scope.js';
import { PageProblem } from '#parts/PageProblem.js';
import { HiddenText } from '#ui/HiddenText.js';

import { OVERVIEW_FIGURES, toOverviewVariables } from './overview-question.js';

interface OverviewFiguresProps {
  /** The figures that were loaded with the page. */
  readonly first: TilesPage;
  /** Whether those figures answer the current question. */
  readonly isFirst: boolean;
  /** The parts of the address that were understood. */
  readonly asked: ScopeParams;
  readonly onChange: (change: Partial<ScopeParams>) => void;
}

/**
 * The figures for the current question: the figures loaded with the page, or others. Earlier
 * figures stay until the new ones have loaded.
 */
export function OverviewFigures({ first, isFirst, asked, onChange }: OverviewFiguresProps) {
  const { data, previousData, error, loading, refetch } = useQuery(
    OVERVIEW_FIGURES,
    isFirst
      ? skipToken
      : { variables: toOverviewVariables(asked), notifyOnNetworkStatusChange: true },
  );
  const found = isFirst ? first : data?.page;
  const isWaiting = found === undefined || loading;

  if (error !== undefined && found === undefined && !loading)
    return (
      <PageProblem
        error={error}
        asked="figures of the Overview"
        onRetry={() => askAgain(refetch())}
      />
    );

  const page = found ?? previousData?.page ?? first;
  const kinds = { ...asked, objective: null, crimeType: null };
  const context: Omit<BlockContext, 'marking'> = {
    asked: kinds,
    toAddress: (change) => `/${toKindSearch({ ...kinds, ...change })}`,
    toTime: (quarter) => ({ quarter }),
    onChoose: onChange,
  };
  return (
    <PinActions toPinnable={(name) => toPinnedTile(name, page, asked)}>
      <HiddenText role="status">{isWaiting ? 'Loading figures' : ''}</HiddenText>
      <TilePage name="Overview" page={page} context={context} isWaiting={isWaiting} />
    </PinActions>
  );
}
