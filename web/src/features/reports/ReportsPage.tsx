import { toPageQuestion } from '#blocks/page-question.js';
import { PageOfBlocks } from '#blocks/PageOfBlocks.js';
import { useChoices } from '#graphql/use-choices.js';
import { toKindSearch } from '#lib/kind-scope.js';
import { narrowToTime } from '#lib/time-question.js';
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

/** Two figures beside each other, what made the change, and what lies behind it. */
const room = [{ isWide: false }, { isWide: false }, { isWide: true }, { isWide: false }, { isWide: false }, { isWide: false }];

/** What people and services reported, what became of it, and why that changed. The filters are in the address. */
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
        <PageOfBlocks
          name="Reports"
          question={toPageQuestion('REPORTS', scope)}
          room={room}
          asked={understood}
          toAddress={(change) => `/reports${toKindSearch({ ...understood, ...change })}`}
          toTime={(period) => narrowToTime(period, scope, choices)}
          onChoose={onChange}
        />
      </PageBody>
    </>
  );
}
