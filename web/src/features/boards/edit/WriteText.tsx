import { useId, useRef, useState } from 'react';

import { kindWords } from '#features/boards/pack-words.js';
import { PaperMark } from '#features/boards/PaperMark.js';
import { useChange } from '#graphql/use-change.js';
import { findLocalStorage } from '#lib/browser-storage.js';
import { useLeaveWarning } from '#lib/use-leave-warning.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { HiddenText } from '#ui/HiddenText.js';
import { Markdown } from '#ui/Markdown.js';

import styles from './Edit.module.css';
import { WRITE_TEXT } from './edit-documents.js';
import { findTextDraft, storeTextDraft } from './text-draft.js';
import type { TextPlace } from './text-place.type.js';
import { describeOwner, describeText, describeWriters, type EditedText } from './text-words.js';
import { TextActions } from './TextActions.js';
import { TextConflict } from './TextConflict.js';
import { useTellWriting } from './use-tell-writing.js';

interface WriteTextProps {
  readonly text: EditedText;
  /** A suggestion; empty if there is none. */
  readonly suggestion: string;
  readonly at: TextPlace;
  /** Who else is writing in the text now. */
  readonly writers: readonly string[];
  /** Called after every change, so that the rest of the page can follow. */
  readonly onChanged: () => void;
}

/** A text of a section, for reading, writing and agreeing. Unsaved text is kept in this browser. */
export function WriteText({ text, suggestion, at, writers, onChanged }: WriteTextProps) {
  const id = useId();
  const { kind, edition, canWrite, post, owner, dueOn } = text;
  const standing = describeText(text);
  const apart = edition === 'CLEARED' ? ', for cleared readers only' : '';
  return (
    <section className={styles.write} aria-labelledby={id}>
      <header className={styles.writeHead}>
        <h3 id={id}>
          {kindWords[kind]}
          {apart}
        </h3>
        <PaperMark state={standing.state}>{standing.words}</PaperMark>
        <span>{describeOwner({ post, owner, dueOn })}</span>
        <p className={styles.writers} role="status">
          {describeWriters(writers, kindWords[kind])}
        </p>
      </header>
      {canWrite ? (
        <Writing text={text} suggestion={suggestion} at={at} labelId={id} onChanged={onChanged} />
      ) : text.body === '' ? (
        <p className={styles.note}>Nobody has written it yet.</p>
      ) : (
        <Markdown text={text.body} />
      )}
      {canWrite ? null : <TextActions text={text} at={at} unsaved={false} onChanged={onChanged} />}
    </section>
  );
}

/** Maximum length of a text in characters, as on the server. */
const MAX_TEXT_LENGTH = 20_000;

interface WritingProps extends Omit<WriteTextProps, 'writers'> {
  readonly labelId: string;
}

function Writing({ text, suggestion, at, labelId, onChanged }: WritingProps) {
  const { id, body: saved, version } = text;
  const [kept] = useState(() => findTextDraft(findLocalStorage(), at.viewer, id));
  const [draft, setDraft] = useState(kept);
  const [isKept, setIsKept] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const { send, isSending } = useChange(WRITE_TEXT);
  const tellWriting = useTellWriting(id);

  const body = draft?.body ?? saved;
  const isUnsaved = draft !== null && draft.body !== saved;
  const isClash = isUnsaved && draft.version !== version;
  useLeaveWarning(isUnsaved && !isKept);

  const write = (words: string, seen = draft?.version ?? version) => {
    const next = { body: words, version: seen };
    setDraft(next);
    setAnnouncement('');
    tellWriting();
    setIsKept(storeTextDraft(findLocalStorage(), { viewer: at.viewer, text: id }, next));
  };
  const forget = () => {
    setDraft(null);
    storeTextDraft(findLocalStorage(), { viewer: at.viewer, text: id }, null);
  };
  const save = async (isReady: boolean) => {
    const sent = await send({ input: { id, version: draft?.version ?? version, body, isReady } });
    if (sent === null) return;
    if (!sent.ok) {
      setProblem(
        `${sent.sentence} ${isKept ? 'Your words are kept in this browser.' : 'Your words are only on this page, because this browser could not keep them: copy them before you leave it.'}`,
      );
      return;
    }
    const [wrong] = sent.data.writeCommentary.problems;
    setProblem(wrong === undefined || wrong.field === 'version' ? null : wrong.message);
    if (wrong === undefined) {
      forget();
      setAnnouncement(isReady ? 'Saved, and ready to be agreed.' : 'Saved.');
    }
    onChanged();
  };

  return (
    <>
      {saved === '' && suggestion !== '' && body === '' ? (
        <div className={styles.suggestion}>
          <h4>Suggestion based on the figures. Nobody has used it yet</h4>
          <p>{suggestion}</p>
          <Button
            onPress={() => {
              write(suggestion);
              area.current?.focus();
            }}
          >
            Start from this
          </Button>
        </div>
      ) : null}
      {isClash ? (
        <TextConflict
          theirs={saved}
          mine={draft.body}
          onChoose={(words) => write(words, version)}
        />
      ) : (
        <>
          {kept !== null && draft === kept && isUnsaved ? (
            <p className={styles.note} role="status">
              Your unsaved words were kept in this browser.
            </p>
          ) : null}
          <textarea
            ref={area}
            className={styles.area}
            aria-labelledby={labelId}
            aria-describedby={`${labelId}-how`}
            value={body}
            maxLength={MAX_TEXT_LENGTH}
            rows={4}
            dir="auto"
            onChange={(event) => write(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              void save(text.state === 'IN_REVIEW');
            }}
          />
          <p className={styles.note} id={`${labelId}-how`}>
            {isUnsaved ? 'Not saved yet. ' : ''}**bold**, lists and links; no HTML. Control and
            Enter save.
          </p>
          <Actions>
            {isUnsaved ? (
              <>
                <Button look="main" isPending={isSending} onPress={() => void save(false)}>
                  Save
                </Button>
                <Button look="quiet" onPress={forget}>
                  Discard unsaved changes
                </Button>
              </>
            ) : null}
            {body !== '' && (isUnsaved || text.state === 'DRAFT') ? (
              <Button isPending={isSending} onPress={() => void save(true)}>
                Ready to be agreed
              </Button>
            ) : null}
            <TextActions text={text} at={at} unsaved={isUnsaved} onChanged={onChanged} />
          </Actions>
        </>
      )}
      <FormProblems sentences={problem === null ? [] : [problem]} />
      <HiddenText role="status">{announcement}</HiddenText>
    </>
  );
}
