import { useChoices } from '#graphql/use-choices.js';
import { formatMarking } from '#lib/format.js';
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
import { readDisruptions, toDisruptionChoices, understandDisruptions } from './read-scope.js';

/** Confirmed disruptions: under which objective, with what result, where, against what and by whom. The filters are in the address. */
export function DisruptionsPage() {
  const { data, error, onRetry } = useChoices();
  const [typed, onChange] = useAskedKinds();

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="disruptions" onRetry={onRetry} />;
  }

  const choices = toDisruptionChoices(data);
  const read = readDisruptions(typed, choices);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  const { scope, problems, understood } = read;
  const isKindSet = scope.objective !== null || scope.crimeType !== null;

  return (
    <>
      <ScopeFilters
        choices={choices}
        scope={scope}
        onChange={onChange}
        time={['from', 'step']}
        mine={<RememberMine viewer={data.viewer.id} asked={understood} understand={(mine) => understandDisruptions(mine, choices)} />}
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
