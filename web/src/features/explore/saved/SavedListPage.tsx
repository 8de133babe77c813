import { useQuery } from '@apollo/client/react';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import { formatDay, formatMarking, formatNumber } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { toButtonClass } from '#ui/button-look.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { Pager } from '#ui/Pager.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { SelectControl } from '#ui/SelectControl.js';
import { TextControl } from '#ui/TextControl.js';

import { PinSaved } from './PinSaved.js';
import { SAVED_LIST, type SavedListed } from './saved-pages-documents.js';
import { describeOwner, sharingWords } from './saved-words.js';
import styles from './SavedPages.module.css';
import { ownerFilterNames, useSavedParams } from './use-saved-params.js';
import { useWatched } from './use-watched.js';
import { AlertCell, RunsCell } from './WatchedCells.js';

const all = 'ALL';

/**
 * Saved questions: one’s own, those of one’s agency, and those that everyone sees. What is asked
 * for is in the address.
 */
export function SavedListPage() {
  const { find, whose, after, ask } = useSavedParams();
  const words = useDeferredValue(find.trim());
  const [announcement, setAnnouncement] = useState('');
  const { data, previousData, error, refetch } = useQuery(SAVED_LIST, {
    variables: { whose, words: words === '' ? null : words, after },
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
  // As somebody else nothing is changed.
  const canAct = shown.viewer.viewingAs === null;
  const isNarrowed = find !== '' || whose !== null;
  return (
    <>
      <FilterStrip
        onClear={isNarrowed ? () => ask({ find: '', whose: null }) : null}
        tools={
          <Link className={toButtonClass({ look: 'main' })} to="/explore">
            New question
          </Link>
        }
        areToolsOnPhones
      >
        <div className={styles.find}>
          <TextControl
            label="Find by name, words or measure"
            hint={null}
            problem={null}
            value={find}
            onChange={(text) => ask({ find: text })}
          />
        </div>
        <SelectControl
          label="Whose"
          groups={[
            {
              name: null,
              options: [
                { code: all, name: 'All I may see' },
                ...Object.entries(ownerFilterNames).map(([code, name]) => ({ code, name })),
              ],
            },
          ]}
          chosen={whose ?? all}
          isSet={whose !== null}
          onChoose={(code) =>
            ask({ whose: code === 'OWN' || code === 'AGENCY' || code === 'EVERYONE' ? code : null })
          }
        />
      </FilterStrip>
      <PageBody>
        <nav className={styles.crumb} aria-label="Saved questions and what comes by itself">
          <Link to="/explore">Explore</Link> / Saved questions. Also{' '}
          <Link to="/schedules">Schedules</Link>, <Link to="/alerts">Alerts</Link>,{' '}
          <Link to="/mine">My page</Link>
        </nav>
        <PageTitle name="Explore" message="Saved questions">
          {describeCount(edges.length, totalCount)} Each runs with the rights of whoever opens it,
          so two people may see different figures.
        </PageTitle>
        <HiddenText role="status">{announcement}</HiddenText>
        {announcement === '' ? null : <p className={styles.announcement}>{announcement}</p>}
        {edges.length === 0 ? (
          <p>
            {isNarrowed ? 'No saved question has these words.' : 'Nothing is saved yet.'}{' '}
            <Link to="/explore">Ask something in Explore</Link>, then save it.
          </p>
        ) : (
          <ListTable
            caption="Saved questions, the one saved last first"
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
                  {sharingWords[node.sharing]}
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
          onFirst={after === null ? null : () => ask({ after: null })}
          onNext={pageInfo.hasNextPage ? () => ask({ after: pageInfo.endCursor }) : null}
        />
        <PageFoot facts={[]} marking={formatMarking(shown.viewer.marking)} />
      </PageBody>
    </>
  );
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
      {description === '' ? null : <span>{description}</span>}
      {isRunnable ? null : <b>Needs mending: something it asks for is gone</b>}
    </span>
  );
}
