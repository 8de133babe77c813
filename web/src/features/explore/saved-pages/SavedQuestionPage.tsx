import '#features/explore/code-font.css';

import { useApolloClient, useQuery } from '@apollo/client/react';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';

import { toValues } from '#features/explore/saved/saved-values.js';
import { askAgain } from '#graphql/ask-again.js';
import { formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { AlertForm, ScheduleForm } from '#parts/watch/WatchForms.js';
import { Button } from '#ui/Button.js';
import { toButtonClass } from '#ui/button-look.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { SAVED_QUESTION_PAGE, type SavedWhole } from './saved-pages-documents.js';
import { SavedExport } from './SavedExport.js';
import { SavedFacts } from './SavedFacts.js';
import { SavedNotices } from './SavedNotices.js';
import styles from './SavedPages.module.css';
import { SavedSharing } from './SavedSharing.js';
import { SavedVariables } from './SavedVariables.js';
import { SavedVersions } from './SavedVersions.js';
import { SavedWatched } from './SavedWatched.js';
import { useChangeSaved } from './use-change-saved.js';
import { useWatched } from './use-watched.js';

/** This part is below everything else, so the rest need not wait for it. */
const SavedCopyAs = lazy(async () => ({ default: (await import('./SavedCopyAs.js')).SavedCopyAs }));

/**
 * One saved question: its owner, its variables, its versions, and how other programs can ask it.
 */
export function SavedQuestionPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(SAVED_QUESTION_PAGE, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const again = () => askAgain(refetch());
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Saved question">Loading</PlainPage>;
    return <PageProblem error={error} asked="a saved question" onRetry={again} />;
  }
  const { savedQuery, measures, areas, periods, viewer } = data;
  if (savedQuery === null) {
    return (
      <PlainPage title="There is no such saved question">
        <p>
          It may have been deleted, or is not shared with you. Ask the person who sent you the link
          to share it.
        </p>
        <p>
          <Link to="/explore/saved">Saved questions</Link> lists those that you can see.
        </p>
      </PlainPage>
    );
  }
  const names = new Map<string, string>([
    ...areas.map(({ code, name }) => [code, name] as const),
    ...measures.map(({ key, name }) => [key, name] as const),
  ]);
  return (
    <Question
      saved={savedQuery}
      names={names}
      values={toValues(savedQuery.variables, { periods })}
      viewer={viewer.id}
      marking={viewer.marking}
      canAct={viewer.viewingAs === null}
      onChanged={again}
    />
  );
}

interface QuestionProps {
  readonly saved: SavedWhole;
  /** Names of measures by key and of areas by code. */
  readonly names: ReadonlyMap<string, string>;
  /** Today's values of the question's variables, by name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The id of the viewer. */
  readonly viewer: string;
  readonly marking: string;
  /** Whether anything can be changed: false while viewing as somebody else. */
  readonly canAct: boolean;
  readonly onChanged: () => void;
}

function Question({ saved, names, values, viewer, marking, canAct, onChanged }: QuestionProps) {
  const { id, name, description, sharing } = saved;
  const moving = saved.variables.flatMap(({ name: variable, quartersBack }) =>
    quartersBack === null ? [] : [variable],
  );
  const changes = useChangeSaved(saved, onChanged);
  const watched = useWatched([id])(id);
  const client = useApolloClient();
  const navigate = useNavigate();
  const [announcement, setAnnouncement] = useState('');
  const pin = async () =>
    (await import('#blocks/pin/pin-block.js')).pinBlock(client, { savedQuery: id });

  return (
    <PageBody>
      <nav className={styles.crumb} aria-label="You are here">
        <Link to="/explore">Explore</Link> / <Link to="/explore/saved">Saved questions</Link>
      </nav>
      <div className={styles.head}>
        <PageTitle name="Saved question" message={name}>
          {description === '' ? 'It has no description.' : description}
        </PageTitle>
        <div className={styles.tools}>
          {canAct ? (
            <Button
              isPending={changes.isSending}
              onPress={() =>
                void changes
                  .copy()
                  .then((copied) =>
                    copied === null ? undefined : navigate(`/explore/saved/${copied}`),
                  )
              }
            >
              Make a copy
            </Button>
          ) : null}
          {canAct ? (
            <Button onPress={() => void pin().then(setAnnouncement)}>Pin to My page</Button>
          ) : null}
          {canAct ? (
            <>
              <ScheduleForm question={{ id, name }} onDone={setAnnouncement} onStale={onChanged}>
                Schedule
              </ScheduleForm>
              <AlertForm question={{ id, name }} onDone={setAnnouncement} onStale={onChanged}>
                Alert
              </AlertForm>
            </>
          ) : null}
          <Link className={toButtonClass({ look: 'main' })} to={`/explore/${id}`}>
            Open in Explore
          </Link>
        </div>
      </div>
      <HiddenText role="status">
        {announcement === '' ? changes.announcement : announcement}
      </HiddenText>
      {announcement === '' ? null : <p className={styles.announcement}>{announcement}</p>}
      {changes.problem === null ? null : <p role="alert">{changes.problem}</p>}
      <SavedNotices saved={saved} onTakeOver={canAct ? changes.takeOver : null} />
      <SavedFacts saved={saved} viewer={viewer} values={values} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <SavedVariables variables={saved.variables} names={names} />
          <SavedVersions
            saved={saved}
            names={names}
            isSending={changes.isSending}
            onRestore={canAct ? changes.restore : null}
          />
          <Suspense fallback={null}>
            <SavedCopyAs saved={{ origin: window.location.origin, id, values, moving }} />
          </Suspense>
        </div>
        <div className={styles.stack}>
          {saved.canShare && canAct ? (
            <SavedSharing sharing={sharing} onShare={changes.share} />
          ) : null}
          {watched === null ? null : <SavedWatched watched={watched} />}
          <SavedExport saved={saved} />
          {saved.canDelete && canAct ? (
            <div>
              <DialogButton
                title={`Delete “${name}”?`}
                content={(close) => (
                  <div className={styles.stack}>
                    <p>
                      It disappears for everybody who sees it, and from every page it is pinned to.
                    </p>
                    <div className={styles.tools}>
                      <Button
                        look="main"
                        isPending={changes.isSending}
                        onPress={() => {
                          close();
                          void changes
                            .remove()
                            .then((isGone) => (isGone ? navigate('/explore/saved') : undefined));
                        }}
                      >
                        Delete it
                      </Button>
                      <Button onPress={close}>Keep it</Button>
                    </div>
                  </div>
                )}
              >
                Delete this question
              </DialogButton>
            </div>
          ) : null}
        </div>
      </div>
      <PageFoot facts={[]} marking={formatMarking(marking)} />
    </PageBody>
  );
}
