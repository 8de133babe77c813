import type { FragmentType, TypedDocumentNode } from '@apollo/client';

/**
 * The data that a component's own fragment asks for, from the answer to its page. It is masked for
 * all other components, whose types do not name it. Null if there is no answer.
 */
export function unmask<Data>(fragment: TypedDocumentNode<Data>, from: FragmentType<Data>): Data;
export function unmask<Data>(
  fragment: TypedDocumentNode<Data>,
  from: FragmentType<Data> | null,
): Data | null;
export function unmask<Data>(
  fragment: TypedDocumentNode<Data>,
  from: readonly FragmentType<Data>[],
): readonly Data[];
export function unmask(_fragment: unknown, from: unknown): unknown {
  return from;
}
