import { useQuery } from '@apollo/client/react';
import { parseAsString, useQueryState } from 'nuqs';
import { useRef, useState } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import { formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { SelectControl } from '#ui/SelectControl.js';
import { ShowMore } from '#ui/ShowMore.js';

import type { CaseDraft } from './case-draft.js';
import { CasePanel } from './CasePanel.js';
import styles from './Moderation.module.css';
import { MODERATION_PAGE } from './moderation-documents.js';
import { describeQueue } from './moderation-words.js';
import { QueueTable } from './QueueTable.js';
import { SeveralPanel } from './SeveralPanel.js';
import { useWayBack } from './use-way-back.js';

/** Rows in the queue at first, and rows added at a time. */
const ROWS = 100;
/** The most rows it shows. */
const MOST_ROWS = 1000;

const everyAgency = { code: '', name: 'All agencies' } as const;

/** The queue of disruptions waiting for the panel, and the open one. */
export function ModerationPage() {
  const [agency, setAgency] = useQueryState('agency', parseAsString.withOptions(pushed));
  const [opened, setOpened] = useQueryState('case', parseAsString.withOptions({ history: 'push' }));
  const [first, setFirst] = useState(ROWS);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState('');
  // What was typed about a disruption stays while others are open.
  const drafts = useRef(new Map<string, CaseDraft>());
  const queue = useWayBack(opened);
  const { data, previousData, error, refetch } = useQuery(MODERATION_PAGE, {
    variables: { agency, first },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;

  if (shown === undefined) {
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
  const cases = moderationQueue.edges.map(({ node }) => node);
  const chosen = cases.filter(({ id }) => ticked.has(id));
  const canChange = viewer.viewingAs === null;

  /** Goes on to the next case in the queue, or to the one before if this was the last. */
  const goOn = (said: string, id: string) => {
    const at = cases.findIndex((each) => each.id === id);
    const next = cases[at + 1] ?? cases[at - 1] ?? null;
    drafts.current.delete(id);
    setTicked((before) => new Set([...before].filter((each) => each !== id)));
    setOutcome(next === null ? said : `${said} Next: ${next.reference} of ${next.agency.name}.`);
    // The back button then closes the case, rather than open those that are decided.
    void setOpened(next?.id ?? null, { history: 'replace' });
    askAgain(refetch());
  };

  return (
    <>
      <FilterStrip onClear={agency === null ? null : () => void setAgency(null)}>
        <SelectControl
          label="Agency"
          isSearched
          groups={[{ name: null, options: [everyAgency, ...viewer.agencies] }]}
          chosen={agency ?? ''}
          isSet={agency !== null}
          onChoose={(code) => void setAgency(code === '' ? null : code)}
        />
      </FilterStrip>
      <PageBody>
        <PageTitle name="Moderation" message={describeQueue(cases, moderationQueue.totalCount)}>
          Longest waiting first. A panel confirms, regrades or rejects what the lead agency claims;
          only then does it count.
        </PageTitle>
        <HiddenText role="status">{outcome}</HiddenText>
        <div className={styles.sides}>
          <div className={styles.queue} ref={queue} tabIndex={-1}>
            {cases.length === 0 ? (
              <p>
                {agency === null
                  ? 'Every disruption that was submitted has been decided. The next one submitted appears here.'
                  : 'Every disruption that this agency submitted has been decided.'}
              </p>
            ) : (
              <QueueTable
                cases={cases}
                opened={opened}
                toAddress={(id) => toAddress(id, agency)}
                ticked={ticked}
                onTick={canChange ? setTicked : null}
              />
            )}
            <ShowMore
              left={Math.min(moderationQueue.totalCount, MOST_ROWS) - cases.length}
              onPress={() => setFirst(Math.min(first + ROWS, MOST_ROWS))}
            />
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
              closed={toAddress(null, agency)}
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

const pushed = { history: 'push', scroll: true } as const;

/** The address of the page with a disruption open, or with none. */
function toAddress(id: string | null, agency: string | null): string {
  const params = new URLSearchParams({
    ...(agency === null ? {} : { agency }),
    ...(id === null ? {} : { case: id }),
  });
  const query = params.toString();
  return query === '' ? '/returns/moderation' : `/returns/moderation?${query}`;
}
