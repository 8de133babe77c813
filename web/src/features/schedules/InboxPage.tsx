import { useQuery } from '@apollo/client/react';
import { parseAsString, useQueryState } from 'nuqs';
import { Link } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import { useActions } from '#graphql/use-actions.js';
import { formatInstant, formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { Pager } from '#ui/Pager.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { SavedTabs } from './SavedTabs.js';
import { INBOX_PAGE, MARK_INBOX_READ } from './schedule-documents.js';
import styles from './Schedules.module.css';

/** The viewer's messages, newest first. */
export function InboxPage() {
  const [after, setAfter] = useQueryState('after', parseAsString);
  const { data, error, refetch } = useQuery(INBOX_PAGE, {
    variables: { after },
    fetchPolicy: 'cache-and-network',
  });
  const again = () => askAgain(refetch());
  const { act, isSending, announcement, problem } = useActions(again);
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Inbox">Loading</PlainPage>;
    return <PageProblem error={error} asked="your inbox" onRetry={again} />;
  }
  const { viewer, newItems, inbox } = data;
  const newInboxItems = newItems.totalCount;
  const { edges, pageInfo } = inbox;
  return (
    <PageBody>
      <SavedTabs />
      <PageTitle name="Inbox" message="Inbox">
        {edges.length === 0
          ? 'Nothing yet. Schedule results, alerts and requests from boards arrive here.'
          : `${newInboxItems} new.`}
      </PageTitle>
      <HiddenText role="status">{announcement}</HiddenText>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {newInboxItems === 0 || viewer.viewingAs !== null ? null : (
        <div>
          <Button
            isPending={isSending}
            onPress={() =>
              void act(
                MARK_INBOX_READ,
                {},
                {
                  said: 'All marked as read.',
                  toProblems: (sent) => sent.markInboxRead.problems,
                },
              )
            }
          >
            Mark all as read
          </Button>
        </div>
      )}
      {edges.length === 0 ? null : (
        <ol className={styles.inbox}>
          {edges.map(({ node: { id, at, isNew, title, body, link } }) => (
            <li key={id} data-new={isNew}>
              <h2>
                {link === null ? title : <Link to={link}>{title}</Link>}
                {isNew ? <em>New</em> : null}
              </h2>
              <p>{body}</p>
              <time dateTime={at}>{formatInstant(at)}</time>
            </li>
          ))}
        </ol>
      )}
      <Pager
        onFirst={after === null ? null : () => void setAfter(null)}
        onNext={pageInfo.hasNextPage ? () => void setAfter(pageInfo.endCursor) : null}
      />
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}
