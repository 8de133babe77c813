import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import { TilePageSkeleton } from '#blocks/tiles/TilePageSkeleton.js';
import { askAgain } from '#graphql/ask-again.js';
import { isBadInput } from '#graphql/problem.js';
import { useDeferredData } from '#graphql/use-deferred-data.js';
import { toChoices } from '#lib/scope/choice.js';
import { dropInvalid, leaveOut, nothingAsked, readScope, understand } from '#lib/scope/scope.js';
import { useScopeParams } from '#lib/scope/use-scope-params.js';
import { NoPeriod } from '#parts/NoPeriod.js';
import { NotUnderstood } from '#parts/NotUnderstood.js';
import { PageProblem } from '#parts/PageProblem.js';
import { RememberFilters } from '#parts/RememberFilters.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PageBody } from '#ui/PageBody.js';
import { ScopeFilters } from '#ui/ScopeFilters.js';

import { isSameQuestion, OVERVIEW_PAGE, toOverviewVariables } from './overview-question.js';
import { OverviewFigures } from './OverviewFigures.js';
import { OverviewTools } from './OverviewTools.js';

/** A page for one quarter compares only with earlier quarters. */
const useless = ['from', 'step', 'compare'] as const;

/**
 * The page to read in ninety seconds: what has really changed, where, whether it is on target, and
 * which figures to wait for. Everything in its first view, including viewer and filters, is loaded
 * with one question.
 */
export function OverviewPage() {
  const [typed, onChange] = useScopeParams();
  const asked = leaveOut(typed, useless);
  const [first, setFirst] = useState(asked);
  const {
    data: arrived,
    error,
    refetch,
  } = useQuery(OVERVIEW_PAGE, { variables: toOverviewVariables(first) });
  const data = useDeferredData(arrived);
  const isLost = error !== undefined && arrived === undefined;
  const isTypo = isLost && first !== nothingAsked && isBadInput(error);
  // The page needs the choices to name the parts of the address that it did not understand.
  if (isTypo) setFirst(nothingAsked);

  if (data === undefined) {
    if (!isLost || isTypo) {
      return (
        <>
          <FilterStrip onClear={null}>{null}</FilterStrip>
          <PageBody>
            <TilePageSkeleton name="Overview" />
          </PageBody>
        </>
      );
    }
    return <PageProblem error={error} asked="the Overview" onRetry={() => askAgain(refetch())} />;
  }

  const choices = toChoices(data);
  const read = readScope(asked, choices);
  if (read === null) {
    return <NoPeriod />;
  }

  const { scope, problems } = read;
  const understood = dropInvalid(asked, scope);

  return (
    <>
      <ScopeFilters
        choices={choices}
        scope={scope}
        onChange={onChange}
        mine={
          <RememberFilters
            viewer={data.viewer.id}
            asked={understood}
            understand={(mine) => understand(leaveOut(mine, useless), choices)}
          />
        }
        tools={<OverviewTools key={window.location.search} />}
      />
      <PageBody>
        <NotUnderstood problems={problems} />
        <OverviewFigures
          first={data.page}
          isFirst={isSameQuestion(understood, first)}
          asked={understood}
          onChange={onChange}
        />
      </PageBody>
    </>
  );
}
