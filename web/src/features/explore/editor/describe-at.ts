import { type Text } from '@codemirror/state';
import { offsetToPos } from 'cm6-graphql';
import { getNamedType, type GraphQLSchema, isEnumType } from 'graphql';
import { getTokenAtPosition, getTypeInfo } from 'graphql-language-service';

import { nameWords } from './schema-words.js';

/** The meaning of a word in a text. */
export interface WordHelp {
  /** The word itself. */
  readonly word: string;
  /** The type of the word's value, as text; null if it has none. */
  readonly type: string | null;
  readonly description: string;
}

/** The schema's description of the word at a position in a text; null if there is none. */
export function describeAt(schema: GraphQLSchema, doc: Text, at: number): WordHelp | null {
  const line = doc.lineAt(at);
  // The token around a position is found from just after its first character.
  const token = getTokenAtPosition(doc.toString(), offsetToPos(doc, Math.min(at + 1, line.to)));
  const { name, prevState } = token.state;
  const kind = String(token.state.kind);
  const word = token.string.trim();
  if (!/^\$?\w+$/.test(word)) return null;
  const { fieldDef, argDef, inputType, objectFieldDefs, type } = getTypeInfo(schema, token.state);
  if (kind === 'Field' || kind === 'AliasedField') return fieldDef ? toHelp(word, fieldDef) : null;
  if (kind === 'Argument') return argDef ? toHelp(word, argDef) : null;
  if (kind === 'ObjectField') {
    const field = objectFieldDefs?.[name ?? ''];
    return field ? toHelp(word, field) : null;
  }
  if (kind === 'EnumValue') {
    const owner = inputType ? getNamedType(inputType) : undefined;
    const value = isEnumType(owner) ? owner.getValue(word) : undefined;
    return value
      ? { word, type: owner?.name ?? null, description: value.description ?? nameWords(word) }
      : null;
  }
  if (kind === 'NamedType' || String(prevState?.kind) === 'NamedType') {
    const named = schema.getType(word) ?? type;
    return named && 'description' in named
      ? { word, type: null, description: named.description ?? nameWords(word) }
      : null;
  }
  return null;
}

function toHelp(
  word: string,
  {
    type,
    description,
  }: { readonly type: unknown; readonly description?: string | null | undefined },
): WordHelp {
  return { word, type: String(type), description: description ?? nameWords(word) };
}
