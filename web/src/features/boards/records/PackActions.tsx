import { useQuery } from '@apollo/client/react';
import { lazy } from 'react';

import type { PackParams } from '#features/boards/pack-params.type.js';
import { PaperMark } from '#features/boards/PaperMark.js';
import { toProblem } from '#graphql/problem.js';
import { useInvalidate } from '#graphql/use-invalidate.js';
import { formatDay } from '#lib/format.js';
import { DialogButton } from '#ui/DialogButton.js';
import { ListTable } from '#ui/ListTable.js';
import { Section } from '#ui/Section.js';

import { actionStateWords, describeAge } from './action-words.js';
import { PACK_RECORDS, type ShownAction } from './record-documents.js';
import styles from './Records.module.css';
import { useScrollToLatePart } from './use-scroll-to-late-part.js';

const load = async () => ({ default: (await import('./ActionFields.js')).ActionFields });
const ActionFields = lazy(load);
const loadNote = async () => ({ default: (await import('./NoteFields.js')).NoteFields });
const NoteFields = lazy(loadNote);

/**
 * The actions of the board, overdue ones first: as in the pack, and after sign-off in their current
 * state.
 */
export function PackActions({ asked }: { readonly asked: PackParams }) {
  const { data, error } = useQuery(PACK_RECORDS, {
    variables: asked,
    fetchPolicy: 'cache-and-network',
  });
  const forget = useInvalidate(['board', 'boards']);
  const part = useScrollToLatePart('actions', data !== undefined);
  if (error !== undefined && data === undefined)
    return <p role="alert">{toProblem(error).sentence}</p>;
  const pack = data?.board;
  if (pack === undefined || pack === null) return null;
  const { actions, actionsNow, canRecord, state } = pack;
  const isDraft = state === 'DRAFT' || state === 'IN_REVIEW';
  const mayRecord = canRecord && (isDraft || state === 'SIGNED_OFF');
  if (actions.length === 0 && actionsNow.length === 0 && !mayRecord) return null;
  const toRow = (action: ShownAction) => ({
    key: action.id,
    cells: toCells(action),
    action: action.canChange ? (
      <DialogButton
        title="Change an action"
        label={`Change: ${action.text}`}
        look="quiet"
        prepare={load}
        content={(close) => (
          <ActionFields
            action={action}
            area={asked.area}
            onClose={close}
            onDone={closeAnd(close, forget)}
          />
        )}
      >
        Change
      </DialogButton>
    ) : action.canNote ? (
      <DialogButton
        title="Add a note"
        label={`Add a note: ${action.text}`}
        look="quiet"
        prepare={loadNote}
        content={(close) => (
          <NoteFields action={action} onClose={close} onDone={closeAnd(close, forget)} />
        )}
      >
        Add note
      </DialogButton>
    ) : null,
  });
  const toHeading = (shown: readonly ShownAction[]) => {
    if (shown.some(({ canChange }) => canChange)) return 'Change';
    return shown.some(({ canNote }) => canNote) ? 'Note' : undefined;
  };
  const headings = ['Action', 'Owner', 'Due', 'State', 'Age'];
  return (
    <div id="actions" ref={part}>
      <Section title="Actions">
        {actions.length === 0 ? (
          <p>{isDraft ? 'No action is open.' : 'There were no actions in this pack.'}</p>
        ) : null}
        {actions.length === 0 ? null : (
          <ListTable
            caption={isDraft ? 'Board actions' : 'As the board saw them'}
            headings={headings}
            rows={actions.map(toRow)}
            actionHeading={toHeading(actions)}
          />
        )}
        {actionsNow.length === 0 ? null : (
          <ListTable
            caption="As they are now, for the next pack"
            headings={headings}
            rows={actionsNow.map(toRow)}
            actionHeading={toHeading(actionsNow)}
          />
        )}
        {mayRecord ? (
          <div>
            <DialogButton
              title="Add an action"
              prepare={load}
              content={(close) => (
                <ActionFields
                  action={null}
                  area={asked.area}
                  onClose={close}
                  onDone={closeAnd(close, forget)}
                />
              )}
            >
              Add action
            </DialogButton>
          </div>
        ) : null}
      </Section>
    </div>
  );
}

function closeAnd(close: () => void, forget: () => void) {
  return () => {
    close();
    forget();
  };
}

function toCells(action: ShownAction) {
  const { text, notes, owner, dueOn, state, isOverdue, isReportedDone } = action;
  return [
    <span key="text" className={styles.stacked}>
      <span>{text}</span>
      {isReportedDone ? <small>Its owner says that it is done.</small> : null}
      {notes === '' ? null : <small className={styles.said}>{notes}</small>}
    </span>,
    owner,
    dueOn === null ? '' : formatDay(dueOn),
    isOverdue ? (
      <PaperMark key="state" state="LATE">
        Overdue
      </PaperMark>
    ) : (
      <PaperMark
        key="state"
        state={state === 'OPEN' ? 'OWED' : state === 'DONE' ? 'DONE' : 'SUPERSEDED'}
      >
        {actionStateWords[state]}
      </PaperMark>
    ),
    describeAge(action),
  ];
}
