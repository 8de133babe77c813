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

import { ReportFigures } from './ReportFigures.js';

/** Nothing is compared on this page but with the year before. */
const useless = ['compare'] as const;

/** Reports: of which crimes, by which ways, how serious, with which signs, how soon something was done, and where. The filters are in the address. */
export function ReportsPage() {
  const { data, error, onRetry } = useChoices();
  const [typed, onChange] = useAskedKinds();
  const asked = leaveOut(typed, useless);

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="reports" onRetry={onRetry} />;
  }

  const choices = { ...toChoices(data), objectives: [], crimeTypes: data.crimeTypes };
  const read = readKindScope({ ...asked, objective: null }, choices);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  const { scope } = read;
  const problems =
    asked.objective === null ? read.problems : [...read.problems, 'Reports have no objective, so reports of all kinds are shown.'];
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
            understand={(mine) => understandKinds({ ...leaveOut(mine, useless), objective: null }, choices)}
          />
        }
        onClearMore={scope.crimeType === null ? null : () => onChange({ crimeType: null })}
      >
        <KindControls choices={choices} scope={scope} onChange={onChange} without={['objective']} />
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
        <ReportFigures
          choices={choices}
          scope={scope}
          asked={understood}
          onChange={onChange}
          marking={formatMarking(data.viewer.marking)}
        />
      </PageBody>
    </>
  );
}
