import { useChoices } from '#graphql/use-choices.js';
import { toChoices } from '#lib/choice.js';
import { formatMarking } from '#lib/format.js';
import { keepUnderstoodKinds, readKindScope, understandKinds } from '#lib/kind-scope.js';
import { leaveOut } from '#lib/scope.js';
import { useAskedKinds } from '#lib/use-asked-kinds.js';
import { PageProblem } from '#parts/PageProblem.js';
import { RememberMine } from '#parts/RememberMine.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { KindControls } from '#ui/KindControls.js';
import { Notice } from '#ui/Notice.js';
import { PageBody } from '#ui/PageBody.js';
import { PlainPage } from '#ui/PlainPage.js';
import { ScopeFilters } from '#ui/ScopeFilters.js';

import { DisruptionFigures } from './DisruptionFigures.js';

/** Nothing is compared on this page but with the year before. */
const useless = ['compare'] as const;

/** Confirmed disruptions: under which objective, with what result, where, against what and by whom. The filters are in the address. */
export function DisruptionsPage() {
  const { data, error, onRetry } = useChoices();
  const [typed, onChange] = useAskedKinds();
  const asked = leaveOut(typed, useless);

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="disruptions" onRetry={onRetry} />;
  }

  const choices = { ...toChoices(data), agencies: data.agencies, objectives: data.objectives, crimeTypes: data.crimeTypes };
  const read = readKindScope(asked, choices);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  const { scope, problems } = read;
  const isKindSet = scope.objective !== null || scope.crimeType !== null;
  const understood = keepUnderstoodKinds(asked, scope);

  return (
    <>
      <ScopeFilters
        choices={choices}
        scope={scope}
        onChange={onChange}
        time={['from', 'step']}
        mine={
          <RememberMine
            viewer={data.viewer.id}
            asked={understood}
            understand={(mine) => understandKinds(leaveOut(mine, useless), choices)}
          />
        }
        onClearMore={isKindSet ? () => onChange({ objective: null, crimeType: null }) : null}
      >
        <KindControls choices={choices} scope={scope} onChange={onChange} />
      </ScopeFilters>
      <PageBody>
        {problems.length === 0 ? null : (
          <Notice title="Part of this address was not understood">
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        <DisruptionFigures
          choices={choices}
          scope={scope}
          asked={understood}
          onChange={onChange}
          isCleared={data.viewer.isCleared}
          marking={formatMarking(data.viewer.marking)}
          quarters={data.periods}
        />
      </PageBody>
    </>
  );
}
