import { useQuery } from '@apollo/client/react';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import { formatDay, formatMarking, formatNumber } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { alertStates } from '#parts/watch/watch-words.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { Pager } from '#ui/Pager.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { PinSaved } from './PinSaved.js';
import { SAVED_LIST, type SavedListed } from './saved-pages-documents.js';
import { describeOwner, describeSharing } from './saved-words.js';
import { SavedFilters } from './SavedFilters.js';
import styles from './SavedPages.module.css';
import { useSavedParams } from './use-saved-params.js';
import { useWatched } from './use-watched.js';
import { AlertCell, RunsCell } from './WatchedCells.js';

/**
 * Saved questions: the viewer's own, their agency's, and questions for everyone. The filters are in
 * the address.
 */
export function SavedListPage() {
  const asked = useSavedParams();
  const { find, whose, alert, order, after, ask } = asked;
  const words = useDeferredValue(find.trim());
  const [announcement, setAnnouncement] = useState('');
  const { data, previousData, error, refetch } = useQuery(SAVED_LIST, {
    variables: { whose, words: words === '' ? null : words, alert, order, after },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? (error === undefined ? previousData : undefined);
  const watchedOf = useWatched(shown?.savedQueries.edges.map(({ node }) => node.id) ?? []);
  if (shown === undefined) {
    if (error === undefined) return <PlainPage title="Saved questions">Loading</PlainPage>;
    return (
      <PageProblem error={error} asked="saved questions" onRetry={() => askAgain(refetch())} />
    );
  }

  const { edges, totalCount, pageInfo } = shown.savedQueries;
  // Nothing can be changed while viewing as somebody else.
  const canAct = shown.viewer.viewingAs === null;
  return (
    <>
      <SavedFilters asked={asked} />
      <PageBody>
        <nav className={styles.crumb} aria-label="Saved questions, schedules, alerts and inbox">
          <Link to="/explore">Explore</Link> / Saved questions. Also{' '}
          <Link to="/schedules">Schedules</Link>, <Link to="/alerts">Alerts</Link>,{' '}
          <Link to="/mine">My page</Link>
        </nav>
        <PageTitle name="Explore" message="Saved questions">
          {describeCount(edges.length, totalCount)} Each runs with the access of the person who
          opens it, so two people may see different figures.
        </PageTitle>
        <HiddenText role="status">{announcement}</HiddenText>
        {announcement === '' ? null : <p className={styles.announcement}>{announcement}</p>}
        {edges.length === 0 ? (
          <p>
            {describeNone(asked)} <Link to="/explore">Ask something in Explore</Link>, then save it.
          </p>
        ) : (
          <ListTable
            caption={`Saved questions, ${order === 'NAME' ? 'by name' : 'most recently saved first'}`}
            headings={['Question', 'Owner and last change', 'Who may see it', 'Runs', 'Alert']}
            rows={edges.map(({ node }) => ({
              key: node.id,
              cells: [
                <Name key="name" saved={node} />,
                <span key="owner" className={styles.question}>
                  {describeOwner(node)}
                  <span>
                    Version {node.latestVersion}, {formatDay(node.savedAt.slice(0, 10))}
                  </span>
                </span>,
                <span key="sharing" className={styles.open}>
                  {describeSharing(node)}
                </span>,
                <RunsCell key="runs" watched={watchedOf(node.id)} />,
                <AlertCell key="alert" watched={watchedOf(node.id)} />,
              ],
              action: (
                <span className={styles.actions}>
                  <Link
                    className={styles.open}
                    to={`/explore/${node.id}`}
                    aria-label={`Open in Explore: ${node.name}`}
                  >
                    Open in Explore
                  </Link>
                  {node.measures.length === 0 || !canAct ? null : (
                    <PinSaved id={node.id} name={node.name} onTell={setAnnouncement} />
                  )}
                </span>
              ),
            }))}
            actionHeading="Open or pin"
          />
        )}
        <Pager
          isByName={order === 'NAME'}
          onFirst={after === null ? null : () => ask({ after: null })}
          onNext={pageInfo.hasNextPage ? () => ask({ after: pageInfo.endCursor }) : null}
        />
        <PageFoot facts={[]} marking={formatMarking(shown.viewer.marking)} />
      </PageBody>
    </>
  );
}

/** Why the list is empty. */
function describeNone({
  find,
  whose,
  alert,
}: Pick<ReturnType<typeof useSavedParams>, 'find' | 'whose' | 'alert'>): string {
  if (find.trim() !== '') return 'No saved question matches.';
  if (alert !== null)
    return `None of your alerts on saved questions is ${alertStates[alert].word === 'OK' ? 'OK' : alertStates[alert].word.toLowerCase()}.`;
  if (whose === 'OWN') return 'You have saved nothing yet.';
  if (whose === 'AGENCY') return 'Nobody at your agency has shared a question with it yet.';
  return whose === null ? 'Nothing is saved yet.' : 'Nothing is shared with everyone yet.';
}

function describeCount(shown: number, total: number): string {
  return shown === total
    ? `${formatNumber(total)} in all.`
    : `${formatNumber(shown)} of ${formatNumber(total)}.`;
}

function Name({ saved: { id, name, description, isRunnable } }: { readonly saved: SavedListed }) {
  return (
    <span className={styles.question}>
      <Link to={`/explore/saved/${id}`}>{name}</Link>
      {description === '' ? null : <span className={styles.description}>{description}</span>}
      {isRunnable ? null : <b>Needs fixing: something it asks for no longer exists</b>}
    </span>
  );
}
