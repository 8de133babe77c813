import { describeDifference, findLineDifference } from '#features/explore/saved/line-difference.js';

/** The content of a version. */
export interface VersionContent {
  readonly name: string;
  readonly description: string;
  readonly text: string;
  readonly variables: readonly {
    readonly name: string;
    readonly label: string;
    readonly default: unknown;
    readonly quartersBack: number | null;
  }[];
  readonly view: { readonly kind: string };
}

type Names = ReadonlyMap<string, string>;

/**
 * Describes what a version changed: its name, measures, groups and variables by name; otherwise the
 * number of changed lines.
 * @param names of measures by key and of areas by code
 */
export function describeVersion(
  before: VersionContent | null,
  after: VersionContent,
  names: Names,
): readonly string[] {
  if (before === null) return ['First saved'];
  const sentences = [
    ...(before.name === after.name ? [] : [`Renamed: it was “${before.name}”`]),
    ...(before.description === after.description ? [] : ['Purpose reworded']),
    ...describeSets(findNamed(before.text, names), findNamed(after.text, names), ''),
    ...describeSets(findGroups(before.text), findGroups(after.text), 'by '),
    ...describeVariables(before, after, names),
    ...(before.view.kind === after.view.kind
      ? []
      : [`Shown as ${lower(after.view.kind)}; it was ${lower(before.view.kind)}`]),
  ];
  if (sentences.length > 0) return sentences;
  return before.text === after.text
    ? ['Only the sharing changed']
    : [describeDifference(findLineDifference(before.text, after.text))];
}

function describeSets(
  before: readonly string[],
  after: readonly string[],
  prefix: string,
): readonly string[] {
  const added = after.filter((name) => !before.includes(name));
  const gone = before.filter((name) => !after.includes(name));
  return [
    ...added.map((name) => `${capital(prefix + name)} added`),
    ...gone.map((name) => `${capital(prefix + name)} removed`),
  ];
}

function describeVariables(
  { variables: before }: VersionContent,
  { variables: after }: VersionContent,
  names: Names,
): readonly string[] {
  const nameOf = ({ name, label }: VersionContent['variables'][number]) =>
    label === '' ? name : label;
  const added = after.filter(({ name }) => !before.some((each) => each.name === name));
  const gone = before.filter(({ name }) => !after.some((each) => each.name === name));
  const changed = after.flatMap((variable) => {
    const was = before.find(({ name }) => name === variable.name);
    const [from, to] = [was && describeValue(was, names), describeValue(variable, names)];
    return from === undefined || from === to
      ? []
      : [`${nameOf(variable)} was ${from}; it is now ${to} if left alone`];
  });
  return [
    ...added.map((variable) => `${nameOf(variable)} is now asked for each time`),
    ...gone.map((variable) => `${nameOf(variable)} is no longer asked for`),
    ...changed,
  ];
}

/**
 * Describes the default value of a variable.
 * @param names of measures by key and of areas by code
 */
export function describeValue(
  {
    default: value,
    quartersBack,
  }: Pick<VersionContent['variables'][number], 'default' | 'quartersBack'>,
  names: Names,
): string {
  if (quartersBack === 0) return 'the latest closed quarter';
  if (quartersBack !== null)
    return `${quartersBack} ${quartersBack === 1 ? 'quarter' : 'quarters'} before the latest closed one`;
  if (value === null || value === undefined) return 'as the text says';
  const toWords = (each: unknown) =>
    typeof each === 'string' ? (names.get(each) ?? each) : JSON.stringify(each);
  return Array.isArray(value) ? value.map(toWords).join(', ') : toWords(value);
}

function findNamed(text: string, names: Names): readonly string[] {
  return [...new Set(withoutComments(text).match(/\w+/g) ?? [])].flatMap(
    (word) => names.get(word) ?? [],
  );
}

function findGroups(text: string): readonly string[] {
  const groups = [...withoutComments(text).matchAll(/\bby\s*:\s*\[([^\]]*)\]/g)].flatMap(
    ([, list = '']) => list.match(/\w+/g) ?? [],
  );
  return [...new Set(groups)].map(lower);
}

function withoutComments(text: string): string {
  return text.replaceAll(/#.*$/gm, '');
}

function lower(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
