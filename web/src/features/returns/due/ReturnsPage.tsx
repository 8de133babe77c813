import { useQuery } from '@apollo/client/react';
import { parseAsString, useQueryState } from 'nuqs';
import { Link } from 'react-router';

import { RETURNS_PAGE, type ShownReturn } from '#features/returns/return-documents.js';
import { describeAll, describeOwn, pickQuarter } from '#features/returns/return-words.js';
import styles from '#features/returns/Returns.module.css';
import { ReturnsTabs } from '#features/returns/ReturnsTabs.js';
import { askAgain } from '#graphql/ask-again.js';
import { formatDay, formatMarking } from '#lib/format.js';
import { isQuarterKey } from '#lib/quarter.js';
import { NotUnderstood } from '#parts/NotUnderstood.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { findOwn, groupReturns } from './group-returns.js';
import { OwnReturns } from './OwnReturns.js';
import { RequestPanel } from './RequestPanel.js';
import { ReturnCounts } from './ReturnCounts.js';
import { ReturnsGrid } from './ReturnsGrid.js';

/**
 * Who owes which return by when, and what has been received: a contributor's own agency first, and
 * for administrators the agencies to ask.
 */
export function ReturnsPage() {
  const [typed, setTyped] = useQueryState(
    'quarter',
    parseAsString.withOptions({ history: 'push', scroll: true }),
  );
  const asked = typed !== null && isQuarterKey(typed) ? typed : null;
  const { data, error, refetch } = useQuery(RETURNS_PAGE, {
    variables: { quarter: asked },
    fetchPolicy: 'cache-and-network',
  });
  const again = () => askAgain(refetch());
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Returns">Loading</PlainPage>;
    return <PageProblem error={error} asked="returns" onRetry={again} />;
  }

  const { viewer, periods } = data;
  const known = periods.find(({ key }) => key === asked);
  const period = known ?? pickQuarter(data.returns) ?? periods.at(-1);
  const [key, label] = [period?.key ?? '', period?.label ?? ''];
  const returns = data.returns.filter((each) => each.period.key === key);
  const own = findOwn(returns, viewer.agency?.id ?? null);
  const mayAsk = viewer.actions.includes('REQUEST_RETURNS') && viewer.viewingAs === null;
  return (
    <>
      <FilterStrip onClear={typed === null ? null : () => void setTyped(null)}>
        <FilterControl
          label="Quarter"
          groups={[
            {
              name: null,
              options: periods.map((each) => ({ code: each.key, name: each.label })).reverse(),
            },
          ]}
          chosen={key}
          isSet={asked !== null}
          onChoose={(quarter) => void setTyped(quarter)}
        />
      </FilterStrip>
      <PageBody>
        {typed === null || known !== undefined ? null : (
          <NotUnderstood problems={[`“${typed}” is not a known quarter, so ${label} is shown.`]} />
        )}
        <PageTitle
          name="Returns"
          message={own.length > 0 ? describeOwn(own, label) : describeAll(returns, label)}
        >
          {describeQuarter(returns, label)}
        </PageTitle>
        {own.length > 0 || viewer.actions.includes('SEE_STAGED_RETURNS') ? (
          <ReturnsTabs current="quarter" quarter={key} canSend={own.length > 0} />
        ) : null}
        {own.length === 0 ? null : (
          <OwnReturns
            returns={own}
            isOwnView={viewer.viewingAs === null}
            quarter={{ key, longLabel: own[0]?.period.longLabel ?? label }}
            later={data.returns.filter(
              (each) =>
                each.period.key > key && own.some(({ agency }) => agency.id === each.agency.id),
            )}
          />
        )}
        {viewer.actions.includes('MODERATE') ? (
          <p>
            <Link to="/returns/moderation">Disruptions waiting for the panel</Link>
          </p>
        ) : null}
        {viewer.actions.includes('SEE_QUALITY') ? (
          <p>
            <Link to="/quality">How good returns are, over thirteen quarters</Link>
          </p>
        ) : null}
        <ReturnCounts returns={returns} />
        <div className={mayAsk ? styles.beside : styles.alone}>
          <ReturnsGrid
            quarter={label}
            groups={groupReturns(returns, {
              ownIds: own.map(({ agency }) => agency.id),
              isByFamily: mayAsk,
            })}
          />
          {mayAsk ? <RequestPanel key={key} quarter={key} label={label} onAsked={again} /> : null}
        </div>
        <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
      </PageBody>
    </>
  );
}

/** The quarter in full, and when its returns are due. */
function describeQuarter(returns: readonly ShownReturn[], label: string): string {
  const name = returns[0]?.period.longLabel ?? label;
  const days = [...new Set(returns.map(({ dueOn }) => dueOn))].sort();
  const due = days.length === 0 ? '' : `, due ${days.map(formatDay).join(' and ')}`;
  return `${name}${due}.`;
}
