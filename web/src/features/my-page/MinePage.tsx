import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import type { ChoicesQuery } from '#graphql/operations.js';
import { useChoices } from '#graphql/use-choices.js';
import { formatMarking, formatNumber } from '#lib/format.js';
import { toChoices } from '#lib/scope/choice.js';
import { nothingAsked, readScope } from '#lib/scope/scope.js';
import { useScopeParams } from '#lib/scope/use-scope-params.js';
import { NoPeriod } from '#parts/NoPeriod.js';
import { NotUnderstood } from '#parts/NotUnderstood.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Button } from '#ui/Button.js';
import { toButtonClass } from '#ui/button-look.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import { MY_PAGE, type MyPins } from './my-page-documents.js';
import { MyAlerts } from './MyAlerts.js';
import { MyBlocks } from './MyBlocks.js';
import { MyFilters } from './MyFilters.js';
import { NothingPinned } from './NothingPinned.js';
import { useChangePins } from './use-change-pins.js';

/** The code that arranges a page is fetched on first use. */
const ArrangePage = lazy(async () => ({ default: (await import('./ArrangePage.js')).ArrangePage }));

/** My page: blocks of other pages and saved questions, with one quarter and area for all. */
export function MinePage() {
  const { data: choices, error, onRetry } = useChoices();
  const mine = useQuery(MY_PAGE, { fetchPolicy: 'cache-and-network' });
  const wrong = error ?? (mine.data === undefined ? mine.error : undefined);
  if (wrong !== undefined) {
    const again = () => {
      onRetry();
      askAgain(mine.refetch());
    };
    return <PageProblem error={wrong} asked="your own page" onRetry={again} />;
  }
  if (choices === undefined || mine.data === undefined)
    return <FilterStrip onClear={null}>{null}</FilterStrip>;
  const { myPage } = mine.data;
  return <MyPage choices={choices} page={myPage} dataVersion={myPage.dataVersion} />;
}

interface MyPageProps {
  readonly choices: ChoicesQuery;
  readonly page: MyPins;
  /** A number that goes up with each publication. */
  readonly dataVersion: number;
}

function MyPage({ choices: known, page, dataVersion }: MyPageProps) {
  const [typed, onChange] = useScopeParams();
  const [isArranging, setIsArranging] = useState(false);
  const changes = useChangePins(page);
  const choices = toChoices(known);
  const read = readScope({ ...nothingAsked, quarter: typed.quarter, area: typed.area }, choices);
  if (read === null) return <NoPeriod />;

  const { scope, problems } = read;
  const { pins } = page;
  // Without an area each block shows the area that it was pinned for.
  const around = {
    quarter: scope.quarter.code,
    area: typed.area === scope.area.code ? typed.area : null,
  };
  const isSomebodyElse = known.viewer.viewingAs !== null;

  return (
    <>
      <MyFilters
        choices={choices}
        around={around}
        onChange={onChange}
        tools={
          <>
            {pins.length < 2 ? null : (
              <Button onPress={() => setIsArranging(!isArranging)}>
                {isArranging ? 'Done arranging' : 'Arrange'}
              </Button>
            )}
            {pins.length === 0 ? null : <Button onPress={() => window.print()}>Print</Button>}
            <Link className={toButtonClass({ look: 'main' })} to="/explore/saved">
              Add a block
            </Link>
          </>
        }
      />
      <PageBody>
        <NotUnderstood problems={problems} />
        <PageTitle name="My page" message="My page">
          {describePins(pins)}
        </PageTitle>
        <HiddenText role="status">{changes.announcement}</HiddenText>
        {changes.problem === null ? null : <p role="alert">{changes.problem}</p>}
        {pins.length === 0 ? (
          <NothingPinned isSomebodyElse={isSomebodyElse} />
        ) : isArranging ? (
          <Suspense fallback={null}>
            <ArrangePage
              pins={changes.pins}
              onArrange={changes.arrange}
              onUnpin={changes.unpin}
              onDone={() => setIsArranging(false)}
            />
          </Suspense>
        ) : (
          <MyBlocks
            pins={changes.pins}
            alerts={isSomebodyElse ? null : <MyAlerts />}
            around={around}
            marking={known.viewer.marking}
            onNarrow={onChange}
            onUnpin={changes.unpin}
          />
        )}
        <PageFoot
          facts={[`Data version ${formatNumber(dataVersion)}`]}
          marking={formatMarking(known.viewer.marking)}
        />
      </PageBody>
    </>
  );
}

function describePins(pins: MyPins['pins']): string {
  const count = pins.length === 1 ? '1 block' : `${pins.length} blocks`;
  return pins.length === 0
    ? 'Nothing is pinned yet. Only you see this page.'
    : `${count}. Only you see this page.`;
}
