import { useQuery } from '@apollo/client/react';
import { lazy } from 'react';
import { Link, useNavigate } from 'react-router';

import { BOARDS_PAGE, type ListedPack } from '#features/boards/board-documents.js';
import styles from '#features/boards/Boards.module.css';
import { OutstandingTexts } from '#features/boards/OutstandingTexts.js';
import { describeSignOff, stateWords, toPackAddress } from '#features/boards/pack-words.js';
import { PackDownloads } from '#features/boards/PackDownloads.js';
import { PaperMark } from '#features/boards/PaperMark.js';
import { RevisedInList } from '#features/boards/revisions/RevisedInList.js';
import { comparingWords } from '#features/boards/revisions/revision-words.js';
import { askAgain } from '#graphql/ask-again.js';
import { formatDay, formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { DialogButton } from '#ui/DialogButton.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

const loadFields = async () => ({
  default: (await import('#features/boards/edit/OpenPackFields.js')).OpenPackFields,
});
const OpenPackFields = lazy(loadFields);

/** Every pack that the reader may see, by quarter and area. */
export function BoardsPage() {
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(BOARDS_PAGE, { fetchPolicy: 'cache-and-network' });
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Boards">Loading</PlainPage>;
    return <PageProblem error={error} asked="packs" onRetry={() => askAgain(refetch())} />;
  }
  const { boards, viewer } = data;
  const mayMake = viewer.actions.includes('MAKE_PACKS') && viewer.viewingAs === null;
  const compared = new Set(
    boards.filter(({ state }) => state === 'SIGNED_OFF').slice(0, MAX_COMPARED),
  );
  const drafts = boards.filter(({ state }) => state === 'DRAFT').slice(0, MAX_DRAFTS);
  return (
    <PageBody>
      <PageTitle name="Boards" message={describeWaiting(boards)}>
        What partnership boards see for a quarter and a place. A signed-off pack never changes.
      </PageTitle>
      {mayMake || viewer.actions.includes('KEEP_TEMPLATE') ? (
        <Actions>
          {mayMake ? (
            <DialogButton
              look="main"
              title="Open a pack"
              prepare={loadFields}
              content={(close) => (
                <OpenPackFields
                  onClose={close}
                  onDone={(pack) => void navigate(`${toPackAddress(pack)}/edit`)}
                />
              )}
            >
              Open a pack
            </DialogButton>
          ) : null}
          <Link to="/boards/template">Pack template</Link>
        </Actions>
      ) : null}
      {boards.length === 0 ? (
        <p>
          The secretary of a board opens a pack for a quarter that has ended. It is made from that
          quarter’s figures.
        </p>
      ) : (
        <ListTable
          caption="Packs by quarter and area"
          headings={[
            'Quarter',
            'Area',
            'State',
            'Texts agreed',
            'Signed off, or due',
            'Board',
            'Write or download',
          ]}
          rows={boards.map((pack) => ({ key: pack.id, cells: toCells(pack, compared.has(pack)) }))}
        />
      )}
      {drafts.map((pack) => (
        <OutstandingTexts key={pack.id} pack={pack} />
      ))}
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}

function toCells(pack: ListedPack, isCompared: boolean) {
  const { quarter, area, number, state, reason, textCount, agreedCount, meetsOn } = pack;
  const isSuperseded = state === 'SUPERSEDED';
  return [
    quarter.label,
    <Link key="area" to={toPackAddress(pack, isSuperseded ? number : null)}>
      {isSuperseded ? `${area.name}, version ${number}` : area.name}
    </Link>,
    <span key="state" className={styles.stacked}>
      <PaperMark state={marks[state]}>{stateWords[state]}</PaperMark>
      {reason === '' ? null : <small>{`Version ${number}: ${reason}`}</small>}
      {isCompared ? (
        <RevisedInList
          asked={{ quarter: quarter.key, area: area.code, version: number }}
          address={toPackAddress(pack, number)}
        />
      ) : state === 'SIGNED_OFF' ? (
        <small>{comparingWords.onOpening}</small>
      ) : null}
    </span>,
    `${agreedCount} of ${textCount}`,
    describeSignOff(pack),
    meetsOn === null ? '' : formatDay(meetsOn),
    state === 'DRAFT' || state === 'IN_REVIEW' ? (
      <Link key="write" to={`${toPackAddress(pack)}/edit`}>
        {state === 'DRAFT' ? 'Continue writing' : 'Read and sign'}
      </Link>
    ) : (
      <PackDownloads key="downloads" pack={pack} />
    ),
  ];
}

/**
 * How many signed packs are compared with today's returns, starting with the latest: each
 * comparison takes as much work as opening the pack.
 */
const MAX_COMPARED = 3;

/** The number of drafts for which the page says who owes which texts: a board has one at a time. */
const MAX_DRAFTS = 3;

const marks = {
  DRAFT: 'DRAFT',
  IN_REVIEW: 'IN_REVIEW',
  SIGNED_OFF: 'DONE',
  SUPERSEDED: 'SUPERSEDED',
} as const;

/** What is outstanding, in a sentence: the newest pack that is not signed off. */
function describeWaiting(packs: readonly ListedPack[]): string {
  const waiting = packs.find(({ state }) => state === 'DRAFT' || state === 'IN_REVIEW');
  if (waiting !== undefined) {
    const owed = waiting.textCount - waiting.agreedCount;
    const texts =
      owed === 0 ? 'has all its texts' : `is waiting for ${owed} ${owed === 1 ? 'text' : 'texts'}`;
    return `The ${waiting.area.name} pack for ${waiting.quarter.label} ${texts}`;
  }
  const [latest] = packs;
  return latest === undefined ? 'No pack yet' : `The latest pack is for ${latest.quarter.label}`;
}
