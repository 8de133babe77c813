import { useQuery } from '@apollo/client/react';
import { lazy, useState } from 'react';
import { useNavigate } from 'react-router';

import { toPackAddress } from '#features/boards/pack-words.js';
import { PaperMark } from '#features/boards/PaperMark.js';
import { askAgain } from '#graphql/ask-again.js';
import type { PackEdition } from '#graphql/operations.js';
import { useActions } from '#graphql/use-actions.js';
import { formatDay, formatInstant } from '#lib/format.js';
import { useFocusMoved } from '#lib/use-focus-moved.js';
import { Button } from '#ui/Button.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';

import styles from './Edit.module.css';
import { type EditedPack, PACK_SIGNING, SUBMIT } from './edit-documents.js';
import { SignEdition } from './SignEdition.js';
import type { TextPlace } from './text-place.type';

const loadReason = async () => ({
  default: (await import('./SupersedeFields.js')).SupersedeFields,
});
const SupersedeFields = lazy(loadReason);
const loadHandBack = async () => ({
  default: (await import('./HandBackFields.js')).HandBackFields,
});
const HandBackFields = lazy(loadHandBack);

const HEADING = 'sign-off';

interface SignOffPanelProps {
  readonly pack: EditedPack;
  readonly at: TextPlace;
  /** The edition that the viewer may sign. */
  readonly own: PackEdition;
  readonly onChanged: () => void;
}

/** What a pack still lacks, who has signed it, and the next step. */
export function SignOffPanel({ pack, at, own, onChanged }: SignOffPanelProps) {
  const { id, version, state, canMake, signOffDueOn, missingTexts, signatures, handedBack } = pack;
  const { act, isSending, announcement, problem, finish } = useActions(onChanged);
  const [reason, setReason] = useState('');
  const navigate = useNavigate();
  const signing = useQuery(PACK_SIGNING, {
    variables: { ...at.pack, edition: own },
    fetchPolicy: 'network-only',
  });
  const read = signing.data?.board ?? null;
  const missingReturns = read?.contents.missingReturns ?? [];
  const isOpen = state === 'DRAFT' || state === 'IN_REVIEW';
  const isSigned = signatures.some(({ edition, isCurrent }) => edition === own && isCurrent);
  const missing = missingTexts.length + missingReturns.length;
  // The pressed button disappears once its action is done: the focus moves to the heading.
  const { refOf, follow } = useFocusMoved<HTMLHeadingElement>([state, String(isSigned)]);

  const submit = async () => {
    follow(HEADING);
    const isDone = await act(
      SUBMIT,
      { input: { id, version } },
      {
        said: 'The pack is with the chair.',
        toProblems: ({ submitPack: { problems } }) => problems,
      },
    );
    if (!isDone) follow(null);
  };
  return (
    <section className={styles.panel} aria-labelledby={HEADING}>
      <h2 ref={refOf(HEADING)} id={HEADING} tabIndex={-1}>
        Sign-off
      </h2>
      {isOpen ? (
        <>
          <p className={styles.note}>
            {signOffDueOn === null ? '' : `Due ${formatDay(signOffDueOn)}. `}
            {missing === 0
              ? 'Nothing is missing.'
              : `${missing} ${missing === 1 ? 'thing is' : 'things are'} missing.`}
          </p>
          <ul className={styles.checks}>
            <Check words="Texts agreed" missing={missingTexts} />
            <Check words="Returns in" missing={missingReturns} />
          </ul>
        </>
      ) : null}
      <ul className={styles.checks}>
        {signatures.map(({ edition, by, at: signedAt, isCurrent }) => (
          <li key={edition}>
            <PaperMark state={isCurrent ? 'DONE' : 'OWED'}>
              {edition === 'PARTNERS' ? 'Signed for partners' : 'Signed for cleared readers'}
            </PaperMark>
            <small>
              {by}, {formatInstant(signedAt)}
              {isCurrent ? '' : '. The pack has changed since, so it must be signed again.'}
            </small>
          </li>
        ))}
      </ul>
      {state === 'IN_REVIEW' && signatures.some(({ isCurrent }) => isCurrent) ? (
        <p className={styles.note}>
          Both editions are frozen once the other is signed too. To sign one again, first hand the
          pack back.
        </p>
      ) : null}
      {handedBack === null ? null : (
        <p className={styles.note}>
          Handed back by {handedBack.by}, {formatInstant(handedBack.at)}
          {handedBack.reason === '' ? '.' : `: “${handedBack.reason}”`}
        </p>
      )}
      {state === 'DRAFT' && canMake ? (
        <>
          <Button look="main" isPending={isSending} onPress={() => void submit()}>
            Hand to the chair
          </Button>
          {missing === 0 ? null : (
            <p className={styles.note}>
              With gaps: the first page of the pack names them, and the person who signs says why.
            </p>
          )}
        </>
      ) : null}
      {state === 'IN_REVIEW' && read?.canSign === true && !isSigned ? (
        <SignEdition
          id={id}
          edition={own}
          read={{ reading: read.reading, dataVersion: read.contents.dataVersion }}
          missing={[...missingReturns, ...missingTexts]}
          onSigned={() => follow(HEADING)}
          onChanged={onChanged}
          onReadAgain={() => askAgain(signing.refetch())}
        />
      ) : null}
      {state === 'IN_REVIEW' && read?.canRecord === true ? (
        <DialogButton
          title="Hand back for changes"
          prepare={loadHandBack}
          content={(close) => (
            <HandBackFields
              pack={{ id, version }}
              reason={reason}
              onReason={setReason}
              onClose={close}
              onDone={() => {
                close();
                setReason('');
                follow(HEADING);
                finish('The pack has been handed back for changes.');
              }}
            />
          )}
        >
          Hand back for changes
        </DialogButton>
      ) : null}
      {state === 'SIGNED_OFF' && canMake ? (
        <DialogButton
          title="Start a new version"
          prepare={loadReason}
          content={(close) => (
            <SupersedeFields
              pack={{ id, version }}
              onClose={close}
              onDone={(number) => {
                close();
                void navigate(`${toPackAddress(pack)}/edit?version=${number}`);
              }}
            />
          )}
        >
          Start a new version
        </DialogButton>
      ) : null}
      {problem === null ? null : <p role="alert">{problem}</p>}
      <HiddenText role="status">{announcement}</HiddenText>
    </section>
  );
}

function Check({
  words,
  missing,
}: {
  readonly words: string;
  readonly missing: readonly string[];
}) {
  if (missing.length === 0) {
    return (
      <li>
        <PaperMark state="DONE">{words}</PaperMark>
      </li>
    );
  }
  return (
    <li>
      <details>
        <summary>
          <PaperMark state="OWED">{`${words}: ${missing.length} missing`}</PaperMark>
        </summary>
        <ul>
          {missing.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
    </li>
  );
}
