import { useQueryStates } from 'nuqs';

import { toPageQuestion } from '#blocks/page-question.js';
import { PageOfBlocks } from '#blocks/PageOfBlocks.js';
import { useChoices } from '#graphql/use-choices.js';
import { type AskedKinds, toKindSearch } from '#lib/kind-scope.js';
import { narrowToTime } from '#lib/time-question.js';
import { PageProblem } from '#parts/PageProblem.js';
import { RememberMine } from '#parts/RememberMine.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { Notice } from '#ui/Notice.js';
import { PageBody } from '#ui/PageBody.js';
import { PlainPage } from '#ui/PlainPage.js';
import { ScopeFilters } from '#ui/ScopeFilters.js';
import { SelectControl } from '#ui/SelectControl.js';

import { pathways, readReferrals, referralParsers, toReferralChoices, understandReferrals, withoutSteps } from './read-scope.js';

/** A figure and what was done in time, exploitation over time, the lists, what there is to do, and places. */
const room = [{ isWide: false }, { isWide: false }, { isWide: true }, { isWide: false }, { isWide: false }, { isWide: true }];

const everyPathway = 'all';

/** Who was put in touch with protection, by which way, for what and how soon. The filters are in the address. */
export function SafeguardingPage() {
  const { data, error, onRetry } = useChoices();
  const [typed, setAsked] = useQueryStates(referralParsers, { history: 'push', scroll: false });

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="referrals" onRetry={onRetry} />;
  }

  const choices = toReferralChoices(data);
  const read = readReferrals(typed, choices);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  const { scope, problems, understood } = read;
  const onChange = (change: Partial<AskedKinds>) => void setAsked(change);

  return (
    <>
      <ScopeFilters
        choices={choices}
        scope={scope}
        onChange={onChange}
        time={['from', 'step']}
        withoutSteps={withoutSteps}
        mine={<RememberMine viewer={data.viewer.id} asked={understood} understand={(mine) => understandReferrals(mine, choices)} />}
        onClearMore={scope.pathway === null ? null : () => onChange({ pathway: null })}
        agencyWords={{ label: 'Referred by', every: 'Any agency' }}
      >
        <SelectControl
          label="Pathway"
          groups={[{ name: null, options: [{ code: everyPathway, name: 'All pathways' }, ...pathways] }]}
          chosen={scope.pathway?.code ?? everyPathway}
          isSet={scope.pathway !== null}
          onChoose={(code) => onChange({ pathway: code === everyPathway ? null : code })}
        />
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
          name="Safeguarding"
          question={toPageQuestion('SAFEGUARDING', scope)}
          room={room}
          asked={understood}
          toAddress={(change) => `/safeguarding${toKindSearch({ ...understood, ...change })}`}
          toTime={(period) => narrowToTime(period, scope, choices)}
          onChoose={onChange}
        />
      </PageBody>
    </>
  );
}
