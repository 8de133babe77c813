import { hasInvisible } from '#domain/invisible-characters.js';
import type { Problem } from '#domain/problem.js';
import { toQuotedValue } from '#domain/quoted-value.js';

import type { SavedContent, SavedVariable } from './saved-query.js';

/**
 * The maximum length of each part of a saved question, in characters, and the maximum number of
 * variables.
 */
export const savedLimits = {
  name: 200,
  description: 2_000,
  text: 50_000,
  label: 200,
  variables: 50,
  data: 10_000,
  quartersBack: 400,
} as const;

export type ReadContent =
  | { readonly ok: true; readonly content: SavedContent }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Validates what to save, trims names, and reports everything that is wrong with it at once.
 *
 * @param declared names of the variables that the text declares, in their order
 */
export function readContent(asked: SavedContent, declared: readonly string[]): ReadContent {
  const content = {
    ...asked,
    name: asked.name.trim().normalize('NFC'),
    description: asked.description.trim().normalize('NFC'),
    variables: asked.variables.map((variable) => ({
      ...variable,
      label: variable.label.trim().normalize('NFC'),
    })),
  };
  const problems = [
    ...findLineProblems({
      field: 'name',
      what: 'The name',
      text: content.name,
      most: savedLimits.name,
    }),
    ...(content.name === ''
      ? [
          {
            field: 'name',
            message: 'Give the question a name: say in a few words what it asks.',
          },
        ]
      : []),
    ...findLengthProblems({
      field: 'description',
      what: 'The description',
      text: content.description,
      most: savedLimits.description,
    }),
    ...findUnseenIn(content.description),
    ...findVariableProblems(content.variables, declared),
    ...findDataProblems('view.settings', content.view.settings),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, content };
}

/** Why a text is too long to keep; null if it is not. */
export function refuseLongText(text: string): Problem | null {
  return (
    findLengthProblems({
      field: 'text',
      what: 'The text of the question',
      text,
      most: savedLimits.text,
    })[0] ?? null
  );
}

interface Written {
  readonly field: string;
  /** The start of the sentence about a problem. */
  readonly what: string;
  readonly text: string;
  readonly most: number;
}

function findLineProblems(written: Written): readonly Problem[] {
  if (!hasInvisible(written.text)) return findLengthProblems(written);
  const message = `${written.what} contains a line break or an invisible character. Write it as one line of text.`;
  return [{ field: written.field, message }];
}

function findLengthProblems({ field, what, text, most }: Written): readonly Problem[] {
  const length = Array.from(text).length;
  if (length <= most) return [];
  return [
    {
      field,
      message: `${what} has ${inWords(length)} characters. Use at most ${inWords(most)}.`,
    },
  ];
}

/** Finds invisible characters in a description, which may have several lines. */
function findUnseenIn(description: string): readonly Problem[] {
  if (!hasInvisible(description.replaceAll(/[\n\r\t]/g, ' '))) return [];
  return [
    {
      field: 'description',
      message:
        'The description contains an invisible character, or one that changes the direction of text. Remove it.',
    },
  ];
}

function findVariableProblems(
  variables: readonly SavedVariable[],
  declared: readonly string[],
): readonly Problem[] {
  if (variables.length > savedLimits.variables)
    return [
      {
        field: 'variables',
        message: `There are ${inWords(variables.length)} variables. A saved question can have at most ${savedLimits.variables}.`,
      },
    ];
  const twice = variables.find(
    ({ name }, index) => variables.findIndex((other) => other.name === name) < index,
  );
  return [
    ...(twice
      ? [
          {
            field: 'variables',
            message: `The variable "${toQuotedValue(twice.name)}" is named twice. Name each once.`,
          },
        ]
      : []),
    ...variables.flatMap((variable) => findProblemsOf(variable, declared)),
  ];
}

function findProblemsOf(
  { name, label, default: value, quartersBack }: SavedVariable,
  declared: readonly string[],
): readonly Problem[] {
  const field = `variables.${toQuotedValue(name)}`;
  if (!declared.includes(name))
    return [
      {
        field: 'variables',
        message: `The text has no variable $${toQuotedValue(name)}. It has ${listOf(declared)}.`,
      },
    ];
  const isOutOfReach =
    quartersBack !== null && (quartersBack < 0 || quartersBack > savedLimits.quartersBack);
  return [
    ...findLineProblems({
      field,
      what: `The label of $${name}`,
      text: label,
      most: savedLimits.label,
    }),
    ...findDataProblems(field, value),
    ...(isOutOfReach
      ? [
          {
            field,
            message: `quartersBack must be from 0, the latest closed quarter, to ${savedLimits.quartersBack}.`,
          },
        ]
      : []),
    ...(quartersBack !== null && value !== null
      ? [
          {
            field,
            message: `$${name} has both a default and a quarter that moves. Give one of the two.`,
          },
        ]
      : []),
  ];
}

function findDataProblems(field: string, value: unknown): readonly Problem[] {
  const { length } = JSON.stringify(value ?? null);
  if (length <= savedLimits.data) return [];
  return [
    {
      field,
      message: `This takes ${inWords(length)} characters as JSON. At most ${inWords(savedLimits.data)} are allowed.`,
    },
  ];
}

function listOf(names: readonly string[]): string {
  return names.length === 0
    ? 'none'
    : names
        .slice(0, 20)
        .map((name) => `$${name}`)
        .join(', ');
}

const inWords = (count: number) => count.toLocaleString('en-GB');
