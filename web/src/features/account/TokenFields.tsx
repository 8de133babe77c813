import { gql, type TypedDocumentNode } from '@apollo/client';
import { useRef, useState } from 'react';

import type { CreateTokenMutation, CreateTokenMutationVariables } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import type { TokenScopeCode } from '#lib/token-scopes.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';
import { TickList } from '#ui/TickList.js';

import { TokenSecret } from './TokenSecret.js';

const CREATE_TOKEN: TypedDocumentNode<CreateTokenMutation, CreateTokenMutationVariables> = gql`
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      secret
      problems {
        field
        message
      }
    }
  }
`;

interface TokenFieldsProps {
  readonly scopes: readonly { readonly code: TokenScopeCode; readonly name: string }[];
  readonly onClose: () => void;
  /** Called when a token is made, while its secret is still shown. */
  readonly onMade: () => void;
}

const shown = ['name', 'scopes', 'days'];

/** A token's purpose, scopes and duration; then its secret in place of the form. */
export function TokenFields({ scopes, onClose, onMade }: TokenFieldsProps) {
  const [draft, setDraft] = useState<{
    readonly name: string;
    readonly ticked: readonly TokenScopeCode[];
    readonly days: string;
  }>({
    name: '',
    ticked: [],
    days: '30',
  });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [secret, setSecret] = useState<string | null>(null);
  const { send, isSending } = useChange(CREATE_TOKEN);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  const write = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));

  const create = async () => {
    const { name, ticked } = draft;
    const days = /^\d{1,4}$/.test(draft.days.trim()) ? Number(draft.days) : null;
    if (days === null) {
      setProblems([{ field: 'days', message: 'Enter a whole number of days, such as 30.' }]);
      return;
    }
    const sent = await send({ input: { name, scopes: [...ticked], days } });
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    setProblems(sent.data.createToken.problems);
    if (sent.data.createToken.secret === null) return;
    setSecret(sent.data.createToken.secret);
    onMade();
  };

  if (secret !== null) return <TokenSecret secret={secret} onClose={onClose} />;
  return (
    <DialogForm
      ref={form}
      onSubmit={() => void create()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            Make token
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problemsBeside(problems, shown).map(({ message }) => message)} />
      <p>A program signs in with it and can do no more than you can at that moment.</p>
      <TextControl
        label="What it is for"
        hint="For example the program that uses it. The log shows it with your name."
        problem={problemOf(problems, 'name')}
        value={draft.name}
        onChange={(name) => write({ name })}
      />
      <TickList
        label="What it may be used for"
        options={scopes}
        ticked={draft.ticked}
        problem={problemOf(problems, 'scopes')}
        onChange={(ticked) => write({ ticked })}
      />
      <TextControl
        kind="number"
        label="Days"
        hint="From 1 to 366. After that the token stops working."
        problem={problemOf(problems, 'days')}
        value={draft.days}
        onChange={(days) => write({ days })}
      />
    </DialogForm>
  );
}
