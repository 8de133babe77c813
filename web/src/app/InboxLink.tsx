import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { NavLink } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import type { NewInboxItemsQuery, NewInboxItemsQueryVariables } from '#graphql/operations.js';
import { HiddenText } from '#ui/HiddenText.js';

import styles from './InboxLink.module.css';

const NEW_INBOX_ITEMS: TypedDocumentNode<NewInboxItemsQuery, NewInboxItemsQueryVariables> = gql`
  query NewInboxItems {
    inbox(first: 1, isNew: true) {
      totalCount
    }
  }
`;

/** Milliseconds between checks for new messages. */
const POLLED_EVERY = 60_000;

/**
 * The link to the inbox, with the number of new messages. It checks once a minute while the page is
 * visible, and when the person returns to it.
 */
export function InboxLink() {
  const { data, refetch } = useQuery(NEW_INBOX_ITEMS, {
    fetchPolicy: 'cache-and-network',
    pollInterval: POLLED_EVERY,
    skipPollAttempt: () => document.hidden,
  });
  useEffect(() => {
    const look = () => {
      if (!document.hidden) askAgain(refetch());
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refetch]);
  const count = data?.inbox.totalCount ?? 0;
  return (
    <NavLink className={styles.link ?? ''} to="/inbox">
      Inbox{' '}
      {count === 0 ? (
        <HiddenText>nothing new</HiddenText>
      ) : (
        <>
          <b>{count > 99 ? '99+' : count}</b> <HiddenText>new</HiddenText>
        </>
      )}
    </NavLink>
  );
}
