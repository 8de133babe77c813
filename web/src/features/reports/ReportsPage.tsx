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

import { readReports, toReportChoices, understandReports } from './read-scope.js';
import { ReportFigures } from './ReportFigures.js';

/** Reports: of which crimes, by which ways, how serious, with which signs, how soon something was done, and where. The filters are in the address. */
export function ReportsPage() {
  const { data, error, onRetry } = useChoices();
  const [typed, onChange] = useAskedKinds();

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="reports" onRetry={onRetry} />;
  }

  const choices = toReportChoices(data);
  const read = readReports(typed, choices);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  const { scope, problems, understood } = read;

  return (
    <>
      <ScopeFilters
        choices={choices}
        scope={scope}
        onChange={onChange}
        time={['from', 'step']}
        mine={<RememberMine viewer={data.viewer.id} asked={understood} understand={(mine) => understandReports(mine, choices)} />}
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
