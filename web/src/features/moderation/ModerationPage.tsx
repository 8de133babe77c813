import { useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import { formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { Pager } from '#ui/Pager.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { ShowMore } from '#ui/ShowMore.js';

import type { CaseDraft } from './case-draft.js';
import { CasePanel } from './CasePanel.js';
import styles from './Moderation.module.css';
import { stageOf } from './moderation-address.js';
import { MODERATION_PAGE } from './moderation-documents.js';
import { describeList } from './moderation-words.js';
import { SeveralPanel } from './SeveralPanel.js';
import { StageList } from './StageList.js';
import { StageSwitch } from './StageSwitch.js';
import { ToSeveral } from './ToSeveral.js';
import { useModerationParams } from './use-moderation-params.js';
import { useWayBack } from './use-way-back.js';

/** How many rows the queue has at first, and how many are added at a time. */
const ROWS = 100;
/** The maximum number of rows in the queue. */
const MOST_ROWS = 1000;

const everyAgency = { code: '', name: 'All agencies' } as const;

/** Disruptions that wait for the panel, were decided or sent back, and the open one. */
export function ModerationPage() {
  const { asked, addressOf, askAgency, askPage, openInstead } = useModerationParams();
  const { list, agency, after, opened } = asked;
  const [rows, setRows] = useState({ list, agency, first: ROWS });
  const first = rows.list === list && rows.agency === agency ? rows.first : ROWS;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState('');
  // What was typed about a disruption stays while others are open.
  const drafts = useRef(new Map<string, CaseDraft>());
  const queue = useWayBack(asked);
  const { data, previousData, error, refetch } = useQuery(MODERATION_PAGE, {
    variables: { stage: stageOf[list], agency, first, after },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;

  if (shown === undefined || (error !== undefined && data === undefined)) {
    if (error === undefined) return <PlainPage title="Moderation">Loading</PlainPage>;
    return (
      <PageProblem
        error={error}
        asked="disruptions waiting for the panel"
        onRetry={() => askAgain(refetch())}
      />
    );
  }

  const { viewer, moderationQueue } = shown;
  const { pageInfo } = moderationQueue;
  // Until another list or agency has loaded, the data belongs to the previous one.
  const isListed = data !== undefined || first > ROWS;
  const cases = isListed ? moderationQueue.edges.map(({ node }) => node) : [];
  const counts = {
    waiting: shown.waiting.totalCount,
    decided: shown.decided.totalCount,
    'sent-back': shown.sentBack.totalCount,
  };
  const chosen = cases.filter(({ id }) => ticked.has(id));
  const canChange = viewer.viewingAs === null;

  /** Opens the next case in the queue, or the one before if this was the last. */
  const goOn = (said: string, id: string) => {
    const at = cases.findIndex((each) => each.id === id);
    const next = cases[at + 1] ?? cases[at - 1] ?? null;
    drafts.current.delete(id);
    setTicked((before) => new Set([...before].filter((each) => each !== id)));
    setOutcome(next === null ? said : `${said} Next: ${next.reference} of ${next.agency.name}.`);
    // The back button then closes the case, rather than opening cases that are already decided.
    openInstead(next?.id ?? null);
    askAgain(refetch());
  };

  return (
    <>
      <FilterStrip onClear={agency === null ? null : () => askAgency(null)}>
        <FilterControl
          label="Agency"
          isSearched
          groups={[{ name: null, options: [everyAgency, ...viewer.agencies] }]}
          chosen={agency ?? ''}
          isSet={agency !== null}
          onChoose={(code) => askAgency(code === '' ? null : code)}
        />
      </FilterStrip>
      <PageBody>
        <PageTitle
          name="Moderation"
          message={describeList(list, isListed ? cases : null, counts[list])}
        >
          A panel confirms, regrades or rejects what the lead agency claims; only then does it
          count.
        </PageTitle>
        <HiddenText role="status">{outcome}</HiddenText>
        <div className={styles.sides}>
          <div className={styles.queue} ref={queue} tabIndex={-1}>
            <StageSwitch
              current={list}
              counts={counts}
              toAddress={(word) => addressOf({ list: word, after: null, opened: null })}
            />
            {isListed ? (
              <StageList
                list={list}
                cases={cases}
                names={shown}
                isOfOneAgency={agency !== null}
                opened={opened}
                toAddress={(id) => addressOf({ opened: id })}
                ticked={ticked}
                onTick={canChange ? setTicked : null}
              />
            ) : (
              <p>Loading</p>
            )}
            {list === 'decided' ? (
              <Pager
                onFirst={after === null ? null : () => askPage(null)}
                onNext={isListed && pageInfo.hasNextPage ? () => askPage(pageInfo.endCursor) : null}
              />
            ) : isListed ? (
              <ShowMore
                left={Math.max(Math.min(counts[list], MOST_ROWS) - cases.length, 0)}
                onPress={() => setRows({ list, agency, first: Math.min(first + ROWS, MOST_ROWS) })}
              />
            ) : null}
            {chosen.length > 0 ? <ToSeveral count={chosen.length} /> : null}
          </div>
          {chosen.length > 0 ? (
            <SeveralPanel
              cases={chosen}
              onDone={(said) => {
                setTicked(new Set());
                setOutcome(said);
                askAgain(refetch());
              }}
              onCancel={() => setTicked(new Set())}
              onConflict={() => askAgain(refetch())}
            />
          ) : opened === null ? null : (
            <CasePanel
              key={opened}
              id={opened}
              closed={addressOf({ opened: null })}
              canChange={canChange}
              findDraft={(id) => drafts.current.get(id) ?? null}
              keepDraft={(id, draft) => void drafts.current.set(id, draft)}
              onDone={(said) => goOn(said, opened)}
              onChanged={(said) => {
                setOutcome(said);
                askAgain(refetch());
              }}
            />
          )}
        </div>
        <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
      </PageBody>
    </>
  );
}
