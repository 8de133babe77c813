import { useQuery } from '@apollo/client/react';
import { parseAsInteger, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';

import { ReturnsTabs } from '#features/returns/ReturnsTabs.js';
import { askAgain } from '#graphql/ask-again.js';
import { useInvalidate } from '#graphql/use-invalidate.js';
import { formatMarking } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Notice } from '#ui/Notice.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { ColumnTable } from './ColumnTable.js';
import { DifferencePanel } from './DifferencePanel.js';
import { EffectPanel } from './EffectPanel.js';
import { FileBar } from './FileBar.js';
import { OnTheWay } from './OnTheWay.js';
import { OtherFiles } from './OtherFiles.js';
import { PublishBar } from './PublishBar.js';
import { QuarterNotice } from './QuarterNotice.js';
import { RowsPanel } from './RowsPanel.js';
import { ScreeningPanel } from './ScreeningPanel.js';
import styles from './Send.module.css';
import { restOnRecords, STAGED_PAGE } from './send-documents.js';
import { describeStaged } from './staged-words.js';
import { StepBar } from './StepBar.js';
import { useTurns } from './use-turns.js';
import { WhenYouPublish } from './WhenYouPublish.js';
import { WordTable } from './WordTable.js';

/** One staged return: its columns, its findings, what it changes, and publishing it. */
export function StagedPage() {
  const { id = '' } = useParams();
  const [level, setLevel] = useQueryState('level', parseAsStringLiteral(['FAIL', 'WARN']));
  const [page, setPage] = useQueryState('page', parseAsInteger.withDefault(1));
  const [rows, setRows] = useQueryState('rows', parseAsStringLiteral(['all']));
  const isAll = rows === 'all';
  const { data, error, refetch } = useQuery(STAGED_PAGE, {
    variables: { id, level, page: isAll ? 1 : page },
    fetchPolicy: 'cache-and-network',
  });
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const top = useRef<HTMLDivElement>(null);
  const wasMapping = useRef(false);
  const stateNow = data?.stagedReturn?.state;
  useEffect(() => {
    // The columns are folded away now, so that the next step is at the top.
    if (wasMapping.current && stateNow === 'SCREENED') top.current?.focus();
    wasMapping.current = stateNow === 'MAPPING';
  }, [stateNow]);
  const invalidate = useInvalidate(restOnRecords);
  const inTurn = useTurns(id, data?.stagedReturn?.version ?? 0);
  const again = () => askAgain(refetch());
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="A return">Loading</PlainPage>;
    return <PageProblem error={error} asked="the return" onRetry={again} />;
  }
  const { stagedReturn: staged, viewer } = data;
  if (staged === null)
    return (
      <PlainPage title="This return is no longer here">
        <p>
          It has been discarded, its 30 days have passed, or it belongs to another agency.{' '}
          <Link to="/returns/send">Send a return</Link>
        </p>
      </PlainPage>
    );
  const { dataset, period, agency, state } = staged;
  const mayChange = staged.canChange && viewer.viewingAs === null;
  const isScreened = staged.isOpen && state === 'SCREENED' && staged.unusable === null;
  const part = { staged, mayChange, inTurn, onChanged: again };
  const columns = <ColumnTable key={`${staged.id} ${staged.version}`} {...part} place={place} />;
  const changes = (
    <>
      {staged.difference === null ? null : (
        <DifferencePanel
          difference={staged.difference}
          isPublished={state === 'PUBLISHED'}
          isOpen={staged.isPartial && staged.question !== null}
        />
      )}
      <EffectPanel staged={staged} />
    </>
  );
  return (
    <PageBody>
      <div ref={top} tabIndex={-1}>
        <PageTitle name="Send a return" message={describeStaged(staged)}>
          {`${datasetNames[dataset]}${period === null ? '' : `, ${period.longLabel}`}, ${agency.name}.`}
        </PageTitle>
      </div>
      <ReturnsTabs current="send" quarter={period?.key ?? null} />
      {staged.isOpen && !staged.isPartial && state !== 'PUBLISHED' ? (
        <StepBar staged={staged} />
      ) : null}
      <FileBar staged={staged} isScreened={isScreened} />
      {staged.likelyDataset === null ? null : (
        <Notice
          title={`This looks like a return of ${datasetNames[staged.likelyDataset].toLowerCase()}`}
        >
          <p>
            {`Its headings fit ${datasetNames[staged.likelyDataset].toLowerCase()} better than ${datasetNames[dataset].toLowerCase()}. `}
            <Link to={`/returns/send?dataset=${staged.likelyDataset}`}>
              {`Send it as ${datasetNames[staged.likelyDataset].toLowerCase()} instead`}
            </Link>
          </p>
        </Notice>
      )}
      <QuarterNotice
        key={staged.id}
        staged={staged}
        mayChange={mayChange}
        inTurn={inTurn}
        onMoved={() => {
          again();
          // The findings and figures have changed, so the reader starts at the top of the page.
          top.current?.focus();
        }}
      />
      {staged.unusable === null ? null : (
        <Notice title="The file cannot be used">
          <p>{staged.unusable}</p>
        </Notice>
      )}
      {staged.isOpen ? null : <p>Only people who may send for the agency can see its contents.</p>}
      {isScreened ? (
        <div className={styles.sides}>
          <div className={styles.side}>
            <RowsPanel {...part} />
            {staged.wordColumns.length > 0 ? (
              <WordTable key={`words ${staged.id} ${staged.version}`} {...part} />
            ) : null}
            <ScreeningPanel
              {...part}
              shown={{ level, page, isAll }}
              onShow={(next) => {
                void setRows(next.isAll ? 'all' : null);
                void setLevel(next.level);
                void setPage(next.page === 1 ? null : next.page);
              }}
            />
            {changes}
          </div>
          <div className={styles.side}>
            {columns}
            <WhenYouPublish staged={staged} />
          </div>
        </div>
      ) : (
        <>
          {staged.isOpen && state === 'PUBLISHED' ? <OnTheWay staged={staged} /> : null}
          {staged.isOpen && state !== 'PUBLISHED' ? columns : null}
          {changes}
        </>
      )}
      {staged.isOpen ? (
        <PublishBar
          staged={staged}
          mayChange={mayChange}
          inTurn={inTurn}
          maySend={viewer.viewingAs === null}
          onPlace={setPlace}
          onChanged={() => {
            invalidate();
            again();
          }}
        />
      ) : null}
      {viewer.viewingAs === null && staged.isOpen ? (
        <OtherFiles staged={staged} others={data.stagedReturns} onChanged={again} />
      ) : null}
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}
