import { useChoices } from '#graphql/use-choices.js';
import { formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { RememberMine } from '#parts/RememberMine.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PlainPage } from '#ui/PlainPage.js';

import { readReferrals, toReferralChoices, understandReferrals } from './address.js';
import { ReferralFigures } from './ReferralFigures.js';
import { useAskedReferrals } from './use-asked-referrals.js';

/** Referrals of a quarter or a range: how many, of whom, for what, from where, and what was decided in time. The filters are in the address. */
export function SafeguardingPage() {
  const { data, error, onRetry } = useChoices();
  const [asked, onChange] = useAskedReferrals();

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="referrals" onRetry={onRetry} />;
  }

  const choices = toReferralChoices(data);
  const read = readReferrals(asked, choices);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  return (
    <ReferralFigures
      choices={choices}
      scope={read.scope}
      asked={read.understood}
      problems={read.problems}
      onChange={onChange}
      mine={<RememberMine viewer={data.viewer.id} asked={read.understood} understand={(mine) => understandReferrals(mine, choices)} />}
      marking={formatMarking(data.viewer.marking)}
      ownAgencies={data.viewer.agencies.map(({ name }) => name)}
    />
  );
}
