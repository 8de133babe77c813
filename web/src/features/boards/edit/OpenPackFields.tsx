import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';

import type {
  OpenPackMutation,
  OpenPackMutationVariables,
  PackChoicesQuery,
  PackChoicesQueryVariables,
} from '#graphql/operations.js';
import { toProblem } from '#graphql/problem.js';
import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { SelectControl } from '#ui/SelectControl.js';
import { TextControl } from '#ui/TextControl.js';

const PACK_CHOICES: TypedDocumentNode<PackChoicesQuery, PackChoicesQueryVariables> = gql`
  query PackChoices {
    areas {
      id
      code
      name
    }
    periods {
      id
      key
      label
      status
    }
  }
`;

const OPEN_PACK: TypedDocumentNode<OpenPackMutation, OpenPackMutationVariables> = gql`
  mutation OpenPack($input: CreatePackInput!) {
    createPack(input: $input) {
      pack {
        id
        quarter {
          id
          key
        }
        area {
          id
          code
        }
      }
      problems {
        field
        message
      }
    }
  }
`;

interface OpenPackFieldsProps {
  readonly onClose: () => void;
  /** Called with the pack that was opened. */
  readonly onDone: (pack: {
    readonly quarter: { readonly key: string };
    readonly area: { readonly code: string };
  }) => void;
}

const shown = ['quarter', 'area', 'textsDueOn', 'signOffDueOn', 'meetsOn'];

/** The form that opens the pack for a quarter that has ended, with the dates of its round. */
export function OpenPackFields({ onClose, onDone }: OpenPackFieldsProps) {
  const { data, error } = useQuery(PACK_CHOICES);
  const ended = (data?.periods ?? []).filter(({ status }) => status !== 'OPEN').toReversed();
  const [draft, setDraft] = useState({
    quarter: '',
    area: '',
    textsDueOn: '',
    signOffDueOn: '',
    meetsOn: '',
  });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const { send, isSending } = useChange(OPEN_PACK);
  useFocusOnProblem(form, problems);

  const quarter = draft.quarter === '' ? (ended[0]?.key ?? '') : draft.quarter;
  const area = draft.area === '' ? (data?.areas[0]?.code ?? '') : draft.area;
  const open = async () => {
    const { textsDueOn, signOffDueOn, meetsOn } = draft;
    const sent = await send({
      input: {
        quarter,
        area,
        textsDueOn: toDay(textsDueOn),
        signOffDueOn: toDay(signOffDueOn),
        meetsOn: toDay(meetsOn),
      },
    });
    if (sent === null) return;
    const wrong = sent.ok
      ? sent.data.createPack.problems
      : [{ field: null, message: sent.sentence }];
    setProblems(wrong);
    const pack = sent.ok ? sent.data.createPack.pack : null;
    if (wrong.length === 0 && pack !== null) onDone(pack);
  };
  const day = (field: 'textsDueOn' | 'signOffDueOn' | 'meetsOn', label: string) => (
    <TextControl
      label={label}
      hint={null}
      kind="date"
      problem={problemOf(problems, field)}
      value={draft[field]}
      onChange={(value) => setDraft((before) => ({ ...before, [field]: value }))}
    />
  );

  if (data === undefined)
    return error === undefined ? <p>Loading</p> : <p role="alert">{toProblem(error).sentence}</p>;
  return (
    <DialogForm
      ref={form}
      onSubmit={() => void open()}
      buttons={
        <>
          <Button look="main" type="submit" isPending={isSending}>
            Open the pack
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems
        sentences={[
          ...problemsBeside(problems, shown),
          ...problems.filter(({ field }) => field === 'quarter' || field === 'area'),
        ].map(({ message }) => message)}
      />
      <SelectControl
        label="Quarter"
        groups={[
          { name: null, options: ended.map(({ key, label }) => ({ code: key, name: label })) },
        ]}
        chosen={quarter}
        isSet={false}
        onChoose={(chosen) => setDraft((before) => ({ ...before, quarter: chosen }))}
      />
      <SelectControl
        label="Area"
        isSearched
        groups={[{ name: null, options: data.areas.map(({ code, name }) => ({ code, name })) }]}
        chosen={area}
        isSet={false}
        onChoose={(chosen) => setDraft((before) => ({ ...before, area: chosen }))}
      />
      {day('textsDueOn', 'Texts due')}
      {day('signOffDueOn', 'Sign-off due')}
      {day('meetsOn', 'Board meets')}
    </DialogForm>
  );
}

function toDay(written: string): string | null {
  return written === '' ? null : written;
}
