import { lazy } from 'react';

import { kindWords } from '#features/boards/pack-words.js';
import { useActions } from '#graphql/use-actions.js';
import { Button } from '#ui/Button.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';

import { AGREE_TEXT, SEPARATE_TEXT } from './edit-documents.js';
import type { TextPlace } from './text-place.type.js';
import type { EditedText } from './text-words.js';

const loadOwner = async () => ({ default: (await import('./OwnerFields.js')).OwnerFields });
const OwnerFields = lazy(loadOwner);
const loadHistory = async () => ({ default: (await import('./TextHistory.js')).TextHistory });
const TextHistory = lazy(loadHistory);

interface TextActionsProps {
  readonly text: EditedText;
  readonly at: TextPlace;
  /** Whether there is unsaved text, which cannot be agreed because nobody else has seen it. */
  readonly unsaved: boolean;
  readonly onChanged: () => void;
}

/** The actions for a text other than writing it. */
export function TextActions({ text, at, unsaved, onChanged }: TextActionsProps) {
  const { id, version, state, body, kind, edition, canAgree, canWrite } = text;
  const { act, isSending, announcement, problem } = useActions(onChanged);
  const name = kindWords[kind];

  const agree = (isAgreed: boolean) =>
    act(
      AGREE_TEXT,
      { input: { id, version, isAgreed } },
      {
        said: isAgreed ? 'Agreed.' : 'No longer agreed.',
        toProblems: ({ agreeCommentary: { problems } }) => problems,
      },
    );
  const separate = () =>
    act(
      SEPARATE_TEXT,
      { input: { id, version } },
      {
        said: 'There is now a text for cleared readers.',
        toProblems: ({ separateCommentary: { problems } }) => problems,
      },
    );

  return (
    <>
      {canAgree && body !== '' && !unsaved ? (
        <Button
          isPending={isSending}
          label={`${state === 'AGREED' ? 'Withdraw the agreement to' : 'Agree'} ${name}`}
          onPress={() => void agree(state !== 'AGREED')}
        >
          {state === 'AGREED' ? 'Withdraw the agreement' : 'Agree this text'}
        </Button>
      ) : null}
      {at.canMake ? (
        <DialogButton
          look="quiet"
          title={`Who writes “${name}”`}
          label={`Who writes ${name}`}
          prepare={loadOwner}
          content={(close) => (
            <OwnerFields
              text={text}
              onClose={close}
              onDone={() => {
                close();
                onChanged();
              }}
            />
          )}
        >
          Who writes it
        </DialogButton>
      ) : null}
      {version === 0 ? null : (
        <DialogButton
          look="quiet"
          title={`History of “${name}”`}
          label={`History of ${name}`}
          prepare={loadHistory}
          content={(close) => (
            <TextHistory text={id} edition={edition} pack={at.pack} onClose={close} />
          )}
        >
          History
        </DialogButton>
      )}
      {at.isCleared && canWrite && edition === 'PARTNERS' && body !== '' && !unsaved ? (
        <Button look="quiet" isPending={isSending} onPress={() => void separate()}>
          Write a separate text for cleared readers
        </Button>
      ) : null}
      {problem === null ? null : <p role="alert">{problem}</p>}
      <HiddenText role="status">{announcement}</HiddenText>
    </>
  );
}
